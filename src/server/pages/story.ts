import type { Context } from "hono";
import { html } from "hono/html";
import { momentOfDayWords } from "../../export/day-words.ts";
import type { ReportRow } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { reportAddress, storyAddress } from "./addresses.ts";
import { compareButton, comparedReports } from "./compare-story.ts";
import { counted } from "./count-words.ts";
import { publishedDay } from "./day-words.ts";
import { findStory } from "./find-story.ts";
import { page } from "./layout.ts";
import { readStoryDays } from "./story-days.ts";
import { storyTimeline } from "./story-timeline.ts";
import { whyList } from "./story-why.ts";
import { withTitles } from "./untitled.ts";

/** GET /stories/:id: the reports of one story, when they were published and what they tell of, and what can be changed about it. */
export async function storyPage(context: Context<AppEnv>): Promise<Response> {
  const story = await findStory(context);
  const { id, size, why } = story;
  const reports = (await withTitles(context.get("store"), story.reports)).sort(byDate);
  const compared = comparedReports(story);
  const days = await readStoryDays(context.get("store"), reports, new Set(compared));
  const several = reports.length > 1;
  const body = html`<div class="page-intro"><p class="kicker"><a href="/stories">Stories</a></p>
<h1>${several ? `${counted(size, "report")} of one story` : "A report of a story of its own"}</h1>
<p class="lead">${outletWords(reports)}</p></div>
${several ? html`<p class="story-does">${compareButton(story)}${compared.length < size ? html` <span class="meta">A comparison takes ${compared.length} at most: the newest are chosen.</span>` : ""}</p>` : ""}
${storyTimeline(days, reports, compared)}
<section class="band" aria-labelledby="reports"><h2 id="reports">Reports, by date</h2>
${size > reports.length ? html`<p class="meta">Of ${counted(size, "report")} the newest ${reports.length} are listed.</p>` : ""}
${several ? partForm(id, reports) : reportList(reports, null)}</section>
${several ? html`<section class="band" aria-labelledby="why"><h2 id="why">Why they are one story</h2><div class="meta">${whyList(why)}</div></section>` : ""}
${joinForm(id)}`;
  const title = reports[0].title ?? "Report without a title";
  return context.html(
    await page({
      title: several ? `${counted(size, "report")} of one story: ${title}` : `Story: ${title}`,
      path: storyAddress(id),
      body,
      styles: ["compare"],
      alternates: { json: `/api/v1${storyAddress(id)}` },
    }),
  );
}

/** As the dates are written, undated ones last: of one day the store knows no order. */
function byDate(a: ReportRow, b: ReportRow): number {
  const [x, y] = [a.published?.value ?? "~", b.published?.value ?? "~"];
  return x < y ? -1 : x > y ? 1 : 0;
}

const NAMED = 6;

/** "Northern Gazette, Sorenia Tribune and 3 other outlets". */
function outletWords(reports: readonly ReportRow[]): string {
  const names = [...new Set(reports.map(({ outlet }) => outlet).filter((outlet) => outlet !== null))].sort();
  if (names.length === 0) return "The outlet is not known.";
  const shown = names.slice(0, NAMED);
  if (names.length > NAMED) return `${shown.join(", ")} and ${counted(names.length - NAMED, "other outlet")}`;
  return names.length === 1 ? names[0] : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function partForm(id: number, reports: readonly ReportRow[]) {
  return html`<form method="post" action="${storyAddress(id)}/part">
${reportList(reports, "document")}
<p>Is a report here that tells of something else? Tick it. The ticked reports become a story of their own, together, and stay apart from the others whatever is added later. Their texts stay as they are; joining them again takes it back.</p>
<p><button>Part the ticked reports from the story</button></p>
</form>`;
}

/** The reports in the order of their dates; with the name of a field each can be ticked. */
function reportList(reports: readonly ReportRow[], field: string | null) {
  return html`<ol class="story-reports">${reports.map(
    ({ document, title, outlet, published, words, statements, events }, k) => {
      const address = reportAddress(document);
      const shown = title ?? "Report without a title";
      const when =
        published === null
          ? publishedDay(null)
          : html`<time datetime="${published.value}">${momentOfDayWords(published.value)}</time>`;
      return html`<li id="report-${k + 1}">${field === null ? "" : html`<label class="story-tick"><input type="checkbox" name="${field}" value="${document}"><span class="visually-hidden">Part “${shown}”</span></label>`}
<div><a href="${address}">${shown}</a>
<p class="meta">${outlet ?? "outlet unknown"} · ${when} · ${counted(words, "word")} · <a href="${address}#statements">${counted(statements, "statement")}</a> · <a href="${address}#events">${counted(events, "event")}</a></p></div></li>`;
    },
  )}</ol>`;
}

function joinForm(id: number) {
  return html`<section class="band" aria-labelledby="join"><h2 id="join">Join with another story</h2>
<p>Does another report tell of the same happening? Name it. Its whole story and this one become one story, and stay so whatever is added later. Parting reports afterwards takes it back.</p>
<form method="post" action="${storyAddress(id)}/join" class="fields">
<div class="field field-wide"><label for="with">Id of the report, or the address of its page in this library</label><input id="with" name="with" required maxlength="2000" autocomplete="off" spellcheck="false"></div>
<div class="field"><button>Join with the story of this report</button></div>
</form></section>`;
}
