import type { Layout } from "../text/layout.ts";
import type { EntityMention } from "./entities.ts";

const prepositions = new Set(
  "of for from at in on with by to about against over under like than between among near into toward towards as".split(
    " ",
  ),
);

/** Words that follow a subject: auxiliaries, verbs whose past has no -ed, and what stands before a verb. */
const verbs = new Set(
  "is was were are has had have will would could can may might must should did does do said says told who also then now never and came went met made took gave wrote spoke knew thought felt held kept left led lost ran saw sent set stood won began became chose drew fell flew got grew heard".split(
    " ",
  ),
);

/** So many characters before and after a name are looked at. */
const BEFORE = 40;
const AFTER = 60;

/** Is a name in the position of a subject: at the head of its sentence or clause, and not after a preposition? By its neighbours alone. */
export function isSubject({ text, sentences }: Layout, { from, to, sentence, possessive }: EntityMention): boolean {
  if (possessive) return false;
  const before = text.slice(Math.max(sentences[sentence].from, from - BEFORE), from).trimEnd();
  const word = /[\p{L}'’]+$/u.exec(before)?.[0];
  if (word !== undefined && prepositions.has(word.toLowerCase())) return false;
  const after = /^[^\p{L}.;:?!]*(?:\([^)]*\))?,? ?([\p{L}'’]+)/u.exec(text.slice(to, to + AFTER))?.[1]?.toLowerCase();
  if (after === undefined) return false;
  return before === "" || /[.!?“"”:;]$/.test(before) || verbs.has(after) || /(?:ed|s)$/.test(after);
}
