import { html } from "hono/html";
import type { ComparedVoice } from "../../compare/comparison.ts";
import type { Span } from "../../record.ts";
import type { Html } from "./html.ts";
import { type ComparedReport, sentencesOf } from "./reports.ts";
import { wordCount } from "./told-row.ts";
import { type ComparisonView, voiceFigures } from "./view.ts";

const BAR = 100;

/** Who is quoted: voices × reports, in words and as bars of one scale. */
export function voicesPart({ voices, reports }: ComparisonView): Html {
  const most = Math.max(1, ...voices.flatMap((voice) => voice.in.map(({ words }) => words)));
  const direct = html`<svg class="key-bar" width="22" height="9" aria-hidden="true"><rect width="22" height="9" class="own"/></svg>`;
  const reported = html`<svg class="key-bar" width="22" height="9" aria-hidden="true"><rect width="22" height="9" class="whole"/></svg>`;
  return html`<section class="band" aria-labelledby="quoted"><h2 id="quoted">Who is quoted</h2>
${
  voices.length === 0
    ? html`<p class="muted">Nobody is quoted.</p>`
    : html`<p class="meta key"><span>${direct} words in direct speech</span> <span>${reported} words as the reporter tells them</span></p>
<div class="scroll-x" tabindex="0" role="group" aria-label="Voices by report"><table class="voices-table n-${reports.length}">
<thead><tr><th scope="col">Voice</th>${reports.map(({ letter, label }) => html`<th scope="col"><span class="letter">${letter}</span> <span class="outlet-name">${label}</span></th>`)}</tr></thead>
<tbody>${voices.map((voice) => html`<tr><th scope="row">${voice.name}${voice.role === null ? "" : html`<span class="role">${voice.role}</span>`}</th>${reports.map((report) => cell(voice, report, most))}</tr>`)}</tbody></table></div>`
}</section>`;
}

function cell(voice: ComparedVoice, report: ComparedReport, most: number): Html {
  const here = voice.in.find(({ document }) => document === report.document.id);
  if (here === undefined)
    return html`<td class="none"><span class="narrow-letter">${report.letter}</span> not quoted</td>`;
  const { statements, words, direct, share } = voiceFigures(here);
  const whole = Math.max(1, (BAR * words) / most);
  const own = (whole * direct) / Math.max(1, words);
  const place = firstPlace(report, here.statements);
  const figures = html`<b>${wordCount(words)}</b> <span class="more">in ${statements} ${statements === 1 ? "statement" : "statements"}, ${share} % direct</span>`;
  return html`<td><span class="narrow-letter">${report.letter}</span><svg class="bar" viewBox="0 0 ${BAR} 9" preserveAspectRatio="none" aria-hidden="true"><rect width="${whole.toFixed(1)}" height="9" class="whole"/><rect width="${own.toFixed(1)}" height="9" class="own"/></svg>
${place === null ? figures : html`<a href="#s-${report.letter}-${place}">${figures}</a>`}${here.name === voice.name ? "" : html`<span class="role">as “${here.name}”</span>`}</td>`;
}

/** The sentence of the first of some statements; `null` where the record is not at hand. */
function firstPlace(report: ComparedReport, statements: readonly string[]): number | null {
  const spans: readonly Span[] = report.record?.statements.find(({ id }) => id === statements[0])?.content.spans ?? [];
  return sentencesOf(report, spans.slice(0, 1))[0] ?? null;
}
