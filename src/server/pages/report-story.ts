import { html } from "hono/html";
import { MOST_COMPARED } from "../../compare/compare.ts";
import type { ReportRow } from "../../store/store.ts";
import { compareAddress } from "./addresses.ts";
import { dayWords } from "./day-words.ts";
import type { Html } from "./layout.ts";

const SHOWN = 6;

/** Leads to the others of a report's story, each beside it; nothing where there are none. */
export function sameStory(document: string, others: readonly ReportRow[]): Html {
  if (others.length === 0) return html``;
  const all = [document, ...others.slice(0, MOST_COMPARED - 1).map((other) => other.document)];
  return html`<p class="report-head same-story">Compare with ${others
    .slice(0, SHOWN)
    .map(
      (other, k) =>
        html`${k > 0 ? ", " : ""}<a href="${compareAddress([document, other.document])}">${other.outlet ?? other.title ?? other.document}</a>${other.published === null ? "" : html` <span class="muted">${dayWords(other.published.value)}</span>`}`,
    )}${others.length > 1 ? html`, or <a href="${compareAddress(all)}">${all.length === others.length + 1 ? `all ${all.length} side by side` : `the first ${all.length} side by side`}</a>` : ""}.</p>`;
}
