import type { CueClass, Span } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { type CueHead, findCueHead } from "./cue-lemma.ts";
import { CONTEXT_WORDS, type CueCondition } from "./cue-lexicon.ts";
import { type CueWord, wordsIn, wordsOf } from "./cue-words.ts";
import { isNegated } from "./said.ts";

/** How much of a content or source is read for its tone, in UTF-16 code units: enough for its first clause. */
const READ = 160;

function opening(text: string, spans: readonly Span[]): CueWord[] {
  if (spans.length === 0) return [];
  const from = spans[0].from;
  return wordsIn(text, from, Math.min(spans.at(-1)!.to, from + READ));
}

/** Words after which no infinitive belongs to the cue any more: "told him that …", "told a crowd in …". */
const CLAUSE = new Set("that , . ; : “ ” \" whether if how why what who which when where of in at is are was were would will had has have".split(" "));

/** Does "to" and a verb follow the cue, at once or after whom it is said to? */
function infinitiveFollows(layout: Layout, head: CueHead, cue: readonly Span[], content: readonly Span[]): boolean {
  if (head.words.slice(head.to).some((word) => word.lower === "to")) return true;
  const end = cue.at(-1)!.to;
  const starts = [end, content[0]?.from ?? end];
  return starts.some((start) => {
    if (start < end) return false;
    for (const word of wordsIn(layout.text, start, start + 60)) {
      if (word.lower === "to") return true;
      if (CLAUSE.has(word.lower)) return false;
    }
    return false;
  });
}

function tone(layout: Layout, content: readonly Span[]): "good" | "bad" | null {
  for (const word of opening(layout.text, content)) {
    if (CONTEXT_WORDS.get("bad")!.has(word.lower)) return "bad";
    if (CONTEXT_WORDS.get("good")!.has(word.lower)) return "good";
  }
  return null;
}

const HEAD_ENDS = new Set("of in by from on for at with about to , that which who released published conducted taken".split(" "));

const QUANTIFIERS = new Set("one some several most many both all two three of the first latest other".split(" "));

/** Is the source a document that shows something: "a Quinnipiac poll", "the latest figures from …"? */
function isDocument(layout: Layout, source: readonly Span[]): boolean {
  let words = opening(layout.text, source);
  while (words.length > 1 && QUANTIFIERS.has(words[0].lower)) words = words.slice(1);
  const end = words.findIndex((word, k) => k > 0 && HEAD_ENDS.has(word.lower));
  const phrase = end < 0 ? words : words.slice(0, end);
  const head = phrase.at(-1);
  return head !== undefined && CONTEXT_WORDS.get("document")!.has(head.lower);
}

/**
 * What a cue does, by its head's class in `data/cues.tsv` and the conditions given there; its meanings are those of
 * `docs/record.md`. A head that the lexicon lacks counts as `say`.
 */
export function classifyCue(
  layout: Layout,
  cue: readonly Span[],
  content: readonly Span[],
  source: readonly Span[],
): CueClass {
  const head = findCueHead(layout, cue);
  const holds: { readonly [when in CueCondition]: () => boolean } = {
    document: () => isDocument(layout, source),
    to: () => infinitiveFollows(layout, head, cue, content),
    question: () => wordsOf(layout.text, content.slice(-1)).some((word) => word.lower === "?"),
    bad: () => tone(layout, content) === "bad",
    good: () => tone(layout, content) === "good",
  };
  const found = head.entry?.classes.find(({ when }) => when === null || holds[when]())?.class;
  if (found === undefined) return "say";
  if (isNegated(head) && (found === "praise" || found === "promise")) return "deny";
  return found;
}
