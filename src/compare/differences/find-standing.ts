import type { Span } from "../../record.ts";
import { findCandidates } from "../candidates.ts";
import { cosine, type StemVector, stemVector } from "../stem-weights.ts";
import type { Telling } from "../telling.ts";
import { clausesOf } from "../untold.ts";
import { type Context, type Found, labelOf, short } from "./found.ts";

type Standing = "settled" | "possible";

/** In small letters, as May is a month. What leaves open whether it comes about: "may go to court", "is being considered", "will discuss flights". */
const POSSIBLE =
  /\b(?:may|might|could|(?:hope|want|plan|seek|intend|aim)s? to|(?:consider|weigh|mull|study|contemplat|examin|explor|discuss)ing|under (?:consideration|discussion|review|study)|(?:is|are|was|were|be|been) (?:to be )?(?:considered|discussed|examined|studied|weighed|explored)|(?:will|to) (?:also )?(?:discuss|consider|examine|study|explore))\b/;
/** What settles it. */
const SETTLED =
  /\b(?:will|shall|would|agree[sd]?|decide[sd]?|promise[sd]?|pledge[sd]?|vow(?:s|ed)?|rule[sd] out|(?:is|are|was|were) to)\b/;

/** Clauses as alike as this, with so many telling words in common, tell of one thing. */
const ALIKE = 0.5;
const SHARED = 2;

/** What one report tells as settled and another as possible, in whatever verbs: “will resume” flights, “will discuss” flights. */
export function findStanding({ tellings }: Context): Found[] {
  const stands = tellings.map(standingClauses);
  return tellings.flatMap((a, i) =>
    tellings.slice(i + 1).flatMap((b, n) => {
      const [left, right] = [stands[i], stands[i + 1 + n]];
      const candidates = findCandidates(
        left.map(({ vector }) => vector),
        right.map(({ vector }) => vector),
      );
      const pairs = left.flatMap((x, k) =>
        [...candidates[k].keys()].flatMap((at) => {
          const y = right[at];
          const shared = [...x.vector.keys()].filter((stem) => y.vector.has(stem)).length;
          const alike = shared < SHARED ? 0 : cosine(x.vector, y.vector);
          return alike < ALIKE ? [] : [{ x, y, alike }];
        }),
      );
      pairs.sort((p, q) => q.alike - p.alike);
      const taken = new Set<StandingClause>();
      const likeliest = pairs.filter(({ x, y }) => {
        if (taken.has(x) || taken.has(y)) return false;
        taken.add(x);
        taken.add(y);
        return true;
      });
      return likeliest.flatMap(({ x, y, alike }): Found[] =>
        x.standing === y.standing ? [] : [toFound(a, x, b, y, alike)],
      );
    }),
  );
}

interface StandingClause {
  readonly span: Span;
  readonly standing: Standing;
  readonly vector: StemVector;
}

function standingClauses({ document: { text }, sentences, weights }: Telling): StandingClause[] {
  return sentences.flatMap((sentence) =>
    clausesOf(text, sentence).flatMap((span): StandingClause[] => {
      const words = text.slice(span.from, span.to);
      const standing = POSSIBLE.test(words) ? "possible" : SETTLED.test(words) ? "settled" : null;
      return standing === null ? [] : [{ span, standing, vector: stemVector(words, weights) }];
    }),
  );
}

function toFound(a: Telling, x: StandingClause, b: Telling, y: StandingClause, alike: number): Found {
  const says = (telling: Telling, { from, to }: Span) => short(telling.document.text.slice(from, to));
  return {
    kind: "status",
    what: null,
    row: null,
    sides: [
      { document: a.document.id, spans: [x.span], item: null, says: x.standing },
      { document: b.document.id, spans: [y.span], item: null, says: y.standing },
    ],
    notFoundIn: [],
    confidence: alike,
    text: `${labelOf(a)}: ${x.standing}; ${labelOf(b)}: ${y.standing} — “${says(a, x.span)}”, “${says(b, y.span)}”`,
  };
}
