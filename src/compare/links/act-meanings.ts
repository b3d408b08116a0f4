import type { Comparer, TextMeaning } from "../../model/comparer.ts";
import type { Span } from "../../record.ts";
import { textDocument } from "../../source/text-document.ts";
import { findLayout } from "../../text/find-layout.ts";
import type { LinkedMention, LinkedText } from "./mentions.ts";

/** What the words for an act mean, and the sentence that they stand in: vectors of length 1. */
export interface ActMeaning {
  readonly act: Float32Array;
  readonly sentence: Float32Array;
}

/** What of a comparer acts are linked by. */
export interface ActComparer {
  read(...text: Parameters<Comparer["read"]>): Promise<Pick<TextMeaning, "stretches" | "sentences">>;
}

/** Reads what mentions of acts mean, in their order. */
export async function readActMeanings(
  comparer: ActComparer,
  texts: readonly LinkedText[],
  mentions: readonly LinkedMention[],
): Promise<ActMeaning[]> {
  const found: ActMeaning[] = new Array(mentions.length);
  for (const [t, sentences] of texts.entries()) {
    const own = [...mentions.keys()]
      .filter((k) => mentions[k].text === t)
      .sort((a, b) => mentions[a].sentence - mentions[b].sentence || a - b);
    if (own.length === 0) continue;
    const { text, spans, words } = joined(sentences);
    const stretches = own.map((k) => {
      const { sentence, words: at } = mentions[k];
      return { from: words[sentence][at[0]].from, to: words[sentence][at.at(-1)!].to, sentence };
    });
    const vectors = await comparer.read(findLayout(textDocument("text", text)), spans, stretches);
    for (const [n, k] of own.entries())
      found[k] = { act: vectors.stretches[n], sentence: vectors.sentences[mentions[k].sentence] };
  }
  return found;
}

/** A text of sentences that are given as words, with where each sentence and each word stands in it. */
function joined(sentences: LinkedText): { text: string; spans: Span[]; words: Span[][] } {
  let text = "";
  const spans: Span[] = [];
  const words = sentences.map((sentence) => {
    if (text !== "") text += "\n";
    const start = text.length;
    const own = sentence.map((word, k): Span => {
      if (k > 0) text += " ";
      const from = text.length;
      text += word;
      return { from, to: text.length };
    });
    spans.push({ from: start, to: text.length });
    return own;
  });
  return { text, spans, words };
}
