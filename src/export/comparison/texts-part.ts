import { html } from "hono/html";
import type { Span } from "../../record.ts";
import type { Html } from "./html.ts";
import { type Marked, markedWords } from "./marked-words.ts";
import { type ComparedReport, sentencesOf } from "./reports.ts";
import { isTold, type ToldRow } from "./told-row.ts";
import type { ComparisonView } from "./view.ts";

/** The full texts side by side, each sentence with the rows that it tells, what others have word for word in grey. */
export function textsPart({ reports, shared, alone }: ComparisonView): Html {
  const rows = [...shared, ...alone];
  return html`<section class="texts n-${reports.length}" aria-labelledby="texts"><h2 id="texts">The texts</h2>
<p class="meta key"><span><span class="shared">Grey</span>: word for word in another of them too.</span> <span><mark class="differs">Marked</mark>: told otherwise elsewhere.</span> <span>Small numbers lead back to the rows.</span></p>
<nav class="tabs" aria-label="Choose a text"><ul>${reports.map(({ letter, label }) => html`<li><a href="#text-${letter}"><span class="letter">${letter}</span> ${label}</a></li>`)}</ul></nav>
<div class="text-columns">${reports.map((report) => textOf(report, rows))}</div></section>`;
}

function textOf(report: ComparedReport, rows: readonly ToldRow[]): Html {
  const { letter, label, document, sentences, paragraphs } = report;
  const told = new Map<number, number[]>();
  const first = new Map<number, number[]>();
  const marks: Marked[][] = sentences.map(() => []);
  const put = (spans: readonly Span[], look: string) => {
    for (const { from, to } of spans)
      for (const k of sentencesOf(report, [{ from, to }])) marks[k].push({ from, to, look });
  };
  put(document.shared, "shared");
  for (const { number, cells } of rows) {
    const cell = cells.find((one) => one.report === report && isTold(one));
    if (cell === undefined) continue;
    for (const [p, place] of cell.places.entries()) {
      put(place.differing, "differs");
      for (const [s, sentence] of place.sentences.entries()) {
        told.set(sentence, [...(told.get(sentence) ?? []), number]);
        if (p === 0 && s === 0) first.set(sentence, [...(first.get(sentence) ?? []), number]);
      }
    }
  }
  const headline = [...report.headline];
  let k = 0;
  const blocks = paragraphs.map((paragraph) => {
    const parts: (Html | string)[] = [];
    let at = paragraph.from;
    const isHeadline = headline.some((h) => sentences[h].from >= paragraph.from && sentences[h].to <= paragraph.to);
    for (; k < sentences.length && sentences[k].from < paragraph.to; k++) {
      const sentence = sentences[k];
      if (at < sentence.from) parts.push(document.text.slice(at, sentence.from));
      parts.push(sentenceView(report, k, told.get(k) ?? [], first.get(k) ?? [], marks[k]));
      at = sentence.to;
    }
    if (at < paragraph.to) parts.push(document.text.slice(at, paragraph.to));
    return html`<p${isHeadline ? html` class="headline"` : ""}>${parts}</p>`;
  });
  return html`<article class="text" id="text-${letter}" aria-label="${letter}: ${label}"><h3 class="text-head"><span class="letter">${letter}</span> ${label}</h3>
<div class="text-body" tabindex="0" role="region" aria-label="Text of ${letter}">${blocks}</div></article>`;
}

function sentenceView(
  { letter, document, sentences }: ComparedReport,
  k: number,
  rows: readonly number[],
  first: readonly number[],
  marks: readonly Marked[],
): Html {
  const anchors = first.map(
    (number) => html`<span class="anchor" id="see-${number}-${letter}" data-row="${number}"></span>`,
  );
  const back = [...new Set(rows)].map(
    (number) => html`<a href="#row-${number}" aria-label="row ${number}">${number}</a>`,
  );
  return html`<span class="sentence" id="s-${letter}-${k}"${rows.length === 0 ? "" : html` data-rows="${[...new Set(rows)].join(" ")}"`}>${anchors}${markedWords(document.text, sentences[k], marks)}</span>${back.length === 0 ? "" : html`<sup class="rows-of">${back.map((link, n) => html`${n > 0 ? " " : ""}${link}`)}</sup>`}`;
}
