import type { SentenceWords } from "../model/comparer.ts";
import type { Cue, Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import { names } from "../text/stems.ts";
import { answeringWords } from "./answering-words.ts";
import type { LinkedTellings } from "./linked-clauses.ts";
import { logistic } from "./logistic.ts";
import { softLikeness, softWords } from "./soft-words.ts";
import { stemWeight } from "./stem-weights.ts";
import type { Telling } from "./telling.ts";
import { tellingStems } from "./telling-stems.ts";

/** What a stretch of a report names. */
export interface Named extends Span {
  readonly kind: "actor" | "act" | "cue" | "word";
  /** Of an actor. */
  readonly entity: string | null;
  readonly class: Cue["class"] | null;
}

/** Words of two tellings that stand for one thing and have nothing in common. */
export interface AnsweredWording {
  readonly a: Named;
  readonly b: Named;
  /** How likely they stand for one thing, 0 to 1. */
  readonly likelihood: number;
  /** How likely the choice of words puts it in another light if they do, 0 to 1. */
  readonly coloured: number;
}

/** A wording with what speaks for it: the first numbers are 1. */
export interface WordingCandidate {
  readonly a: Named;
  readonly b: Named;
  /** The sentences that they stand in, by their places. */
  readonly sentences: readonly [number, number];
  /** For their standing for one thing. */
  readonly same: readonly number[];
  /** For the choice of words putting it in another light. */
  readonly coloured: readonly number[];
}

/** Wordings that are less likely to stand for one thing, or to put it in another light, are not told. */
const LEAST = 0.65;
const LEAST_COLOURED = 0.1;

/**
 * The words with which two tellings put the same in another light, where they tell of one matter; none where it was not read what words mean.
 * By logistic functions, fitted on pairs of words of 52 real stories that language models marked (`train/fit-wordings.ts`).
 */
export function answeredWordings(two: LinkedTellings): AnsweredWording[] {
  return wordingCandidates(two).flatMap(({ a, b, ...features }) => {
    const [likelihood, coloured] = [logistic(features.same, SAME), logistic(features.coloured, COLOURED)];
    return likelihood < LEAST || likelihood * coloured < LEAST_COLOURED ? [] : [{ a, b, likelihood, coloured }];
  });
}

const SAME = [-0.704, 0.554, 0.451, 0.723, 0.041, 0.682, -0.323, -0.374, -0.268, 0.05, 0.048, 0.016];
const COLOURED = [-0.36, -0.092, 0.563, 0.227, 0.118, 0.478];

/** Sentences that are less likely of one matter are not looked at, nor words that are less likely for one thing. */
const LEAST_LINKED = 0.25;
const LEAST_ANSWERED = 0.15;

/** The words of two tellings that may stand for one thing, each two stretches once. */
export function wordingCandidates({ a, b, left, right, linksOf, areMeant }: LinkedTellings): WordingCandidate[] {
  if (!areMeant || a.meanings === null || b.meanings === null) return [];
  const linked = new Map<string, { own: number; other: number; likelihood: number }>();
  for (const k of left.clauses.keys()) {
    for (const link of linksOf(0, k)) {
      if (link.likelihood < LEAST_LINKED) continue;
      const [own, other] = [left.clauses[link.a].sentence, right.clauses[link.b].sentence];
      const key = `${own} ${other}`;
      const known = linked.get(key)?.likelihood ?? 0;
      linked.set(key, { own, other, likelihood: Math.max(known, link.likelihood) });
    }
  }
  const [mine, theirs] = [namedIn(a), namedIn(b)];
  const areApart = openApart(a, b);
  const best = new Map<string, { sure: number; candidate: WordingCandidate }>();
  for (const { own, other, likelihood } of linked.values()) {
    const [x, y] = [a.meanings.words[own], b.meanings.words[other]];
    for (const { a: i, b: k, likelihood: like } of answeringWords(x, y, LEAST_ANSWERED)) {
      const [one, two] = [mine(x.places[i]), theirs(y.places[k])];
      if (one === null || two === null || !areApart(one, two)) continue;
      const key = `${one.from} ${one.to} ${two.from} ${two.to}`;
      const sure = like * likelihood;
      if ((best.get(key)?.sure ?? 0) >= sure) continue;
      const answers = [
        { telling: a, words: x, at: i, named: one },
        { telling: b, words: y, at: k, named: two },
      ] as const;
      const same = [1, logit(like), Math.log(likelihood), ...sameFeatures(...answers)];
      const candidate = {
        a: one,
        b: two,
        sentences: [own, other] as const,
        same,
        coloured: colouredFeatures(...answers),
      };
      best.set(key, { sure, candidate });
    }
  }
  return Array.from(best.values(), ({ candidate }) => candidate);
}

/** A word of a sentence, with what it is part of. */
interface Answer {
  readonly telling: Telling;
  readonly words: SentenceWords;
  readonly at: number;
  readonly named: Named;
}

/** What of their own words speaks for two wordings standing for one thing; the order of the two changes nothing. */
function sameFeatures(a: Answer, b: Answer): number[] {
  const [x, y] = [textOf(a), textOf(b)];
  const [p, q] = [x, y].map((text) => softWords(names(text), stemWeight));
  const kinds = [a.named.kind, b.named.kind];
  const both = (kind: Named["kind"]) => Number(kinds.every((own) => own === kind));
  const weights = [p, q].map(({ weight, stems: own }) => weight / Math.max(1, own.length));
  const lengths = [p, q].map(({ stems: own }) => own.length);
  return [
    softLikeness(p, q),
    both("actor"),
    both("act"),
    both("word"),
    Number(kinds.includes("cue")),
    Number(/^\p{Lu}/u.test(x)) + Number(/^\p{Lu}/u.test(y)),
    Math.min(...weights),
    Math.max(...weights),
    Math.max(...lengths),
  ];
}

/** What of them speaks for two wordings putting one thing in another light; the order of the two changes nothing. */
function colouredFeatures(a: Answer, b: Answer): number[] {
  const odds = [a, b].map(({ words, at }) => words.evaluating[at]);
  return [
    1,
    squareApart(a.words.tones[a.at], b.words.tones[b.at]),
    squareApart(toneOf(a.words, a.named), toneOf(b.words, b.named)),
    Math.min(...odds),
    Math.max(...odds),
    Number(a.named.kind === "cue" || b.named.kind === "cue"),
  ];
}

function textOf({ telling: { document }, named: { from, to } }: Answer): string {
  return document.text.slice(from, to);
}

const logit = (p: number) => Math.log(p / (1.001 - p));

/** The square of how far two tones lie apart: the farther, the likelier one puts it in another light (`train/wordings.py`). */
function squareApart(a: Float32Array, b: Float32Array): number {
  let square = 0;
  for (let d = 0; d < a.length; d++) square += (a[d] - b[d]) ** 2;
  return square;
}

/** The mean of the tones of the words of a stretch. */
function toneOf({ places, tones }: SentenceWords, { from, to }: Span): Float32Array {
  const own = tones.filter((_, k) => places[k].from < to && places[k].to > from);
  return own.reduce(
    (sum, tone) => sum.map((value, d) => value + tone[d] / own.length),
    new Float32Array(tones[0].length),
  );
}

/** The longest stretch, in UTF-16 code units, that names something in a few words. */
const LONGEST = 45;

/** Finds what a word is part of: the shortest mention, act or cue, else the word itself; `null` for a word that tells nothing. */
function namedIn({ document: { text }, record, events, statements }: Telling): (word: Span) => Named | null {
  const actors = record.entities.flatMap(({ id, mentions }) =>
    mentions.map(({ from, to }): Named => ({ from, to, kind: "actor", entity: id, class: null })),
  );
  const acts = events.map(
    ({ event: { trigger } }): Named => ({ from: trigger.from, to: trigger.to, kind: "act", entity: null, class: null }),
  );
  const cues = statements.flatMap(({ statement: { cue } }) =>
    (cue?.spans ?? []).map(({ from, to }): Named => ({ from, to, kind: "cue", entity: null, class: cue!.class })),
  );
  const all = [...actors, ...acts, ...cues]
    .filter(({ from, to }) => to - from <= LONGEST)
    .sort((p, q) => p.from - q.from || p.to - q.to);
  return ({ from, to }) => {
    let found: Named | null = null;
    for (let k = firstIndex(all.length, (n) => all[n].from > from) - 1; k >= 0 && from - all[k].from <= LONGEST; k--)
      if (all[k].to >= to && (found === null || all[k].to - all[k].from < found.to - found.from)) found = all[k];
    if (found !== null) return found;
    return /^\p{L}/u.test(text.slice(from, to)) ? { from, to, kind: "word", entity: null, class: null } : null;
  };
}

/** Tells whether two wordings tell something, have no word in common, and are not words that both reports have. */
function openApart(a: Telling, b: Telling): (one: Named, two: Named) => boolean {
  const [own, others] = [a, b].map(({ sentences }) => new Set(sentences.flatMap(({ stems: all }) => all)));
  const stemsIn = ({ document: { text } }: Telling, { from, to }: Named) => new Set(tellingStems(text.slice(from, to)));
  return (one, two) => {
    const [p, q] = [stemsIn(a, one), stemsIn(b, two)];
    return p.size > 0 && q.size > 0 && p.isDisjointFrom(q) && !(p.isSubsetOf(others) && q.isSubsetOf(own));
  };
}
