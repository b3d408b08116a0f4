import type { Cue, Span } from "../record.ts";
import { findDifferingWords } from "./differing-words.ts";
import type { LinkedTellings } from "./linked-clauses.ts";
import type { Telling } from "./telling.ts";
import { tellingStems } from "./telling-stems.ts";

/** What a stretch of a report names. */
export interface Named extends Span {
  readonly kind: "actor" | "act" | "cue" | "word";
  /** Of an actor. */
  readonly entity: string | null;
  readonly class: Cue["class"] | null;
}

/** Words of two tellings that put one thing in another light. */
export interface AnsweredWording {
  readonly a: Named;
  readonly b: Named;
  /** How likely they do, 0 to 1. */
  readonly likelihood: number;
}

/** Words are taken of which each is so likely, and wordings of which both are. */
const LEAST_WORD = 0.2;
const LEAST = 0.35;

/** The words with which two tellings put the same in another light, and that have nothing in common; none where it was not read what words mean. */
export function answeredWordings(two: LinkedTellings): AnsweredWording[] {
  const { a, b } = two;
  const [mine, theirs] = [namedIn(a), namedIn(b)];
  return findDifferingWords(two, "words", LEAST_WORD).flatMap(({ a: own, b: other, score }) => {
    if (score < LEAST || !areApart(a, own, b, other)) return [];
    return [{ a: mine(own), b: theirs(other), likelihood: score }];
  });
}

/** What a stretch of a telling names: who or what an actor, an act or a cue is that it has most of, or none of these. */
function namedIn({ record, events, statements }: Telling): (span: Span) => Named {
  const actors = record.entities.flatMap(({ id, mentions }) =>
    mentions.map(({ from, to }): Named => ({ from, to, kind: "actor", entity: id, class: null })),
  );
  const acts = events.map(
    ({ event: { trigger } }): Named => ({ from: trigger.from, to: trigger.to, kind: "act", entity: null, class: null }),
  );
  const cues = statements.flatMap(({ statement: { cue } }) =>
    (cue?.spans ?? []).map(({ from, to }): Named => ({ from, to, kind: "cue", entity: null, class: cue!.class })),
  );
  const all = [...cues, ...acts, ...actors];
  return ({ from, to }) => {
    const share = (one: Named) => {
      const common = Math.min(one.to, to) - Math.max(one.from, from);
      return common / Math.max(one.to - one.from, to - from);
    };
    const found = all.find((one) => share(one) > HALF);
    return { ...(found ?? { kind: "word", entity: null, class: null }), from, to };
  };
}

const HALF = 0.5;

/** Do two wordings tell something, and have no word in common? */
function areApart(a: Telling, own: Span, b: Telling, other: Span): boolean {
  const [p, q] = (
    [
      [a, own],
      [b, other],
    ] as const
  ).map(([{ document }, { from, to }]) => new Set(tellingStems(document.text.slice(from, to))));
  return p.size > 0 && q.size > 0 && p.isDisjointFrom(q);
}
