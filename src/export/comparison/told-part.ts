import { html } from "hono/html";
import type { Html } from "./html.ts";
import { type Marked, markedWords } from "./marked-words.ts";
import type { OnlyWords } from "./only-words.ts";
import { ownWords } from "./own-words.ts";
import type { ComparedReport } from "./reports.ts";
import { stateSign } from "./state-sign.ts";
import { listed } from "./state-words.ts";
import {
  type Cell,
  type Conflict,
  firstPassages,
  isTold,
  saidTogether,
  type ToldPlace,
  type ToldRow,
  toldTogether,
  wordCount,
} from "./told-row.ts";
import type { ComparisonView } from "./view.ts";

/** So many reports have room in columns. */
const MOST_COLUMNS = 4;

/** What is told: row by row how each report tells it; then what one report alone tells, on which base. */
export function toldPart({ shared, alone, onlyWords, reports }: ComparisonView): Html {
  const inColumns = reports.length <= MOST_COLUMNS;
  return html`<section class="band told ${inColumns ? "in-columns" : "in-lines"} n-${reports.length}" aria-labelledby="told"><h2 id="told">What is told</h2>
<p class="meta key">${KEY.map(([state, words]) => html`<span>${stateSign(state)} ${words}</span> `)}</p>
${
  shared.length === 0
    ? html`<p class="muted">Nothing was found that more than one of them tells.</p>`
    : html`<div>${inColumns ? columnHeads(reports) : ""}<ol class="told-rows">${shared.map((row) => sharedRow(row, inColumns))}</ol></div>`
}
${reports.map((report) => onlyIn(report, reports, alone, onlyWords))}</section>`;
}

function columnHeads(reports: readonly ComparedReport[]): Html {
  return html`<div class="sides column-heads" aria-hidden="true">${reports.map(({ letter, label }) => html`<div><span class="letter">${letter}</span> ${label}</div>`)}</div>`;
}

const KEY = [
  ["asserted", "on the reporter’s word"],
  ["attributed", "on somebody’s word"],
  ["quoted", "in somebody’s own words"],
  ["planned", "planned"],
  ["denied", "denied"],
  ["unclear", "may be told in other words"],
  ["absent", "not found"],
] as const;

function sharedRow(row: ToldRow, inColumns: boolean): Html {
  const { number, cells, conflicts } = row;
  const told = cells.filter(isTold);
  const shown = inColumns ? cells.map((cell) => [cell]) : toldTogether(cells);
  return html`<li class="told-row" id="row-${number}" data-row-of="${number}">
${rowHead(row, told[0].report)}
<div class="sides">${shown.map((same) => side(row, same))}</div>
${inColumns || told.length === cells.length ? "" : absentLine(cells)}
${conflictList(conflicts)}</li>`;
}

function rowHead({ number, what, also }: ToldRow, first: ComparedReport): Html {
  return html`<div class="row-head"><a class="row-number" href="#see-${number}-${first.letter}" aria-label="Row ${number}: to its sentences">${number}</a> <h3>${what}</h3>${
    also.length === 0
      ? ""
      : html`<p class="also">the same sentences: ${also.map(({ what, by }, k) => html`${k > 0 ? "; " : ""}${what}${by === "" ? "" : ` (${by})`}`)}</p>`
  }</div>`;
}

/** What one report has of a row, or several that have the very same. */
function side(row: ToldRow, [cell, ...same]: readonly Cell[]): Html {
  const { state, places, absence } = cell;
  const letters = html`${[cell, ...same].map(({ report: { letter } }, k) => (k === 0 ? html`<span class="letter">${letter}</span>` : html` <a class="letter" href="#see-${row.number}-${letter}" aria-label="${letter}: to its sentence">${letter}</a>`))}`;
  if (places.length === 0)
    return html`<div class="side is-${state}"><p class="state">${letters} ${stateSign(state)} <span>${absence}</span></p></div>`;
  return html`<div class="side is-${state}">${places.map((place, k) => html`<p class="state">${k === 0 ? letters : html`<span class="letter is-again" aria-hidden="true"></span>`} ${stateSign(place.state)} <span>${place.words}</span></p>${passage(row, cell.report, place)}`)}</div>`;
}

