import type { IndexRange, Layout } from "../text/layout.ts";
import type { Entities } from "./entities.ts";
import { tokenAt } from "./token-ranges.ts";

/** For the first token of a quotation: the name of the person whose act the sentence before it tells, or `null`. */
export type FindActor = (quotation: number) => IndexRange | null;

// `Moss was met with one question.`: what follows may be said to him.
const SUFFERS = new Set(["was", "were", "been", "is", "are", "question", "asked"]);

const OPENS_CLAUSE = new Set(["when", "while", "as", "after", "before", "because"]);

/**
 * `Ewa Tarn looked at the sky. “Let him climb one.”`: a sentence of narrative in the same paragraph that begins with a
 * person's name gives the floor to that person.
 */
export function openActors({ text, tokens, sentences }: Layout, { list, mentions }: Entities): FindActor {
  const leading = new Map<number, IndexRange>();
  for (const { from, to, entity, possessive } of mentions) {
    if (possessive || list[entity].type !== "person") continue;
    const first = tokenAt(tokens, from);
    const sentence = tokens.sentence[first];
    // A title may stand before the name: "Mayor Ines Calder", "Dr. Petrak".
    if (first - sentences[sentence].tokens.from <= 2 && !leading.has(sentence)) {
      leading.set(sentence, { from: first, to: tokenAt(tokens, to - 1) + 1 });
    }
  }
  return (quotation) => {
    if (quotation === 0 || tokens.paragraph[quotation] !== tokens.paragraph[quotation - 1]) return null;
    const before = tokens.sentence[quotation - 1];
    if (before === tokens.sentence[quotation]) return null;
    const { from, to } = sentences[before].tokens;
    let main = true;
    for (let k = from; k < to; k++) {
      const word = text.slice(tokens.from[k], tokens.to[k]).toLowerCase();
      main &&= !OPENS_CLAUSE.has(word);
      if (tokens.quote[k] !== 0 || (main && SUFFERS.has(word))) return null;
    }
    return leading.get(before) ?? null;
  };
}
