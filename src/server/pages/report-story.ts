import { html } from "hono/html";
import { MOST_COMPARED } from "../../compare/compare.ts";
import type { StoryRow } from "../../store/store.ts";
import { compareAddress, storyAddress } from "./addresses.ts";
import { counted } from "./count-words.ts";
import { dayWords } from "./day-words.ts";
import type { Html } from "./layout.ts";

const SHOWN = 6;

/** Leads from a report to its story and to the newest others of it, each beside the report; nothing where there are none. */
export function sameStory(document: string, { id, size, reports }: StoryRow): Html {
  const others = reports.filter((report) => report.document !== document);
  if (others.length === 0) return html``;
  const beside = others.slice(1 - MOST_COMPARED).map((other) => other.document);
  return html`<p class="report-head same-story no-print">Compare with ${others
    .slice(-SHOWN)
    .map(
      (other, k) =>
        html`${k > 0 ? ", " : ""}<a href="${compareAddress([document, other.document])}">${other.outlet ?? other.title ?? other.document}</a>${other.published === null ? "" : html` <span class="muted">${dayWords(other.published.value)}</span>`}`,
    )}${others.length > 1 ? html`, or <a href="${compareAddress([document, ...beside])}">${beside.length + 1 === size ? `all ${size} side by side` : `this and the newest ${beside.length} others side by side`}</a>` : ""}. <a href="${storyAddress(id)}">The story of ${counted(size, "report")}</a></p>`;
}
