import { readFacetData } from "./facet-data.ts";
import { foldedName } from "./folded-name.ts";
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

/** The values of each facet in rows, each with the number of rows that its term finds. */
export function toFacets(rows: readonly FacetRow[], otherNames: OtherNames): Facet[] {
  const tally = openTally();
  const yearOf = openYears();
  for (const { key, kind, class: itemClass, facets } of rows) {
    const { outlet, countries, names, status, sources, words } = readFacetData(facets);
    const year = yearOf(key);
    tally.add("kind", [kind]);
    if (outlet !== null) tally.addNames("outlet", [outlet], outlet);
    if (year !== null) tally.add("year", [year]);
    tally.add("country", countries);
    if (kind === "statement") {
      tally.addNames("speaker", names, words);
      tally.add("form", [itemClass]);
    }
    if (kind === "event") {
      tally.addNames("actor", names, words);
      tally.add("type", [itemClass]);
      if (status !== null) tally.add("status", [status]);
      tally.addNames("source", sources ?? [], words);
      if (sources === null) tally.addReporter();
    }
  }
  return tally.facets(otherNames);
}

/** Tells the reporter's own word from somebody who is called so. */
const REPORTER = "";

/** How often values were seen, and what terms are looked for in. */
interface Seen {
  /** By what tells one value from another: the words of a name, in small letters. */
  readonly values: Map<string, { readonly key: string; readonly value: string; count: number }>;
  /** Of names: how many items have these words of the index (outlets by their name), since a term finds more than its own wording. */
  readonly texts: Map<string, number>;
}

function openTally() {
  const facets = new Map<FacetName, Seen>();
  const folded = new Map<string, string>();
  const seenOf = (name: FacetName): Seen => {
    const known = facets.get(name);
    if (known !== undefined) return known;
    const seen = { values: new Map(), texts: new Map() };
    facets.set(name, seen);
    return seen;
  };
  const once = ({ values }: Seen, key: string, value: string) => {
    const known = values.get(key);
    if (known === undefined) values.set(key, { key, value, count: 1 });
    else known.count += 1;
  };
  const foldedOf = (value: string): string => {
    const known = folded.get(value);
    if (known !== undefined) return known;
    const key = value.length > LONGEST_NAME ? "" : quicklyFolded(value);
    folded.set(value, key);
    return key;
  };
  return {
    /** One item has these values. */
    add(name: FacetName, values: readonly string[]): void {
      const seen = seenOf(name);
      for (const value of values) once(seen, value, value);
    },
    /** One item has these names, and `text` is what terms are looked for in. Names that cannot be looked for are left out. */
    addNames(name: FacetName, values: readonly string[], text: string): void {
      const seen = seenOf(name);
      seen.texts.set(text, (seen.texts.get(text) ?? 0) + 1);
      const keys = values.map(foldedOf);
      for (const [k, key] of keys.entries()) if (key !== "" && keys.indexOf(key) === k) once(seen, key, values[k]);
    },
    addReporter(): void {
      once(seenOf("source"), REPORTER, "reporter");
    },
    facets(otherNames: OtherNames): Facet[] {
      return [...facets].flatMap(([name, { values, texts }]) => {
        const commonest = [...values.values()].sort(byCount).slice(0, MOST_VALUES);
        const written = commonest.map(({ key, value, count }) => ({ value, count, query: queryOf(name, key, value) }));
        const counted = OPEN.has(name)
          ? written.map((value) => ({ ...value, count: countOf(name, value.query, texts, otherNames) }))
          : written;
        const found = counted.filter(({ count }) => count > 0).sort(byCount);
        return found.length === 0 ? [] : [{ name, values: found }];
      });
    },
  };
}

const OPEN: ReadonlySet<FacetName> = new Set<FacetName>(["outlet", "speaker", "actor", "source"]);

/** Of how many items a term holds: a name is found by any part of it, and by other names that the report or a user gives. */
function countOf(name: FacetName, query: string, texts: ReadonlyMap<string, number>, otherNames: OtherNames): number {
  const { words } = matchOf(parseQuery(query), otherNames);
  let count = 0;
  for (const [text, items] of texts) {
    const stream = name === "outlet" ? outletWords(text) : text;
    if (words === null || matches(words, stream)) count += items;
  }
  return count;
}

const MOST_OUTLETS = 2000;
const outlets = new Map<string, string>();

/** The words of the index that stand for an outlet. Outlets are few, and each is asked for with every search. */
function outletWords(outlet: string): string {
  const known = outlets.get(outlet);
  if (known !== undefined) return known;
  const words = ` ${nameTokens("outlet", [outlet]).join(" ")} `;
  if (outlets.size >= MOST_OUTLETS) outlets.clear();
  outlets.set(outlet, words);
  return words;
}

/** The term of a query that narrows it to a value. */
function queryOf(name: FacetName, key: string, value: string): string {
  switch (name) {
    case "year":
      return `after:${value} before:${Number(value) + 1}`;
    case "actor":
      return `by:${quoted(value)}`;
    case "source":
      return key === REPORTER ? "asserted-by:reporter" : `asserted-by:${quoted(value)}`;
    case "outlet":
    case "speaker":
      return `${name}:${quoted(value)}`;
    default:
      return `${name}:${value}`;
  }
}

// What most names are like folds to itself in small letters.
const PLAIN = /^[A-Za-z]{1,20}(?: [A-Za-z]{1,20})*$/;

function quicklyFolded(name: string): string {
  return PLAIN.test(name) ? name.toLowerCase() : foldedName(name);
}

/** A reader of the year in a key; `null` where no date is known. */
function openYears(): (key: number) => string | null {
  const years = new Map<number, string | null>();
  return (key) => {
    const day = dayOfKey(key);
    const known = years.get(day);
    if (known !== undefined) return known;
    const year = dayText(day)?.slice(0, 4) ?? null;
    years.set(day, year);
    return year;
  };
}

interface Counted {
  readonly value: string;
  readonly count: number;
}

function byCount(a: Counted, b: Counted): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1);
}

function quoted(value: string): string {
  return `"${value
    .replace(/["“”„‟]/g, " ")
    .replace(/\s+/g, " ")
    .trim()}"`;
}
