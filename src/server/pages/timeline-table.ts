import { html } from "hono/html";
import { actWords } from "./act-words.ts";
import { numberWords } from "./count-words.ts";
import { dayWords } from "./day-words.ts";
import type { Series } from "./timeline-series.ts";

/** The numbers of a chart, each leading to its rows. */
export function timelineTable(series: Series, title: string) {
  const { periods, left, isWhole } = series;
  const groups = series.kind === "report" ? [] : series.groups;
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label="${title}, as a table">
    <table class="rows timeline-table">
      <thead><tr><th scope="col">When</th>${isWhole ? html`<th scope="col" class="num">All</th>` : ""}${groups.map(
        (group) =>
          html`<th scope="col" class="num">${actWords(group) ? html`<abbr title="${actWords(group)}">${group}</abbr>` : group}</th>`,
      )}</tr></thead>
      <tbody>${periods.map(
        (when) =>
          html`<tr><th scope="row" class="nowrap">${dayWords(when)}</th>${isWhole ? cell(series, null, when) : ""}${groups.map((group) => cell(series, group, when))}</tr>`,
      )}</tbody>
      <tfoot><tr><th scope="row">All</th>${isWhole ? cell(series, null, null) : ""}${groups.map((group) => cell(series, group, null))}</tr></tfoot>
    </table>
  </div>
  ${left > 0 && isWhole ? html`<p class="small muted">The ${groups.length} commonest are shown; ${numberWords(left)} more are in the numbers under “All”.</p>` : ""}
  ${isWhole ? "" : html`<p class="small muted">Those who speak and act most. A number leads to the search for the name, which also finds others of the same name.</p>`}`;
}

function cell(series: Series, group: string | null, when: string | null) {
  const count = series.count(group, when);
  if (count === 0) return html`<td class="num muted">·</td>`;
  return html`<td class="num"><a href="${series.address(group, when)}">${numberWords(count)}</a></td>`;
}
