import { stems } from "../../text/stems.ts";
import { findEvaluatingWords } from "../evaluating-words.ts";
import { type Context, type Found, labelOf, short } from "./found.ts";

/** Each report's own evaluating words, in the reporter's voice, that not all of them have: shown as what they are, with no verdict. */
export function findEvaluating({ tellings }: Context): Found[] {
  const words = tellings.map(findEvaluatingWords);
  const stemsOf = words.map((list) => new Set(list.flatMap((word) => stems(word.words))));
  const isShared = (word: string) => stemsOf.every((own) => stems(word).every((stem) => own.has(stem)));
  return tellings.flatMap((telling, k) =>
    words[k]
      .filter((word) => !isShared(word.words))
      .map((word): Found => {
        const sentence =
          telling.sentences.find(({ from, to }) => from <= word.from && word.from < to) ?? telling.headline ?? word;
        return {
          kind: "evaluating",
          what: word.class,
          row: null,
          sides: [
            { document: telling.document.id, spans: [{ from: word.from, to: word.to }], item: null, says: word.words },
          ],
          notFoundIn: [],
          confidence: word.likelihood ?? 0.5,
          text: `${labelOf(telling)} in its own voice: “${word.words}” — “${short(telling.document.text.slice(sentence.from, sentence.to), 120)}”`,
        };
      }),
  );
}
