import { stems } from "../../text/stems.ts";
import { findEvaluatingWords } from "../evaluating-words.ts";
import { besideOthers, type LinkedTellings } from "../linked-clauses.ts";
import type { Telling } from "../telling.ts";
import { type Context, type Found, labelOf, short } from "./found.ts";

/** Each report's own evaluating words, in the reporter's voice, that not all of them have: shown as what they are, with no verdict. */
export function findEvaluating({ tellings, linked }: Context): Found[] {
  const words = tellings.map((telling) => findEvaluatingWords(telling, evaluatingOdds(telling, linked)));
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

/** Of each word of a telling the mean logarithm of the odds that it evaluates, as it was set beside each other; `null` where that was not done. */
function evaluatingOdds(telling: Telling, linked: readonly LinkedTellings[]): Float32Array | null {
  const own = besideOthers(telling, linked);
  const all = own.flatMap((one) => (one === null ? [] : [one.answers.odds(one.side, "evaluating")]));
  return all.length === 0 ? null : all[0].map((_, k) => all.reduce((sum, odds) => sum + odds[k], 0) / all.length);
}
