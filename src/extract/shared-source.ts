import type { Layout } from "../text/layout.ts";
import { tellsWords } from "../text/reporting-verbs.ts";
import type { Draft } from "./draft.ts";
import { findPhraseBefore } from "./phrase-beside.ts";

const JOINS = new Set(["and", "but", "or", "then", ","]);
const LEADS = new Set(["after", "while", "by", "in", "without", "before", "when"]);

/**
 * The source of cues that share their subject with another of the sentence: `he expressed concerns and called on …`,
 * `After noting that …, he praised …`; and the subject that stands plainly before a verb and its quotation. `drafts` in
 * order of their cues.
 */
export function shareSources(layout: Layout, drafts: readonly Draft[]): Draft[] {
  const { text, tokens, sentences } = layout;
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]).toLowerCase();
  const sentenceOf = ({ cue }: Draft) => tokens.sentence[cue[0].from];
  return drafts.map((draft, k) => {
    if (draft.source.length > 0) return draft;
    const at = draft.cue[0].from;
    const first = sentences[sentenceOf(draft)].tokens.from;
    const before = drafts[k - 1];
    if (
      before !== undefined &&
      before.source.length > 0 &&
      sentenceOf(before) === sentenceOf(draft) &&
      before.source[0].from < before.cue[0].from &&
      JOINS.has(word(at - 1))
    ) {
      return { ...draft, source: before.source, sourceProbability: before.sourceProbability };
    }
    const after = drafts[k + 1];
    const leads = at === first || (at === first + 1 && LEADS.has(word(first)));
    if (
      after !== undefined &&
      after.source.length > 0 &&
      leads &&
      sentenceOf(after) === sentenceOf(draft) &&
      word(draft.cue[0].to - 1).endsWith("ing")
    ) {
      return { ...draft, source: after.source, sourceProbability: after.sourceProbability };
    }
    const subject = isPlain(draft) ? findPhraseBefore(layout, at, first) : null;
    return subject?.from === first ? { ...draft, source: [subject] } : draft;
  });

  /** A verb of saying and right after it the opening mark. */
  function isPlain({ cue, content }: Draft): boolean {
    const mark = content[0].from;
    return tellsWords(word(cue[0].to - 1)) && tokens.quote[mark] === 2 && mark >= cue[0].to && mark - cue[0].to <= 1;
  }
}
