import type { EventType } from "../../record.ts";
import { once, readTable } from "../read-table.ts";

/** How an act was done, in PLOVER's word; `null` where it cannot be told. `why` is the reason either way. */
export interface FoundMode {
  readonly mode: string | null;
  readonly why: string;
}

interface Entry {
  readonly mode: string;
  readonly words: number;
  /** What every match begins with, in small letters: looked for first, since most entries are not in a text. */
  readonly start: string;
  readonly pattern: RegExp;
}

/** The entries of a type: those that its trigger may hold, and those that stand near it. */
interface Lexicon {
  readonly trigger: readonly Entry[];
  readonly near: readonly Entry[];
}

const WORDS_AFTER = 8;
const WORDS_BEFORE = 2;
// what follows tells of another act
const CLAUSE_END = /[;:.!?—–()]|,(?!\d)|\b(?:and|but|while|whereas|although|after|before|when|because|who|which)\b/i;

const lexicons = once((): ReadonlyMap<string, Lexicon> => {
  const made = new Map<string, { trigger: Entry[]; near: Entry[] }>();
  for (const [type, mode, where, phrase] of readTable("event-modes.tsv")) {
    const words = phrase.replaceAll(" ", "\\s+").replaceAll("*", "[\\p{L}'’-]*");
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])${words}(?![\\p{L}\\p{N}-])`, "iu");
    const start = phrase.split(/[ *]/, 1)[0];
    const entry = { mode, words: phrase.split(" ").length, start, pattern };
    const lexicon = made.get(type) ?? { trigger: [], near: [] };
    made.set(type, lexicon);
    if (where !== "near") lexicon.trigger.push(entry);
    if (where !== "trigger") lexicon.near.push(entry);
  }
  return made;
});

interface Match {
  readonly mode: string;
  readonly words: string;
}

/** The entry that matches first; of several there the one of most words, then the longest. */
function firstMatch(entries: readonly Entry[], text: string): Match | null {
  let best: { mode: string; index: number; count: number; words: string } | null = null;
  const small = text.toLowerCase();
  for (const { mode, words: count, start, pattern } of entries) {
    const match = small.includes(start) ? pattern.exec(text) : null;
    if (match === null) continue;
    const { index, 0: words } = match;
    const isBetter =
      best === null ||
      index < best.index ||
      (index === best.index && (count > best.count || (count === best.count && words.length > best.words.length)));
    if (isBetter) best = { mode, index, count, words };
  }
  return best;
}

function wordsAfter(sentence: string, from: number): string {
  const rest = sentence.slice(from, from + 200);
  const end = rest.search(CLAUSE_END);
  return (end < 0 ? rest : rest.slice(0, end)).split(/\s+/, WORDS_AFTER + 1).join(" ");
}

/** The last words before an offset, within the clause: "suicide" of "a suicide attack". */
function wordsBefore(sentence: string, to: number): string {
  const clause = sentence.slice(Math.max(0, to - 60), to).split(CLAUSE_END);
  return clause[clause.length - 1].trim().split(/\s+/).slice(-WORDS_BEFORE).join(" ");
}

/**
 * The PLOVER mode of an event: by a phrase that its trigger is part of ("a suicide attack"), by the trigger itself, by the
 * words that follow in the clause ("imposed a curfew"), by the two words before it. `at` is where in `sentence` the trigger stands, its first place
 * if left out; a trigger that is not in the sentence is judged by itself.
 */
export function findMode(
  type: EventType,
  trigger: string,
  sentence: string,
  at = sentence.indexOf(trigger),
): FoundMode {
  const lexicon = lexicons().get(type);
  if (lexicon === undefined) return { mode: null, why: `PLOVER has no modes of ${type}` };
  const before = at < 0 ? "" : wordsBefore(sentence, at);
  const after = at < 0 ? "" : wordsAfter(sentence, at + trigger.length);
  const found =
    phraseAround(lexicon, before, trigger, after) ??
    firstMatch(lexicon.trigger, trigger) ??
    firstMatch(lexicon.near, after) ??
    firstMatch(lexicon.near, before);
  if (found === null) {
    return { mode: null, why: `neither “${trigger}” nor the words beside it tell the mode` };
  }
  return { mode: found.mode, why: `“${found.words}” tells it` };
}

/** An entry of several words of which the trigger is one: "suicide attack", "took to the streets". */
function phraseAround({ trigger: own, near }: Lexicon, before: string, trigger: string, after: string): Match | null {
  const whole = `${before} ${trigger}${after}`;
  const from = before.length + 1;
  const to = from + trigger.length;
  const small = whole.toLowerCase();
  const phrases = [...new Set([...own, ...near])].filter(({ words, start, pattern }) => {
    const match = words > 1 && small.includes(start) ? pattern.exec(whole) : null;
    if (match === null) return false;
    const end = match.index + match[0].length;
    return match.index < to && from < end && (match.index < from || to < end);
  });
  return firstMatch(phrases, whole);
}
