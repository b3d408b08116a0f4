import { dotProduct } from "../dot-product.ts";
import { softLikeness } from "../soft-words.ts";
import { relate } from "../word-senses.ts";
import { likenessOf } from "../word-vectors.ts";
import type { OpenMention } from "./mentions.ts";

/** How alike the texts of two mentions are as wholes, 0 to 1. */
export type TextLikeness = (a: number, b: number) => number;

/** What two mentions of acts have in common: the first is 1. */
export function pairFeatures(a: OpenMention, b: OpenMention, textLikeness: TextLikeness): number[] {
  const isSame = Number(a.stem === b.stem);
  const like = a.word === b.word ? 1 : likenessOf(a.rank, b.rank);
  const isKnown = a.senses !== null && b.senses !== null;
  const relation = isKnown ? relate(a.senses, b.senses) : { level: isSame, path: isSame, entails: false };
  const near = softLikeness(a.near, b.near);
  const isOneText = a.text === b.text;
  // What weighs otherwise for the same word than for another.
  const asked = [
    softLikeness(a.around, b.around),
    near,
    Number(isOneText && a.sentence === b.sentence),
    textLikeness(a.text, b.text),
    Math.max(a.weight, b.weight),
    softLikeness(a.after, b.after),
    Number(a.isLead && b.isLead),
    Math.log(a.same * b.same),
  ];
  const [act, sentence] = [
    dotProduct(a.meaning.act, b.meaning.act),
    dotProduct(a.meaning.sentence, b.meaning.sentence),
  ];
  return [
    1,
    isSame,
    Number(a.word === b.word),
    Number(a.words === b.words),
    like,
    relation.level,
    relation.path,
    Number(relation.entails),
    Number(isKnown),
    ...asked,
    ...asked.map((value) => isSame * value),
    softLikeness(a.before, b.before),
    Number(isOneText),
    Math.min(a.weight, b.weight),
    Number(standsIn(a, b) || standsIn(b, a)),
    Math.abs(a.place - b.place),
    Math.max(0, like) ** 2,
    like * relation.level,
    like * near,
    relation.level * near,
    act,
    sentence,
    isSame * act,
    isSame * sentence,
    act * like,
    ...a.kind.map((value, k) => value * b.kind[k]),
    ...a.kind.map((value, k) => Math.abs(value - b.kind[k])),
  ];
}

function standsIn(a: OpenMention, b: OpenMention): boolean {
  return b.around.stems.includes(a.stem);
}
