import { html } from "hono/html";
import type { ActorReport, Store } from "../../store/store.ts";
import { fittingUnit, nextPeriod, periodTerms } from "../charts/periods.ts";
import { smallBars } from "../charts/small-bars.ts";
import { addressOf, searchAddress } from "./addresses.ts";
import { counted } from "./count-words.ts";
import { dayWords } from "./day-words.ts";
import { named } from "./home-examples.ts";
import type { Html } from "./layout.ts";
import { narrowed } from "./query-clauses.ts";

/** So many that the page of one in ten thousand reports takes no longer. */
const MOST_REPORTS = 200;
const MOST_PLACES = 2000;

/** When an actor was in the news: its newest reports by month or year, and the way to its timeline; "" where no date is known. */
export async function actorTimeline(store: Store, { id, name }: { id: number; name: string }): Promise<Html | ""> {
  const { items, next } = await store.actorReports(id, { limit: MOST_REPORTS, cursor: null });
  const bars = countsByPeriod(items);
  const first = bars.at(0)?.when;
  const last = bars.at(-1)?.when;
  if (first === undefined || last === undefined) return "";
  const timeline = html`<a href="${addressOf("/timeline", { q: actorQuery(name) })}">Timeline of what this name says, does and receives</a>`;
  // One bar tells nothing that the numbers above do not.
  if (first === last)
    return html`<p class="meta">${next === null ? "All" : "The newest"} in ${dayWords(first)} · ${timeline}</p>`;
  const places = placesBetween(first, last);
  const q = `${named("about", name)} kind:report`;
  return html`<figure class="actor-timeline">
    ${smallBars(
      bars.map(({ when, count }) => ({
        at: places.indexOf(when),
        count,
        address: searchAddress(narrowed(q, periodTerms(when, when))),
        title: `${dayWords(when)}: ${counted(count, "report")}`,
      })),
      Math.max(places.length, 12),
    )}
    <figcaption>${next === null ? "Reports" : `The newest ${MOST_REPORTS} reports`}, ${dayWords(first)} to ${dayWords(last)} · ${timeline}</figcaption>
  </figure>`;
}

/** The search for whatever an actor of this name says, does or receives. */
function actorQuery(name: string): string {
  return ["speaker", "by", "to"].map((field) => named(field, name)).join(" OR ");
}

function countsByPeriod(reports: readonly ActorReport[]) {
  const months = reports
    .map(({ published }) => published?.slice(0, 7) ?? "")
    .filter((month) => /^\d{4}-\d\d$/.test(month));
  const length = fittingUnit(months) === "year" ? 4 : 7;
  const counts = new Map<string, number>();
  for (const month of months) {
    const when = month.slice(0, length);
    counts.set(when, (counts.get(when) ?? 0) + 1);
  }
  return [...counts].map(([when, count]) => ({ when, count })).sort((a, b) => (a.when < b.when ? -1 : 1));
}

/** All periods from the first to the last. */
function placesBetween(first: string, last: string): string[] {
  const places = [first];
  while (places[places.length - 1] < last && places.length < MOST_PLACES)
    places.push(nextPeriod(places[places.length - 1]));
  return places;
}
