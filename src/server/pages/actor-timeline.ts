import { html } from "hono/html";
import type { Store, Timeline } from "../../store/store.ts";
import { fittingUnit, nextPeriod, periodTerms } from "../charts/periods.ts";
import { smallBars } from "../charts/small-bars.ts";
import { addressOf, searchAddress } from "./addresses.ts";
import { counted } from "./count-words.ts";
import { dayWords } from "./day-words.ts";
import { named } from "./home-examples.ts";
import type { Html } from "./layout.ts";
import { narrowed } from "./query-clauses.ts";
import { readQuery } from "./read-query.ts";

const MOST_PLACES = 2000;

/** The search for whatever an actor of this name says, does or receives. */
export function actorQuery(name: string): string {
  return ["speaker", "by", "to"].map((field) => named(field, name)).join(" OR ");
}

/** When an actor spoke and acted, as a row of bars by month or year; "" where nothing has a date. */
export async function actorTimeline(store: Store, name: string): Promise<Html | ""> {
  const q = actorQuery(name);
  const { query } = readQuery(q);
  if (query === null) return "";
  const { points } = await store.timeline({ query, unit: "month", by: "type" });
  const bars = countsByPeriod(points, fittingUnit(points.map(({ when }) => when)) === "year" ? 4 : 7);
  const first = bars.at(0)?.when;
  const last = bars.at(-1)?.when;
  // One bar tells nothing that the numbers above do not.
  if (first === undefined || last === undefined || first === last) return "";
  const places = placesBetween(first, last);
  return html`<figure class="actor-timeline">
    ${smallBars(
      bars.map(({ when, count }) => ({
        at: places.indexOf(when),
        count,
        address: searchAddress(narrowed(q, periodTerms(when, when))),
        title: `${dayWords(when)}: ${counted(count, "statement or act", "statements and acts")}`,
      })),
      Math.max(places.length, 12),
    )}
    <figcaption>${dayWords(first)} to ${dayWords(last)}: statements and acts with this name · <a href="${addressOf("/timeline", { q })}">Timeline</a></figcaption>
  </figure>`;
}

function countsByPeriod(points: Timeline["points"], length: number) {
  const counts = new Map<string, number>();
  for (const { when, count } of points) {
    const period = when.slice(0, length);
    counts.set(period, (counts.get(period) ?? 0) + count);
  }
  return [...counts].map(([when, count]) => ({ when, count })).sort((a, b) => (a.when < b.when ? -1 : 1));
}

/** All periods from the first to the last. */
export function placesBetween(first: string, last: string): string[] {
  const places = [first];
  while (places[places.length - 1] < last && places.length < MOST_PLACES)
    places.push(nextPeriod(places[places.length - 1]));
  return places;
}
