import type { CueClass, Span } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { type CueHead, findCueHead } from "./cue-lemma.ts";
import { type CueCondition, isContextWord } from "./cue-lexicon.ts";
import { type CueWord, wordsIn, wordsOf } from "./cue-words.ts";
import { findHearerPhrase } from "./hearer-phrase.ts";
import { isNegated } from "./said.ts";

const set = (list: string) => new Set(list.split(" "));

/** How much of a content or source is read for its tone, in UTF-16 code units: enough for its first clause. */
const READ = 160;
/** How much after a cue is read for an infinitive. */
const NEAR = 80;

/** Words after "to" that make it a preposition. */
const NOUN_OPENERS = set("the a an his her him them their its my me our us your you this that these those one");
const QUANTIFIERS = set("one some several most many both all two three of the first latest other");
/** Where the head of a source's noun phrase is past: "a poll <of> 900 farmers". */
const HEAD_ENDS = set("of in by from on for at with about to , that which who released published conducted taken");
const QUOTED = /^["“‘'«]/;

function opening(text: string, spans: readonly Span[]): CueWord[] {
  if (spans.length === 0) return [];
  const { from } = spans[0];
  return wordsIn(text, from, Math.min(spans.at(-1)!.to, from + READ));
}

/** Does "to" and a verb stand at `at`, or after the phrase there that names who hears: "told <him not to leave>"? */
function isInfinitive(words: readonly CueWord[], at: number): boolean {
  const not = words[at]?.lower === "not" ? 1 : 0;
  const verb = words[at + not + 1];
  return words[at + not]?.lower === "to" && verb !== undefined && !verb.capital && !NOUN_OPENERS.has(verb.lower);
}

function infinitiveFollows(layout: Layout, head: CueHead, cue: readonly Span[], content: readonly Span[]): boolean {
  if (head.words.slice(head.to).at(-1)?.lower === "to") return true;
  const end = cue.at(-1)!.to;
  return [end, content[0]?.from ?? end].some((start) => {
    if (start < end) return false;
    const words = wordsIn(layout.text, start, start + NEAR);
    const hearer = findHearerPhrase(words, 0, words.length);
    return isInfinitive(words, 0) || (hearer?.personal === true && isInfinitive(words, hearer.to));
  });
}

function toneOf(layout: Layout, content: readonly Span[]): "good" | "bad" | null {
  for (const { lower } of opening(layout.text, content)) {
    if (isContextWord("bad", lower)) return "bad";
    if (isContextWord("good", lower)) return "good";
  }
  return null;
}

/** Is the source a document that shows something: "a Harbour Post poll", "the latest figures from …"? */
function isDocument(layout: Layout, source: readonly Span[]): boolean {
  let words = opening(layout.text, source);
  while (words.length > 1 && QUANTIFIERS.has(words[0].lower)) words = words.slice(1);
  const end = words.findIndex((word, k) => k > 0 && HEAD_ENDS.has(word.lower));
  const head = words.at(end < 0 ? -1 : end - 1);
  return head !== undefined && isContextWord("document", head.lower);
}

/** Does a head that the lexicon lacks tell of an act: an inflected verb without quoted words or a clause? */
function isAct({ text }: Layout, { words, from, lemma }: CueHead, content: readonly Span[]): boolean {
  const inflected = words[from] !== undefined && lemma !== words[from].lower;
  const clause = /^(?:that|whether|if|how|why)\b/.test(text.slice(content[0]?.from ?? 0, (content[0]?.from ?? 0) + 8));
  return (
    inflected &&
    !clause &&
    !content.some(
      (span) =>
        QUOTED.test(text.slice(Math.max(0, span.from - 1), span.from)) ||
        QUOTED.test(text.slice(span.from, span.from + 1)),
    )
  );
}

/**
 * What a cue does, by its head's class in `data/cues.tsv` and the conditions given there. A negated praise or promise is
 * `deny` ("has not endorsed"). A head that the lexicon lacks is `say` before quoted words or where it is no verb, else
 * an act (`other`).
 */
export function classifyCue(
  layout: Layout,
  cue: readonly Span[],
  content: readonly Span[],
  source: readonly Span[],
): CueClass {
  const head = findCueHead(layout, cue);
  if (head.entry === null) return isAct(layout, head, content) ? "other" : "say";
  const holds: { readonly [when in CueCondition]: () => boolean } = {
    document: () => isDocument(layout, source),
    to: () => infinitiveFollows(layout, head, cue, content),
    question: () => wordsOf(layout.text, content.slice(-1)).some((word) => word.lower === "?"),
    bad: () => toneOf(layout, content) === "bad",
    good: () => toneOf(layout, content) === "good",
  };
  const found = head.entry.classes.find(({ when }) => when === null || holds[when]())?.class ?? "say";
  return isNegated(head) && (found === "praise" || found === "promise") ? "deny" : found;
}
