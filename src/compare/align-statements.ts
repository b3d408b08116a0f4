import { findCandidates } from "./candidates.ts";
import type { Parties } from "./parties.ts";
import { matchWords, sameForm } from "./quotation-words.ts";
import { speakerKeys } from "./speaker-keys.ts";
import { cosine } from "./stem-weights.ts";
import type { Telling, TellingStatement } from "./telling.ts";

/** Two statements of different tellings that are one utterance. */
export interface StatementLink {
  /** The places of their tellings among those compared. */
  readonly tellings: readonly [number, number];
  readonly a: TellingStatement;
  readonly b: TellingStatement;
  /** 0 to 1. */
  readonly score: number;
  /** They share words of direct speech, not only what is said. */
  readonly sameWords: boolean;
}

const LEAST_SCORE = 0.5;
/** Quotations share at least so many words in a row, or so much of the shorter one in order. */
const LEAST_RUN = 4;
/** Fewer words in quotation marks than these are a term, not an utterance. */
const LEAST_QUOTED = 4;
const LEAST_SHARE = 0.6;

/** Which statements of two tellings are one utterance, each with its likeliest; parts of one that was cut in two come together with it. */
export function alignStatements(a: Telling, b: Telling, parties: Parties): StatementLink[] {
  const candidates = findCandidates(
    a.statements.map(({ vector }) => vector),
    b.statements.map(({ vector }) => vector),
  );
  const links = candidates.flatMap((shared, i) =>
    [...shared.keys()].flatMap((k) => linkOf(a, a.statements[i], b, b.statements[k], parties) ?? []),
  );
  links.sort((x, y) => y.score - x.score);
  const taken = new Map<TellingStatement, StatementLink>();
  return links.filter((link) => {
    const [forA, forB] = [taken.get(link.a), taken.get(link.b)];
    // A second link only for the rest of a quotation that one telling has in two.
    const isFree = forA === undefined && forB === undefined;
    const isRest = (forA === undefined) !== (forB === undefined) && link.sameWords && (forA ?? forB)!.sameWords;
    if (!isFree && !isRest) return false;
    taken.set(link.a, forA ?? link);
    taken.set(link.b, forB ?? link);
    return true;
  });
}

function linkOf(
  a: Telling,
  x: TellingStatement,
  b: Telling,
  y: TellingStatement,
  parties: Parties,
): StatementLink | null {
  const speakers = sameSpeaker(a, x, b, y, parties);
  const { shared, longestRun } = matchWords(x.quoted, y.quoted);
  const shorter = Math.min(x.quoted.length, y.quoted.length);
  const share = shorter === 0 ? 0 : shared / shorter;
  const whole = shared / Math.max(x.quoted.length, y.quoted.length, 1);
  const sameWords = share >= LEAST_SHARE && shorter >= LEAST_QUOTED && longestRun >= Math.min(LEAST_RUN, shorter);
  const form = sameForm(x.words, y.words);
  const alike = Math.max(cosine(x.vector, y.vector), form, sameWords ? 0.5 + 0.3 * share + 0.2 * whole : 0);
  // Who speaks weighs less where the very words are the same: that they are given to another is what is to be found.
  const score = sameWords ? alike : 0.75 * alike + (speakers === "same" ? 0.25 : speakers === "unknown" ? 0.1 : 0);
  return score < LEAST_SCORE ? null : { tellings: [a.at, b.at], a: x, b: y, score: Math.min(1, score), sameWords };
}

/** Do two statements have the same speaker? */
export function sameSpeaker(
  a: Telling,
  x: TellingStatement,
  b: Telling,
  y: TellingStatement,
  parties: Parties,
): "same" | "other" | "unknown" {
  const [first, second] = [speakerKeys(a, x.statement, parties), speakerKeys(b, y.statement, parties)];
  if (first.some(({ key }) => second.some((other) => other.key === key))) return "same";
  // Somebody described otherwise may be the same; only names tell people apart.
  return first.some(({ isNamed }) => isNamed) && second.some(({ isNamed }) => isNamed) ? "other" : "unknown";
}
