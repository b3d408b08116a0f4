import { html } from "hono/html";
import type { Html } from "./html.ts";
import { markedWords } from "./marked-words.ts";
import { type ComparedReport, sentenceAt } from "./reports.ts";
import type { ComparisonView } from "./view.ts";
import type { EvaluatingRow, WordingRow } from "./wording-row.ts";

/** Words used: what each report calls the same; then the words that evaluate, report by report, each in its sentence. */
export function wordsPart({ wordings, evaluating, reports }: ComparisonView): Html {
  return html`<section class="band" aria-labelledby="words"><h2 id="words">Words used</h2>
${
  wordings.length === 0
    ? html`<p class="muted">No other words for the same were found.</p>`
    : html`<ul class="wordings">${wordings.map(wording)}</ul>`
}
${evaluating.length === 0 ? "" : evaluatingList(evaluating, reports)}</section>`;
}

function wording({ about, sides }: WordingRow): Html {
  return html`<li><p class="about">${about}</p><ul>${sides.map(
    (side) =>
      html`<li><span class="letter">${side.report.letter}</span> ${toSentence(side.report, side.spans, html`<q>${side.words}</q>`)}${side.class === null ? "" : html` <span class="muted">${side.class}</span>`}</li>`,
  )}</ul></li>`;
}

function evaluatingList(rows: readonly EvaluatingRow[], reports: readonly ComparedReport[]): Html {
  return html`<h3>Words that evaluate, in the reporter’s own voice</h3>
<p class="meta">Listed as words, not as a verdict on a report: some are apt, and every count depends on length.</p>
<div class="evaluating">${reports.map((report) => {
    const own = rows.filter((row) => row.report === report);
    return html`<div><p class="outlet"><span class="letter">${report.letter}</span> ${report.label}</p>${
      own.length === 0
        ? html`<p class="muted">none found</p>`
        : html`<ul>${own.map((row) => html`<li>${toSentence(report, row.spans, inSentence(row))}</li>`)}</ul>`
    }</div>`;
  })}</div>`;
}

function inSentence({ report, sentence, words, spans }: EvaluatingRow): Html {
  if (sentence === null) return html`<q>${words.join(", ")}</q>`;
  const marks = spans.map(({ from, to }) => ({ from, to, look: "evaluates" }));
  return html`${markedWords(report.document.text, report.sentences[sentence], marks)}`;
}

/** A link to the sentence that `spans` stand in. */
export function toSentence(report: ComparedReport, spans: WordingRow["sides"][number]["spans"], words: Html): Html {
  const at = sentenceAt(report, spans);
  return at === null ? words : html`<a class="to-sentence" href="#s-${report.letter}-${at}">${words}</a>`;
}
