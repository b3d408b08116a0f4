import { alignSentences, type SentencePair } from "../align-sentences.ts";
import type { Difference } from "../comparison.ts";
import { eachTwo } from "../each-two.ts";
import type { Parties } from "../parties.ts";
import type { Telling, TellingStatement } from "../telling.ts";
import type { ToldRow } from "../told.ts";

/** A difference before it has its id. */
export type Found = Omit<Difference, "id">;

/** What the finders of differences go by. */
export interface Context {
  readonly tellings: readonly Telling[];
  readonly parties: Parties;
  readonly rows: readonly ToldRow[];
  /** The telling that a statement is of, and the row it stands in. */
  readonly placeOf: ReadonlyMap<TellingStatement, { readonly telling: Telling; readonly row: string }>;
  /** For each two tellings, the earlier first, the sentences of theirs that tell of the same. */
  readonly pairs: readonly { readonly a: Telling; readonly b: Telling; readonly sentences: readonly SentencePair[] }[];
}

/** Makes the context of rows. */
export function openContext(tellings: readonly Telling[], parties: Parties, rows: readonly ToldRow[]): Context {
  const places = rows.flatMap(({ told, items }) =>
    items.flatMap((item) =>
      "statement" in item ? [[item.statement, { telling: item.telling, row: told.id }] as const] : [],
    ),
  );
  const pairs = eachTwo(tellings).map(([a, b]) => ({ a, b, sentences: alignSentences(a, b) }));
  return { tellings, parties, rows, placeOf: new Map(places), pairs };
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
