import type { Span } from "../record.ts";
import { determiners, functionWords } from "./closed-words.ts";
import { personNounSex } from "./lexicons.ts";
import type { NameWord } from "./name-words.ts";

const LONGEST_BEFORE = 8;
const LONGEST_AFTER = 30;

/** Past forms of verbs that do not end in -ed, and others that open no role. */
const noModifier = new Set(
  "saw met beat made gave sent became chose took won lost held kept left let put read ran set shot sold spoke wrote drew fought found got heard hit knew led paid".split(
    " ",
  ),
);

/** The role that stands before a name without a comma: "Chinese Foreign Ministry *spokesman* Wang". */
export function roleBefore(words: readonly NameWord[], name: number): Span | null {
  const noun = words[name - 1];
  if (noun === undefined || words[name].gap !== "" || noun.possessive || personNounSex(noun.lower) === undefined)
    return null;
  let start = name - 1;
  while (start > 0 && name - start < LONGEST_BEFORE && words[start].gap === "") {
    const word = words[start - 1];
    if (word.possessive || noModifier.has(word.lower) || determiners.has(word.lower)) break;
    if (
      !word.capital &&
      word.lower !== "former" &&
      (functionWords.has(word.lower) || /(?:ed|ing|ly)$/.test(word.lower))
    )
      break;
    if (word.capital && functionWords.has(word.lower)) break;
    start -= 1;
  }
  return { from: words[start].from, to: noun.to };
}

/** The role in apposition after a name: "Avril Haines, the *U.S. director of national intelligence*, said". */
export function roleAfter(words: readonly NameWord[], after: number): Span | null {
  let k = after;
  // "Jason Chaffetz (R-Utah), the chairman"; "Mary Poe, 32, a doctor"
  while (
    k < words.length &&
    k < after + 4 &&
    (/^\(/.test(words[k].gap) ||
      (k > after && words[k].gap === "-") ||
      (words[k].gap === "," && /^\p{N}/u.test(words[k].text)))
  )
    k += 1;
  if (k >= words.length || !/^\.?\)?,$/.test(words[k].gap)) return null;
  let start = k;
  if (words[start].lower === "the" || words[start].lower === "a" || words[start].lower === "an") start += 1;
  const end = phraseEnd(words, start);
  return end < 0 ? null : { from: words[start].from, to: words[end - 1].to };
}

/** Where a noun phrase with a person's noun as its head ends, read from `start`; -1 where there is no such phrase. */
function phraseEnd(words: readonly NameWord[], start: number): number {
  let head = -1;
  let end = start;
  for (; end < words.length && end - start < LONGEST_AFTER; end += 1) {
    const word = words[end];
    if (end > start && word.gap !== "" && !/^[-/&’']$/.test(word.gap)) break;
    if (/^(?:who|whom|which|whose)$/.test(word.lower)) break;
    if (/^(?:said|says|told|wrote|is|was|were|are|has|had)$/.test(word.lower)) return -1;
    if (personNounSex(word.lower) !== undefined && !word.possessive && (head < 0 || head === end - 1)) head = end;
    const closed =
      functionWords.has(word.lower) && word.lower !== "former" && word.lower !== "one" && word.lower !== "of";
    if (head < 0 && (closed || end - start > 8)) return -1;
    if (end === head + 1 && head >= 0 && !follows.has(word.lower) && !word.capital) return -1;
  }
  return head < 0 ? -1 : end;
}

/** What may follow the head of a role: "director *of*". A verb there makes a clause: "in Akron, the mayor added". */
const follows = new Set("of for from at in on with to and or under general by emeritus designate elect".split(" "));

/** The role before a name in apposition: "*A lawyer for the outlets*, David Schulz, said"; "Apple's *chief executive*, Tim Cook,". */
export function roleApposed(words: readonly NameWord[], name: number, after: number): Span | null {
  if (name === 0 || words[name].gap !== "," || (after < words.length && words[after].gap === "")) return null;
  let start = name - 1;
  while (
    start > 0 &&
    name - start < 14 &&
    words[start].gap === "" &&
    !/^(?:said|says|told|asked)$/.test(words[start - 1].lower)
  )
    start -= 1;
  // "Gordon Hanson, a professor at the University of California, San Diego": the role is the earlier name's
  if (start > 0 && words[start].gap === "," && words[start - 1].capital) return null;
  if (/^(?:the|a|an|his|her|its|their|our|one)$/.test(words[start].lower)) start += 1;
  else if (!words[start].possessive || !words[start].capital) return null;
  else start += 1;
  const end = start < name ? phraseEnd(words, start) : -1;
  return end === name ? { from: words[start].from, to: words[end - 1].to } : null;
}
