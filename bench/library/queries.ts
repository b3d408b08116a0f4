import { drawMember, drawOutlet, drawWord } from "./make-report.ts";
import { draw, openRandom, pick, type Random } from "./random.ts";
import type { Template } from "./templates.ts";

const TYPES = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "COERCE",
  "RETREAT",
];

/**
 * What readers may ask: names and words as often as they are in the news, so that common and rare ones are among them, phrases,
 * fields, dates, exclusions, alternatives. `n`: the size of the smallest library that is asked.
 */
export function makeQueries(templates: readonly Template[], seed: number, n: number, count: number): string[] {
  const random = openRandom(seed, 77);
  const person = () => drawMember(random, "person", n);
  const word = () => drawWord(random, n);
  const day = () => `20${draw(random, 5) + 26}-0${1 + draw(random, 9)}`;
  const dates = () => `after:${day()}-01 before:20${31 + draw(random, 2)}-06`;
  const kinds: readonly (readonly [share: number, () => string])[] = [
    [12, () => person().surname],
    [8, () => `"${person().name}"`],
    [4, () => drawMember(random, "body", n).name],
    [4, () => drawMember(random, "country", n).name],
    [12, word],
    [10, () => `${word()} ${word()}`],
    [5, () => `${word()} ${word()} ${word()}`],
    [10, () => `"${wordsBeside(random, templates)}"`],
    [8, () => `speaker:"${person().name}"`],
    [5, () => `speaker:${person().surname} ${word()}`],
    [4, () => `about:${person().surname}`],
    [3, () => `by:"${drawMember(random, "body", n).name}" type:${pick(random, TYPES)}`],
    [3, () => `to:${drawMember(random, "country", n).name} kind:event`],
    [3, () => `type:${pick(random, TYPES)} status:${pick(random, ["actual", "future", "possible"])}`],
    [3, () => `country:${drawMember(random, "country", n).country} ${word()}`],
    [2, () => `form:${pick(random, ["direct", "indirect", "mixed"])} ${word()}`],
    [2, () => `outlet:"${drawOutlet(random).name}" ${dates()}`],
    [3, () => `${person().surname} ${dates()}`],
    [2, () => `${word()} ${dates()}`],
    [2, () => `${word()} -${word()}`],
    [2, () => `${person().surname} OR ${person().surname}`],
    [1, () => "said:no"],
    [1, () => `asserted-by:"${person().name}"`],
    [1, () => ""],
  ];
  const shares = kinds.flatMap(([share, make]) => Array.from({ length: share }, () => make));
  return Array.from({ length: count }, () => pick(random, shares)());
}

/** Two or three words of a sample that stand side by side in many reports. */
function wordsBeside(random: Random, templates: readonly Template[]): string {
  const words = pick(random, templates).text.match(/(?:\p{L}+ ){1,2}\p{L}+/gu) ?? ["on the table"];
  return pick(random, words);
}
