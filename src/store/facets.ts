import { names } from "../text/stems.ts";
import { type FacetData, readFacetData } from "./facet-data.ts";
import { dayOfKey, dayText } from "./item-key.ts";
import { matchOf, type OtherNames } from "./query/match.ts";
import { parseQuery } from "./query/parse-query.ts";
import { nameTokens } from "./query/tokens.ts";
import { matches } from "./query/word-node.ts";
import type { Facet, FacetName, ItemKind } from "./store.ts";

export interface FacetRow {
  readonly key: number;
  readonly kind: ItemKind;
  readonly class: string;
  /** `writeFacetData` */
  readonly facets: string;
}

const MOST_VALUES = 12;

/** The longest name that a query has room for beside others. */
const LONGEST_NAME = 200;

/** How often a term of a query holds of rows, and what the facet shows for it. */
interface Value {
  readonly value: string;
  readonly query: string;
  count: number;
}

/** The values of each facet in rows, each with the number of rows that its term finds. */
export function toFacets(rows: readonly FacetRow[], otherNames: OtherNames): Facet[] {
  const facets = new Map<FacetName, Map<string, Value>>();
  const add = (name: FacetName, terms: readonly Term[]) => {
    const known = facets.get(name) ?? new Map<string, Value>();
    facets.set(name, known);
    for (const { key, value, query } of new Map(terms.map((term) => [term.key, term])).values()) {
      const counted = known.get(key) ?? { value, query, count: 0 };
      counted.count += 1;
      known.set(key, counted);
    }
  };
  const named = openNames();
  const yearOf = openYears();
  const read = rows.map(({ key, kind, class: itemClass, facets }): Item => {
    const data = readFacetData(facets);
    const { outlet, countries, names, status, sources } = data;
    const year = yearOf(key);
    add("kind", [closed("kind", kind)]);
    if (outlet !== null) add("outlet", named("outlet", [outlet]));
    if (year !== null) add("year", [{ key: year, value: year, query: `after:${year} before:${Number(year) + 1}` }]);
    const known = countries.map((country) => closed("country", country));
    add("country", known);
    if (kind === "statement") {
      add("speaker", named("speaker", names));
      add("form", [closed("form", itemClass)]);
    }
    if (kind === "event") {
      add("actor", named("by", names));
      add("type", [closed("type", itemClass)]);
      if (status !== null) add("status", [closed("status", status)]);
      add("source", sources === null ? [REPORTER] : named("asserted-by", sources));
    }
    return { kind, outlet, words: data.words };
  });
  return [...facets].flatMap(([name, known]) => {
    const commonest = [...known.values()].sort(byCount).slice(0, MOST_VALUES);
    // A name is found by any part of it, and by other names that the report or a user gives: more than it was seen with.
    const counted = OPEN.has(name)
      ? commonest.map((value) => ({ ...value, count: countOf(name, value, read, otherNames) }))
      : commonest;
    const values = counted.filter(({ count }) => count > 0).sort(byCount);
    return values.length === 0 ? [] : [{ name, values }];
  });
}

const OPEN: ReadonlySet<FacetName> = new Set<FacetName>(["outlet", "speaker", "actor", "source"]);

type Item = Pick<FacetData, "outlet" | "words"> & { readonly kind: ItemKind };

/** Of how many items the term of a value holds. */
function countOf(name: FacetName, { query }: Value, items: readonly Item[], otherNames: OtherNames): number {
  const { words } = matchOf(parseQuery(query), otherNames);
  if (words === null) return items.length;
  if (name !== "outlet") {
    const kind = name === "speaker" ? "statement" : "event";
    return items.filter((item) => item.kind === kind && matches(words, item.words)).length;
  }
  const outlets = Map.groupBy(items, ({ outlet }) => outlet);
  return [...outlets].reduce((sum, [outlet, { length }]) => {
    const isMeant = outlet !== null && matches(words, ` ${nameTokens("outlet", [outlet]).join(" ")} `);
    return sum + (isMeant ? length : 0);
  }, 0);
}

/** A value of a facet; two with the same `key` are one. */
interface Term {
  readonly key: string;
  readonly value: string;
  readonly query: string;
}

const REPORTER: Term = { key: "", value: "reporter", query: "asserted-by:reporter" };

function closed(field: string, value: string): Term {
  return { key: value, value, query: `${field}:${value}` };
}

/** A maker of the terms of names, without those that cannot be looked for. Two wordings with the same words are one. */
function openNames(): (field: string, values: readonly string[]) => Term[] {
  const keys = new Map<string, string>();
  const keyOf = (value: string) => {
    const key = keys.get(value) ?? (value.length > LONGEST_NAME ? "" : foldedName(value));
    keys.set(value, key);
    return key;
  };
  return (field, values) =>
    values.flatMap((value) => {
      const key = keyOf(value);
      return key === "" ? [] : [{ key, value, query: `${field}:${quoted(value)}` }];
    });
}

// What most names are like folds to itself in small letters.
const PLAIN = /^[A-Za-z]{1,20}(?: [A-Za-z]{1,20})*$/;

function foldedName(name: string): string {
  return PLAIN.test(name) ? name.toLowerCase() : names(name).join(" ");
}

/** A reader of the year in a key; `null` where no date is known. */
function openYears(): (key: number) => string | null {
  const years = new Map<number, string | null>();
  return (key) => {
    const day = dayOfKey(key);
    const year = years.get(day) ?? dayText(day)?.slice(0, 4) ?? null;
    years.set(day, year);
    return year;
  };
}

function byCount(a: Value, b: Value): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}

function quoted(value: string): string {
  return `"${value
    .replace(/["“”„‟]/g, " ")
    .replace(/\s+/g, " ")
    .trim()}"`;
}
