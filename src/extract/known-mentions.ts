import type { Span, Statement } from "../record.ts";
import type { Entities } from "./entities.ts";
import type { KnownMention } from "./resolve-mentions.ts";

const THIRD = /^(?:he|she|him|her|they|it)$/i;
const FIRST = /(?<![\p{L}\p{N}_’'.-])(?:I|me|my|mine|myself)(?![\p{L}\p{N}_])/gu;

/**
 * The pronouns whose entity the statements tell: those that are a speaker, and "I" in the words of one person quoted. A
 * quotation within another has a speaker of its own.
 */
export function findKnownMentions(text: string, statements: readonly Statement[], { list }: Entities): KnownMention[] {
  const entities = new Map(list.map(({ id }, k) => [id, k]));
  const known = new Map<number, KnownMention>();
  const add = ({ from, to }: Span, entity: number, statement: string) =>
    void known.set(from, { from, to, entity, because: `it speaks in statement ${statement}` });
  for (const { id, speaker, form, content, said } of statements) {
    if (speaker.entities.length !== 1) continue;
    const entity = entities.get(speaker.entities[0]);
    if (entity === undefined) continue;
    for (const span of speaker.spans) if (THIRD.test(text.slice(span.from, span.to))) add(span, entity, id);
    if (form === "indirect" || !said) continue;
    for (const { from, to } of content.spans) {
      for (const { index, 0: word } of quotedPart(text, from, to).matchAll(FIRST)) {
        add({ from: from + index, to: from + index + word.length }, entity, id);
      }
    }
  }
  return [...known.values()].sort((a, b) => a.from - b.from);
}

/** What of a content stands in quotation marks, the rest blanked: a paraphrase has no "I" of its speaker. */
function quotedPart(text: string, from: number, to: number): string {
  const words = text.slice(from, to);
  if (!/[“"‘«„]/.test(words)) return words;
  return words.replace(/^[^“"‘«„]+/u, (before) => " ".repeat(before.length));
}
