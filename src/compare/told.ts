import { spannedText } from "../text/spanned-text.ts";
import { alignEvents, type EventLink } from "./align-events.ts";
import { alignStatements, type StatementLink } from "./align-statements.ts";
import { findCandidates } from "./candidates.ts";
import type { Told } from "./comparison.ts";
import { eachTwo } from "./each-two.ts";
import { Groups } from "./groups.ts";
import type { Parties } from "./parties.ts";
import { LIKELY, type Retold } from "./retold.ts";
import { containment, cosine, type StemVector, stemVector } from "./stem-weights.ts";
import type { Telling, TellingEvent, TellingSentence, TellingStatement } from "./telling.ts";
import { clausesOf, fromOf, type ToldItem, vectorOf } from "./told-item.ts";
import { sideOf } from "./told-side.ts";

/** A row of `told` with the items behind its sides. */
export interface ToldRow {
  readonly told: Told;
  /** As many as `told.sides`, in the same order. */
  readonly items: readonly ToldItem[];
}

/** A sentence as alike as this may tell the same: it cannot be said that the telling has it not. */
const MAY_TELL = 0.4;
/** So much of the words for an act and its sides in one sentence may tell it as well. */
const WORDS_OF_ACT = 0.8;
/** So much of at least so many telling words of an item in one sentence may tell it as well. */
const PART = 0.6;
const TELLING = 3;
/** So much of what was said must be in a sentence that tells it too. */
const WHOLE = 0.65;
/** A clause as alike as this tells the same as a statement of so many telling words, whatever else its sentence tells. */
const SAME_CLAUSE = 0.8;
const LEAST_TELLING = 4;
/** A sentence as alike as this tells the same. */
export const TELLS = 0.6;

/** All acts and utterances, each once, with the telling or tellings that have it. */
export function findTold(
  tellings: readonly Telling[],
  parties: Parties,
  retold: Retold,
): { rows: ToldRow[]; links: StatementLink[] } {
  const groups = new Groups<Item>();
  const scores = new Map<Item, number>();
  const statementLinks: StatementLink[] = [];
  for (const [a, b] of eachTwo(tellings)) {
    const events = alignEvents(a, b, parties);
    const statements = alignStatements(a, b, parties);
    statementLinks.push(...statements);
    for (const link of [...events, ...statements] as (EventLink | StatementLink)[]) {
      groups.join(link.a, link.b);
      for (const item of [link.a, link.b]) scores.set(item, Math.max(scores.get(item) ?? 0, link.score));
    }
  }
  const rows = [
    ...rowsOf(tellings, groups, ({ events }) => events),
    ...rowsOf(tellings, groups, ({ statements }) => statements),
  ];
  const whole = addSentences(tellings, rows, retold);
  whole.sort((a, b) => a[0].telling.at - b[0].telling.at || fromOf(a[0]) - fromOf(b[0]));
  const isUnclear = (items: readonly ToldItem[], other: Telling) =>
    items.every((item) => mayMean(item, other) && retold(item.telling, clausesOf(item), other) > LIKELY);
  const toRow = (items: readonly ToldItem[], k: number) =>
    rowOf(tellings, parties, items, `t${k + 1}`, scores, isUnclear);
  return { rows: whole.map(toRow), links: statementLinks };
}

type Item = TellingEvent | TellingStatement;

/**
 * Can another tell what somebody says in words of which it has none? Known where it was read what both mean. The very words of somebody are
 * never told so, and an act is less than the clause that tells it.
 */
function mayMean(item: ToldItem, other: Telling): boolean {
  if (!("statement" in item) || item.telling.meanings === null || other.meanings === null) return false;
  return item.statement.statement.form !== "direct";
}

function rowsOf(
  tellings: readonly Telling[],
  groups: Groups<Item>,
  itemsOf: (telling: Telling) => readonly Item[],
): ToldItem[][] {
  const owners = new Map<Item, Telling>();
  for (const telling of tellings) for (const item of itemsOf(telling)) owners.set(item, telling);
  return groups.of([...owners.keys()]).map((items) =>
    items.map((item): ToldItem => {
      const telling = owners.get(item)!;
      return "event" in item ? { telling, event: item } : { telling, statement: item };
    }),
  );
}