function passage({ number }: ToldRow, { letter, document }: ComparedReport, place: ToldPlace): Html {
  const looks: Marked[] = [
    ...place.marks.map(({ from, to }) => ({ from, to, look: "told-words" })),
    ...place.differing.map(({ from, to }) => ({ from, to, look: "differs" })),
  ];
  const { shown, more } = firstPassages(place);
  const words = shown.map((span, k) => html`${k > 0 ? " … " : ""}${markedWords(document.text, span, looks)}`);
  return html`<p class="passage"><a href="#see-${number}-${letter}">${words}</a>${more === "" ? "" : html`<span class="muted">${more}</span>`}</p>`;
}

function absentLine(cells: readonly Cell[]): Html {
  const unclear = cells.filter(({ state }) => state === "unclear");
  const absent = cells.filter(({ state }) => state === "absent");
  return html`<p class="absences">${unclear.length === 0 ? "" : html`<span>${stateSign("unclear")} may be told in other words in ${letters(unclear)}</span> `}${absent.length === 0 ? "" : html`<span>${stateSign("absent")} not found in ${absent.map(({ report }, k) => html`${k > 0 ? ", " : ""}${base(report)}`)}</span>`}</p>`;
}

function letters(cells: readonly Cell[]): string {
  return listed(cells.map(({ report }) => report.letter));
}

/** "B (read whole, 214 words)" */
function base({ letter, document }: ComparedReport): string {
  return `${letter} (${document.whole ? "read whole" : "not read whole"}, ${wordCount(document.words)})`;
}

function conflictList(conflicts: readonly Conflict[]): Html {
  if (conflicts.length === 0) return html``;
  return html`<dl class="conflicts">${conflicts.map(
    (conflict) =>
      html`<div><dt>${conflict.label}</dt>${saidTogether(conflict).map(({ letters, says }) => html`<dd>${letters.map((letter) => html`<span class="letter">${letter}</span> `)}${says}</dd>`)}</div>`,
  )}</dl>`;
}

function onlyIn(
  report: ComparedReport,
  reports: readonly ComparedReport[],
  alone: readonly ToldRow[],
  words: readonly OnlyWords[],
): Html {
  const rows = alone.filter(({ cells }) => cells.some((cell) => cell.report === report && isTold(cell)));
  const own = words.filter((one) => one.report === report);
  if (rows.length + own.length === 0) return html``;
  const others = reports.filter((other) => other !== report).map(base);
  return html`<section class="only-in" aria-labelledby="only-${report.letter}"><h3 id="only-${report.letter}">Only in <span class="letter">${report.letter}</span> ${report.label}</h3>
<p class="meta">Not found in ${listed(others)}, unless marked.</p>
${rows.length === 0 ? "" : html`<ol class="alone-rows">${rows.map((row) => aloneRow(row, report))}</ol>`}
${own.length === 0 ? "" : html`<p class="meta">Marked words that only <span class="letter">${report.letter}</span> has:</p><ul class="only-words">${own.map(onlyWordsOf)}</ul>`}</section>`;
}

function onlyWordsOf({ report, sentence, parts, quoted }: OnlyWords): Html {
  return html`<li><p class="passage"><a class="to-sentence" href="#s-${report.letter}-${sentence}">${ownWords(parts)}</a></p>${
    quoted.length === 0 ? "" : html`<p class="state">quoted in ${report.letter} alone: ${listed(quoted)}</p>`
  }</li>`;
}

function aloneRow(row: ToldRow, report: ComparedReport): Html {
  const { number, what, cells } = row;
  const { places } = cells.find((cell) => cell.report === report)!;
  const unclear = cells.filter(({ state }) => state === "unclear");
  return html`<li id="row-${number}" data-row-of="${number}"><a class="row-number" href="#see-${number}-${report.letter}" aria-label="Row ${number}: to its sentence">${number}</a>
<div>${places.map((place) => html`${passage(row, report, place)}<p class="state">${stateSign(place.state)} <span>${place.words} · ${what}${unclear.length === 0 ? "" : html` · <em>${letters(unclear)} may tell it in other words</em>`}</span></p>`)}</div></li>`;
}
