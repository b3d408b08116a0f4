import type { Entity, Span, Statement } from "../record.ts";
import { spannedText } from "../text/spanned-text.ts";
import { stems } from "../text/stems.ts";
import { sameSpeaker } from "./align-statements.ts";
import { type AnsweredWording, answeredWordings } from "./answered-wordings.ts";
import { isAttribution } from "./attribution.ts";
import type { Wording } from "./comparison.ts";
import type { LinkedTellings } from "./linked-clauses.ts";
import type { Parties } from "./parties.ts";
import { matchWords, sameForm } from "./quotation-words.ts";
import { cosine } from "./stem-weights.ts";
import type { Telling } from "./telling.ts";
import { tellingStems } from "./telling-stems.ts";
import type { ToldRow } from "./told.ts";
import type { ToldItem } from "./told-item.ts";

type Unnumbered = Omit<Wording, "id">;

/**
 * What the tellings call the same, where they have no word in common for it: actors, acts and utterances by their records, and what
 * the comparer holds to put a thing in another light (`answered-wordings.ts`), the likeliest first.
 */
export function findWordings(
  tellings: readonly Telling[],
  parties: Parties,
  rows: readonly ToldRow[],
  linked: readonly LinkedTellings[],
): Wording[] {
  const byRecord = [
    ...actorWordings(tellings, parties),
    ...rows.flatMap((row) => [...actWording(row), ...sideWordings(row), ...cueWording(row, parties)]),
  ];
  const answered = linked
    .flatMap((two) => answeredWordings(two).map((wording) => ({ two, ...wording })))
    .sort((x, y) => y.likelihood - x.likelihood);
  const byMeaning = answered
    .map(({ two, ...wording }) => answeredWording(two, wording, parties))
    .filter((one) => !areKnown(one.sides, byRecord));
  const found = [...byRecord, ...joinReports(byMeaning, tellings)];
  const seen = new Set<string>();
  return found
    .filter((wording) => {
      const key = JSON.stringify(wording.sides.map(({ document, words }) => [document, tellingStems(words)]));
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    })
    .map((wording, k) => ({ id: `n${k + 1}`, ...wording }));
}

/** Of wordings of two reports each those that have one passage in common, as one of all of these reports. */
function joinReports(wordings: readonly Unnumbered[], tellings: readonly Telling[]): Unnumbered[] {
  const order = new Map(tellings.map(({ document, at }) => [document.id, at]));
  const joined: Unnumbered[] = [];
  for (const one of wordings) {
    const isNew = (known: Unnumbered, side: Wording["sides"][number]) =>
      known.sides.every(({ document }) => document !== side.document);
    const at = joined.findIndex(
      (known) =>
        one.sides.some((side) => known.sides.some((other) => meet(side, other))) &&
        one.sides.some((side) => isNew(known, side)),
    );
    if (at < 0) {
      joined.push(one);
      continue;
    }
    const sides = [...joined[at].sides, ...one.sides.filter((side) => isNew(joined[at], side))];
    joined[at] = { ...joined[at], sides: sides.sort((a, b) => order.get(a.document)! - order.get(b.document)!) };
  }
  return joined;
}

type Passage = Pick<Wording["sides"][number], "document" | "spans">;

/** Are words of some reports all in one wording already? */
export function areKnown(sides: readonly Passage[], known: readonly { readonly sides: readonly Passage[] }[]): boolean {
  return known.some((other) => sides.every((side) => other.sides.some((there) => meet(side, there))));
}

function meet(a: Passage, b: Passage): boolean {
  return a.document === b.document && touch(a.spans, b.spans);
}

/** Have two lists of stretches of one text something in common? */
export function touch(own: readonly Span[], others: readonly Span[]): boolean {
  return own.some((a) => others.some((b) => a.from < b.to && b.from < a.to));
}

function answeredWording({ a, b }: LinkedTellings, wording: AnsweredWording, parties: Parties): Unnumbered {
  const named = [wording.a, wording.b];
  const [own, others] = [a, b].map(({ at }, k) => parties.of(at, named[k].entity ?? ""));
  const kinds = new Set(named.map(({ kind }) => kind));
  const about = kinds.has("actor") ? "actor" : kinds.has("act") ? "act" : kinds.has("cue") ? "statement" : "thing";
  return {
    about,
    of: own !== null && own === others ? own.name : null,
    sides: [a, b].map(({ document }, k) => {
      const { from, to, class: cue } = named[k];
      return { document: document.id, words: document.text.slice(from, to), spans: [{ from, to }], class: cue };
    }),
    confidence: wording.likelihood,
  };
}

/** Descriptions of an actor: what it is called beside its name. */
function actorWordings(tellings: readonly Telling[], parties: Parties): Unnumbered[] {
  return parties.all.flatMap((party): Unnumbered[] => {
    if (party.entities.length < 2) return [];
    const sides = party.entities.flatMap(({ telling, entity }) => {
      const described = descriptionsOf(tellings[telling], entity);
      return described.length === 0 ? [] : [{ telling: tellings[telling], described }];
    });
    if (sides.length < 2 || !areApart(sides.map(({ described }) => described.map(({ words }) => words)))) return [];
    return [
      {
        about: "actor",
        of: party.name,
        sides: sides.map(({ telling, described }) => ({
          document: telling.document.id,
          words: described.map(({ words }) => words).join("; "),
          spans: described.map(({ span }) => span),
          class: null,
        })),
        confidence: null,
      },
    ];
  });
}

