import type { Context } from "hono";
import { html } from "hono/html";
import type { StoryRow } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { addressOf, reportAddress, storyAddress } from "./addresses.ts";
import { compareButton } from "./compare-story.ts";
import { counted } from "./count-words.ts";
import { dataAddresses } from "./data-links.ts";
import { publishedDay } from "./day-words.ts";
import { page } from "./layout.ts";
import { pager } from "./pager.ts";
import { whyList } from "./story-why.ts";
import { withTitles } from "./untitled.ts";

const LIMIT = 20;
const SHOWN = 6;

/** GET /stories?cursor=: which reports are of one story, those with the newest report first. */
export async function storiesPage(context: Context<AppEnv>): Promise<Response> {
  const cursor = context.req.query("cursor") ?? null;
  const { items, next } = await context.get("store").stories({ limit: LIMIT, cursor });
  const named = new Map(
    (
      await withTitles(
        context.get("store"),
        items.flatMap(({ reports }) => reports),
      )
    ).map((report) => [report.document, report]),
  );
  const stories = items.map((story) => ({
    ...story,
    reports: story.reports.map((report) => named.get(report.document) ?? report),
  }));
  const address = (cursor: string | null) => addressOf("/stories", { cursor });
  const body = html`<div class="page-intro"><h1>Stories</h1>
<p class="lead">Reports of one happening by several tellers, to be set side by side.</p>
<p class="meta">They are put together as they are added, by the words that tell most in them and by their dates. A story’s page lets you join and part what was put together wrongly.</p></div>
${
  items.length > 0
    ? html`<ul class="stories">${stories.map(storyItem)}</ul>`
    : cursor === null
      ? html`<div class="empty"><p>No two reports of this library are of one story, as far as can be told.</p><p>Two of your choice can be compared all the same: <a href="/compare">give their ids</a>.</p></div>`
      : ""
}
${pager(address, cursor, next)}`;
  return context.html(
    await page({
      title: "Stories",
      path: address(cursor),
      body,
      styles: ["compare"],
      alternates: dataAddresses("/stories", {}),
    }),
  );
}

function storyItem(story: StoryRow) {
  const { id, size, reports, why } = story;
  const outlets = new Set(reports.map(({ outlet }) => outlet ?? "unknown")).size;
  const left = size - SHOWN;
  return html`<li class="story-item"><ol>${reports
    .slice(-SHOWN)
    .map(
      ({ document, title, outlet, published }) =>
        html`<li><a href="${reportAddress(document)}">${title ?? "Report without a title"}</a> <span class="meta">${outlet ?? "outlet unknown"} · ${publishedDay(published?.value ?? null)}</span></li>`,
    )}</ol>
${left > 0 ? html`<p class="meta"><a href="${storyAddress(id)}">and ${counted(left, "earlier report")}</a></p>` : ""}
<p class="story-does">${compareButton(story)} <a href="${storyAddress(id)}">The story: ${counted(size, "report")}${size > reports.length ? "" : ` of ${counted(outlets, "outlet")}`}</a></p>
<details class="meta"><summary>Why they are one story</summary>${whyList(why)}</details></li>`;
}
