import { html } from "hono/html";
import { aboutFigure } from "./about-figure.ts";
import { headsPart } from "./heads-part.ts";
import type { Html } from "./html.ts";
import { quotationsPart } from "./quotations-part.ts";
import { quotationsTitle } from "./quoted-sides.ts";
import { textsPart } from "./texts-part.ts";
import { timelineFigure } from "./timeline-figure.ts";
import { toldPart } from "./told-part.ts";
import type { ComparisonView } from "./view.ts";
import { voicesPart } from "./voices-part.ts";
import { findWhoAboutWhom } from "./who-about-whom.ts";
import { wordsPart } from "./words-part.ts";

/** All parts of a comparison as a page shows them. `address` gives the page of a report, where it has one. */
export function comparisonBody(view: ComparisonView, address: (document: string) => string | null = () => null): Html {
  const spoken = findWhoAboutWhom(view);
  return html`<div class="comparison">
${headsPart(view, address)}
<nav class="parts" aria-label="Parts of the comparison"><ul>
<li><a href="#quoted">Who is quoted</a></li><li><a href="#told">What is told</a></li><li><a href="#words">Words used</a></li>${view.quotations.length > 0 ? html`<li><a href="#quotations">${quotationsTitle(view.quotations)}</a></li>` : ""}${spoken.length > 0 ? html`<li><a href="#about">Who speaks about whom</a></li>` : ""}<li><a href="#when">When</a></li><li><a href="#texts">The texts</a></li>
</ul></nav>
${voicesPart(view)}
${toldPart(view)}
${wordsPart(view)}
${quotationsPart(view)}
${aboutFigure(spoken, view)}
${timelineFigure(view)}
${textsPart(view)}
</div>`;
}

/** Rules that light all sentences of a row whose anchor the address names: without a script a page cannot know it otherwise. */
export function rowRules({ shared, alone }: ComparisonView): string {
  const lit = "background: var(--mark)";
  return [...shared, ...alone]
    .map(
      ({ number }) =>
        `:root:has([data-row="${number}"]:target) [data-rows~="${number}"] { ${lit}; }\n:root:has([data-row="${number}"]:target) #row-${number} .row-number { outline: 2px solid var(--accent); }`,
    )
    .join("\n");
}
