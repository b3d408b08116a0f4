import { html } from "hono/html";
import type { Html } from "./html.ts";
import { ownWords } from "./own-words.ts";
import { type QuotedSide, quotationsTitle, quotedSides } from "./quoted-sides.ts";
import type { ComparisonView } from "./view.ts";
import { toSentence } from "./words-part.ts";

/** Quotations that reports have otherwise, word against word, and what else stands in no row, in its sentences. */
export function quotationsPart({ quotations, reports }: ComparisonView): Html {
  if (quotations.length === 0) return html``;
  return html`<section class="band" aria-labelledby="quotations"><h2 id="quotations">${quotationsTitle(quotations)}</h2>
<ul class="quotations">${quotations.map((difference) => {
    const { label, sides } = quotedSides(difference, reports);
    return html`<li><p class="about">${label}</p><div class="versions-of">${sides.map(version)}</div></li>`;
  })}</ul></section>`;
}

function version({ report, who, spans, parts }: QuotedSide): Html {
  return html`<div><p class="state"><span class="letter">${report.letter}</span> <span>${who === "" ? report.label : who}</span></p>
<p class="passage">${toSentence(report, spans, ownWords(parts))}</p></div>`;
}
