import { firstIndex } from "../../text/first-index.ts";
import type { Difference } from "../comparison.ts";
import type { ComparedMeanings } from "../like-meanings.ts";
import { type LinkedTellings, linkTellings } from "../linked-clauses.ts";
import type { Parties } from "../parties.ts";
import type { Telling, TellingStatement } from "../telling.ts";
import type { ToldRow } from "../told.ts";
import { type UntoldWords, untoldWords } from "../untold-words.ts";

/** A difference before it has its id. */
export type Found = Omit<Difference, "id">;

/** What the finders of differences go by. */
export interface Context {
  readonly tellings: readonly Telling[];
  readonly parties: Parties;
  readonly rows: readonly ToldRow[];
  /** The telling that a statement is of, and the row it stands in. */
  readonly placeOf: ReadonlyMap<TellingStatement, { readonly telling: Telling; readonly row: string }>;
  /** For each two tellings the clauses of theirs that tell of one matter. */
  readonly linked: readonly LinkedTellings[];
  /** Of each telling, by its place, the words that all others hardly tell; none where that was not read. */
  readonly untold: readonly (readonly UntoldWords[])[];
}

/** Makes the context of rows. */
export function openContext(
  tellings: readonly Telling[],
  parties: Parties,
  rows: readonly ToldRow[],
  alike: ComparedMeanings,
): Context {
  const places = rows.flatMap(({ told, items }) =>
    items.flatMap((item) =>
      "statement" in item ? [[item.statement, { telling: item.telling, row: told.id }] as const] : [],
    ),
  );
  const linked = linkTellings(tellings, alike);
  const untold = tellings.map((telling) =>
    untoldWords(
      telling,
      tellings.filter((other) => other !== telling),
      linked,
    ),
  );
  return { tellings, parties, rows, placeOf: new Map(places), linked, untold };
}

/** The telling of a document by its id. */
export function tellingOf(tellings: readonly Telling[], document: string): Telling {
  return tellings.find((telling) => telling.document.id === document)!;
}

/** What a report is called in a line for people: its outlet, else its title, else its id. */
export function labelOf({ document }: Telling): string {
  return document.outlet ?? document.title ?? document.id;
}

/** Reports that have not what others have, with how much of each was read. */
export function withoutIt(tellings: readonly Telling[]): string {
  return listed(
    tellings.map(
      (telling) => `${labelOf(telling)} (read ${telling.whole ? "whole" : "in part"}, ${telling.words} words)`,
    ),
  );
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  const each = [...new Set(names)];
  return each.length < 3 ? each.join(" and ") : `${each.slice(0, -1).join(", ")} and ${each.at(-1)}`;
}

/** Words short enough for a line. */
export function short(text: string, most = 90): string {
  const line = text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^[“"‘«]+/, "")
    .replace(/[”"»]+$/, "");
  if (line.length <= most) return line;
  const cut = line.lastIndexOf(" ", most);
  return `${line.slice(0, cut > most / 2 ? cut : most)} …`;
}

/** The sentence of a document in which a place lies, as a key. */
export function sentenceKey(tellings: readonly Telling[], document: string, place: number): string {
  const { at, sentences } = tellingOf(tellings, document);
  return `${at} ${firstIndex(sentences.length, (k) => sentences[k].to > place)}`;
}

/** Those of `found` that none of `known` has: a difference of the same kind with a side in each of the same sentences. */
export function notIn(tellings: readonly Telling[], known: readonly Found[], found: readonly Found[]): Found[] {
  const sentencesOf = ({ document, spans }: Found["sides"][number]) =>
    new Set(spans.map(({ from }) => sentenceKey(tellings, document, from)));
  const places = (one: Found) => one.sides.map(sentencesOf);
  const told = known.map((one) => ({ kind: one.kind, places: places(one) }));
  return found.filter((one) => {
    const own = places(one);
    return !told.some(
      (other) =>
        other.kind === one.kind && own.every((side) => other.places.some((there) => !there.isDisjointFrom(side))),
    );
  });
}