const MOST_DESCRIPTIONS = 4;
const LONGEST = 60;

function descriptionsOf({ document }: Telling, { mentions }: Entity) {
  const seen = new Set<string>();
  return (
    mentions
      .filter(({ kind, from, to }) => kind === "nominal" && to - from <= LONGEST)
      // "Obama's veto" tells of another.
      .filter(({ from, to }) => !/\p{Lu}\p{L}+[’']s\b/u.test(document.text.slice(from, to)))
      .map((span) => ({ span: { from: span.from, to: span.to }, words: document.text.slice(span.from, span.to) }))
      .filter(({ words }) => {
        const key = stems(words).join(" ");
        const isNew = key !== "" && !seen.has(key);
        seen.add(key);
        return isNew;
      })
      .slice(0, MOST_DESCRIPTIONS)
  );
}

/** Have some two of them no word in common that tells anything? Numbers and the like may be the same, or differ as values. */
function areApart(sides: readonly (readonly string[])[]): boolean {
  const sets = sides.map((words) => new Set(words.flatMap(tellingStems)));
  return sets.some((a, k) => a.size > 0 && sets.slice(k + 1).some((b) => b.size > 0 && a.isDisjointFrom(b)));
}

/** Of rows less sure than this the acts may be two. */
const SURE = 0.8;

/** The words that tell an act. */
function actWording({ told, items }: ToldRow): Unnumbered[] {
  if ((told.confidence ?? 0) < SURE) return [];
  return wordingOf("act", told.id, items, (item) => {
    if (!("event" in item)) return null;
    const { trigger } = item.event.event;
    return { words: item.event.trigger, spans: [trigger], class: null };
  });
}

/** The words for those who did or suffered an act and have no name. */
function sideWordings({ told, items }: ToldRow): Unnumbered[] {
  if ((told.confidence ?? 0) < SURE) return [];
  return (["actors", "recipients"] as const).flatMap((side) =>
    wordingOf("actor", told.id, items, (item) => {
      if (!("event" in item)) return null;
      const { telling } = item;
      const parties = item.event.event[side];
      const isNamed = parties.some(({ entity }) =>
        telling.entities.get(entity ?? "")?.mentions.some(({ kind }) => kind === "name"),
      );
      if (parties.length === 0 || isNamed) return null;
      const spans = parties.flatMap((party) => party.spans);
      return { words: spannedText(telling.document, spans), spans, class: null };
    }),
  );
}

/** The cue that an utterance is told with, where it is of another class: "said", "claimed". */
function cueWording({ told, items }: ToldRow, parties: Parties): Unnumbered[] {
  const sides = wordsBy(items, (item) => {
    if (!("statement" in item)) return null;
    const { statement } = item.statement;
    const { cue } = statement;
    // That one denies what the other says, or agrees to it, is more than another word for it.
    return cue === null || item.statement.isDenial || !isAttribution(statement) || isLong(cue, item.telling)
      ? null
      : { words: spannedText(item.telling.document, cue.spans), spans: cue.spans, class: cue.class };
  });
  if (new Set(sides.map((side) => side.class)).size < 2 || !isOneUtterance(items, parties)) return [];
  return [{ about: "statement", of: told.id, sides, confidence: null }];
}

/** "penned an op-ed outlining" tells more than how it was said. */
const LONGEST_CUE = 3;

function isLong({ spans }: NonNullable<Statement["cue"]>, { document }: Telling): boolean {
  return spannedText(document, spans).split(/\s+/).length > LONGEST_CUE;
}

/** Of utterances that only resemble each other, or are of others, the cues tell nothing. */
const ONE = 0.6;

function isOneUtterance(items: readonly ToldItem[], parties: Parties): boolean {
  const said = items.flatMap((item) => ("statement" in item ? [item] : []));
  return said.some((a, k) =>
    said
      .slice(k + 1)
      .some(
        (b) =>
          a.telling !== b.telling &&
          sameSpeaker(a.telling, a.statement, b.telling, b.statement, parties) === "same" &&
          (cosine(a.statement.vector, b.statement.vector) >= ONE ||
            sameForm(a.statement.words, b.statement.words) >= ONE ||
            matchWords(a.statement.quoted, b.statement.quoted).longestRun >= 4),
      ),
  );
}

type Words = Pick<Wording["sides"][number], "words" | "spans" | "class">;

function wordingOf(
  about: Wording["about"],
  of: string,
  items: readonly ToldItem[],
  wordsOf: (item: ToldItem) => Words | null,
): Unnumbered[] {
  const sides = wordsBy(items, wordsOf);
  return sides.length > 1 && areApart(sides.map(({ words }) => [words]))
    ? [{ about, of, sides, confidence: null }]
    : [];
}

/** The words of each report, from the first item of it that has any. */
function wordsBy(items: readonly ToldItem[], wordsOf: (item: ToldItem) => Words | null): Wording["sides"] {
  const byDocument = new Map<string, Words>();
  for (const item of items) {
    const words = wordsOf(item);
    if (words !== null && !byDocument.has(item.telling.document.id)) byDocument.set(item.telling.document.id, words);
  }
  return [...byDocument].map(([document, words]) => ({ document, ...words }));
}
