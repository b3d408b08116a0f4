import type { Context } from "hono";
import { html } from "hono/html";
import { MOST_COMPARED } from "../../compare/compare.ts";
import type { AppEnv } from "../app-env.ts";
import { findStories, type LibraryStory } from "../find-stories.ts";
import { compareAddress, reportAddress } from "./addresses.ts";
import { counted } from "./count-words.ts";
import { publishedDay } from "./day-words.ts";
import { page } from "./layout.ts";

const SHOWN = 100;

/** GET /stories: which reports are of one story, the latest first. */
export async function storiesPage(context: Context<AppEnv>): Promise<Response> {
  const { stories, looked } = await findStories(context.get("store"));
  const shown = stories.slice(0, SHOWN);
  const body = html`<div class="page-intro"><h1>Stories</h1>
<p class="lead">Reports of one happening by several tellers, to be set side by side.</p>
<p class="meta">${counted(stories.length, "story", "stories")} among the newest ${counted(looked, "report")}${shown.length < stories.length ? `; the latest ${SHOWN} are shown` : ""}. Reports are put together by the words that tell most in them and by their dates.</p></div>
${
  stories.length === 0
    ? html`<div class="empty"><p>No two of these reports are of one story, as far as can be told.</p><p>Two of your choice can be compared all the same: <a href="/compare">give their ids</a>.</p></div>`
    : html`<ul class="stories">${shown.map(storyItem)}</ul>`
}`;
  return context.html(await page({ title: "Stories", path: "/stories", body, styles: ["compare"] }));
}

function storyItem({ reports, why }: LibraryStory) {
  const compared = reports.slice(0, MOST_COMPARED).map(({ document }) => document);
  const outlets = new Set(reports.map(({ outlet }) => outlet ?? "unknown")).size;
  return html`<li class="story-item"><ol>${reports.map(
    ({ document, title, outlet, published }) =>
      html`<li><a href="${reportAddress(document)}">${title ?? "Report without a title"}</a> <span class="meta">${outlet ?? "outlet unknown"} · ${publishedDay(published?.value ?? null)}</span></li>`,
  )}</ol>
<p class="story-does"><a class="button" href="${compareAddress(compared)}">${reports.length > MOST_COMPARED ? `Compare the first ${MOST_COMPARED}` : "Compare them"}</a> <span class="meta">${counted(reports.length, "report")} of ${counted(outlets, "outlet")}</span></p>
<details class="meta"><summary>Why they are one story</summary><ul>${why.map((reason) => html`<li>${reason}</li>`)}</ul></details></li>`;
}
