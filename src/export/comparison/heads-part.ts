import { html } from "hono/html";
import type { DifferenceKind } from "../../compare/comparison.ts";
import { momentOfDayWords } from "../day-words.ts";
import type { Html } from "./html.ts";
import type { ComparedReport } from "./reports.ts";
import { wordCount } from "./told-row.ts";
import { type ComparisonView, KIND_NAMES, sharedWords } from "./view.ts";

const NUMBERS = ["Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];

/** "Three tellings of one story" */
export function comparisonTitle({ reports, comparison }: ComparisonView): string {
  const count = NUMBERS[reports.length - 2] ?? String(reports.length);
  return comparison.story.same ? `${count} tellings of one story` : `${count} reports side by side`;
}

const SECTION: { readonly [kind in DifferenceKind]: string } = {
  quoted: "quoted",
  "only-in": "told",
  "asserted-attributed": "told",
  status: "told",
  denied: "told",
  value: "told",
  quotation: "quotations",
  speaker: "quotations",
  words: "words",
  evaluating: "words",
};

/** The title, how many differences of which kind there are, the reports, and whether they are of one story. */
export function headsPart(view: ComparisonView, address: (document: string) => string | null): Html {
  const { counts, reports, total } = view;
  return html`<header class="compare-head">
<h1>${comparisonTitle(view)}</h1>
<p class="lead">${total === 0 ? "No differences were found." : `${total.toLocaleString("en")} ${total === 1 ? "difference" : "differences"} between them.`}</p>
${counts.length === 0 ? "" : html`<ul class="kinds">${counts.map(({ kind, count }) => html`<li><a href="#${SECTION[kind]}"><b>${count}</b> ${KIND_NAMES[kind]}</a></li>`)}</ul>`}
</header>
<section class="heads n-${reports.length}" aria-label="The reports">${reports.map((report) => head(report, view, address))}</section>
${story(view)}`;
}

function head(report: ComparedReport, { reports }: ComparisonView, address: (document: string) => string | null): Html {
  const { letter, document, label } = report;
  const shared = sharedWords(report, reports);
  const title = document.title ?? "Untitled";
  const original = webAddress(document.url);
  const stored = address(document.id);
  return html`<div class="head"><p class="outlet"><span class="letter">${letter}</span> ${label}</p>
<h2>${original === null ? title : html`<a href="${original}" rel="noreferrer external">${title}</a>`}</h2>
<p class="meta">${document.published === null ? "date unknown" : html`<time datetime="${document.published.value}">${momentOfDayWords(document.published.value)}</time>`}<br>${wordCount(document.words)}${document.whole ? "" : ", not read whole"}${shared === null ? "" : html`<br><span class="shared-note">${shared}</span>`}${stored === null ? "" : html`<br><a href="${stored}">its own page</a>`}</p></div>`;
}

/** Only an address of the web is made a link: a report may name any scheme. */
export function webAddress(url: string | null): string | null {
  const parsed = url !== null && URL.canParse(url) ? new URL(url) : null;
  return parsed?.protocol === "https:" || parsed?.protocol === "http:" ? parsed.href : null;
}

function story({ comparison }: ComparisonView): Html {
  const { same, why } = comparison.story;
  const reasons = html`<ul>${why.map((reason) => html`<li>${reason}</li>`)}</ul>`;
  if (!same)
    return html`<div class="notice is-warn"><p>These are not of one story, as far as can be told. They are set side by side all the same.</p>${reasons}</div>`;
  return html`<details class="story"><summary>Why they are taken to be of one story</summary>${reasons}</details>`;
}