/** Where a telling has no item of a row but a sentence that tells the same, or may, that sentence is its side. */
function addSentences(tellings: readonly Telling[], rows: readonly ToldItem[][], retold: Retold): ToldItem[][] {
  const vectors = rows.map((items) => vectorOf(items[0]));
  const acts = rows.map((items) => items.flatMap((item) => ("event" in item ? [actOf(item.telling, item.event)] : [])));
  const added = rows.map((items) => [...items]);
  for (const telling of tellings) {
    const stems = new Set(telling.sentences.flatMap(({ vector }) => [...vector.keys()]));
    const candidates = findCandidates(
      vectors,
      telling.sentences.map(({ vector }) => vector),
    );
    for (const [k, items] of rows.entries()) {
      if (items.some((item) => item.telling === telling)) continue;
      const isLikely =
        items.every((item) => mayRetell(item, acts[k], stems)) &&
        items.some((item) => retold(item.telling, clausesOf(item), telling) > LIKELY);
      let best: { sentence: TellingSentence; alike: number } | null = null;
      for (const at of candidates[k].keys()) {
        const sentence = telling.sentences[at];
        const alike = likeness(items, acts[k], sentence);
        if ((isLikely || alike >= MAY_TELL) && alike > (best?.alike ?? 0)) best = { sentence, alike };
      }
      if (best !== null) added[k].push({ telling, ...best });
    }
  }
  return added;
}

/** Quotations must be there; of an act the word for it must. What is told in other words is found by what is around. */
function mayRetell(item: ToldItem, acts: readonly Act[], stems: ReadonlySet<string>): boolean {
  if ("statement" in item) return item.statement.statement.form === "indirect";
  return acts.some(({ trigger }) => trigger.every((stem) => stems.has(stem)));
}

/** How much a sentence tells what the items of a row tell, 0 to 1. */
function likeness(items: readonly ToldItem[], acts: readonly Act[], sentence: TellingSentence): number {
  const like = Math.max(
    ...items.map((item) => Math.max(cosine(vectorOf(item), sentence.vector), likeClause(item, sentence))),
  );
  const hasWords = acts.some(({ words }) => words.size > 1 && containment(words, sentence.vector) >= WORDS_OF_ACT);
  // A long sentence may tell a short statement among other things.
  const isWithin = items.some(
    (item) => vectorOf(item).size >= TELLING && containment(vectorOf(item), sentence.vector) >= PART,
  );
  const alike = hasWords || isWithin ? Math.max(like, MAY_TELL) : like;
  // "closed the strait" is much like "reopened the strait": what tells most must be there, of an act the word for it.
  const isWhole =
    acts.length > 0
      ? acts.some(({ trigger }) => [...trigger].every((stem) => sentence.vector.has(stem)))
      : items.some((item) => containment(vectorOf(item), sentence.vector) >= WHOLE);
  return isWhole ? alike : Math.min(alike, TELLS - 0.01);
}

/** How much what was said is like a clause of a sentence, where that is enough to tell by. */
function likeClause(item: ToldItem, { clauses }: TellingSentence): number {
  const words = vectorOf(item);
  if (!("statement" in item) || words.size < LEAST_TELLING) return 0;
  const like = Math.max(0, ...clauses.map(({ vector }) => cosine(words, vector)));
  return like >= SAME_CLAUSE ? like : 0;
}

interface Act {
  /** The words for it and its sides. */
  readonly words: StemVector;
  readonly trigger: readonly string[];
}

function actOf({ document, weights }: Telling, { event, trigger }: TellingEvent): Act {
  const sides = [...event.actors, ...event.recipients].flatMap(({ spans }) => spans);
  return {
    words: stemVector(`${trigger} ${spannedText(document, sides)}`, weights),
    trigger: [...stemVector(trigger, weights).keys()],
  };
}

function rowOf(
  tellings: readonly Telling[],
  parties: Parties,
  items: readonly ToldItem[],
  id: string,
  scores: ReadonlyMap<Item, number>,
  isUnclear: (items: readonly ToldItem[], other: Telling) => boolean,
): ToldRow {
  const sure = items.filter((item) => !("sentence" in item) || item.alike >= TELLS);
  const sorted = sure.sort((a, b) => a.telling.at - b.telling.at || fromOf(a) - fromOf(b));
  const first = items.find((item) => !("sentence" in item))!;
  const own = sorted.flatMap((item): Item[] =>
    "event" in item ? [item.event] : "statement" in item ? [item.statement] : [],
  );
  const linked = own.flatMap((item) => scores.get(item) ?? []);
  const without = tellings.filter((telling) => !items.some((item) => item.telling === telling));
  const unclear = without.filter((telling) => isUnclear(items, telling));
  return {
    items: sorted,
    told: {
      id,
      kind: "event" in first ? "event" : "statement",
      type: "event" in first ? first.event.event.type : null,
      sides: sorted.map((item) => sideOf(item, sorted, parties)),
      unclearIn: [...items.filter((item) => !sure.includes(item)).map(({ telling }) => telling), ...unclear].map(
        ({ document }) => document.id,
      ),
      notFoundIn: without.filter((telling) => !unclear.includes(telling)).map(({ document }) => document.id),
      confidence:
        linked.length > 0
          ? Math.max(...linked)
          : sorted.length > 1
            ? Math.max(...sorted.map((item) => ("sentence" in item ? item.alike : 0)))
            : null,
    },
  };
}
