import { dayOfKey, dayText } from "./item-key.ts";
import type { Shown } from "./shown.ts";
import type { Facet, FacetName, ItemKind } from "./store.ts";

export interface FacetRow {
  readonly key: number;
  readonly kind: ItemKind;
  readonly class: string;
  readonly shown: string;
  readonly outlet: string | null;
}

const MOST_VALUES = 12;

/** How often each value of each facet is there; those that are always or never there are left out of no list. */
export function toFacets(rows: readonly FacetRow[]): Facet[] {
  const counts = new Map<FacetName, Map<string, number>>();
  const add = (name: FacetName, values: Iterable<string>) => {
    const of = counts.get(name) ?? new Map<string, number>();
    counts.set(name, of);
    for (const value of new Set(values)) of.set(value, (of.get(value) ?? 0) + 1);
  };
  for (const row of rows) {
    const { statement, event, countries } = JSON.parse(row.shown) as Shown;
    const year = dayText(dayOfKey(row.key))?.slice(0, 4);
    add("kind", [row.kind]);
    if (row.outlet !== null) add("outlet", [row.outlet]);
    if (year !== undefined) add("year", [year]);
    add("country", countries);
    if (statement !== null) {
      add("speaker", statement.speakerKind === "unknown" ? [] : statement.speaker.map(({ name }) => name));
      add("form", [row.class]);
    }
    if (event !== null) {
      add(
        "actor",
        event.actors.map(({ name }) => name),
      );
      add("type", [row.class]);
      add("status", [event.status]);
      add("source", event.source === null ? ["reporter"] : event.source.map(({ name }) => name));
    }
  }
  return [...counts].flatMap(([name, of]) => {
    const values = [...of].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_VALUES);
    return values.length === 0
      ? []
      : [{ name, values: values.map(([value, count]) => ({ value, count, query: termOf(name, value) })) }];
  });
}

/** The term of a query that narrows it to a value of a facet. */
function termOf(name: FacetName, value: string): string {
  switch (name) {
    case "year":
      return `after:${value} before:${String(Number(value) + 1).padStart(4, "0")}`;
    case "kind":
    case "type":
    case "status":
    case "form":
    case "country":
      return `${name}:${value}`;
    case "actor":
      return `by:${quoted(value)}`;
    case "source":
      return value === "reporter" ? "asserted-by:reporter" : `asserted-by:${quoted(value)}`;
    default:
      return `${name}:${quoted(value)}`;
  }
}

function quoted(value: string): string {
  return `"${value
    .replace(/["“”„‟]/g, " ")
    .replace(/\s+/g, " ")
    .trim()}"`;
}
