import type { Span } from "../record.ts";
import type { TokenSpans } from "./tokens.ts";

const LONGEST = 25;
const SOUNDS =
  /^(?:(?:sustained |loud |nervous |scattered )?(?:laugh(?:s|ter|ing)?|chuckl(?:es|ing)|applause|applauds|cheers?|cheering|boos|booing|jeers|sighs?|crying|cries|sobs|pauses?|smiles|grins|shrugs|nods|inaudible|unintelligible|crosstalk|cross-talk|ph|sic|phonetic|off-mike|off mic|via (?:translator|interpreter)|through (?:a |an )?(?:translator|interpreter)|(?:speaking )?in (?:\p{L}+(?:ish|ese|ian|bic)|French|German|Hebrew|Mandarin|Farsi|Hindi|Urdu|Korean|Dari|Pashto)|foreign language)(?: and (?:applause|laughter|cheers))?)[.!]?$/iu;

/** What somebody put in brackets into another's words: square brackets "[Chinese]", and sounds and notes in round ones "(laughs)". */
export function findInserts(text: string, tokens: TokenSpans, inWords: (token: number) => boolean): readonly Span[] {
  const inserts: Span[] = [];
  for (let k = 0; k < tokens.length; k++) {
    const bracket = text[tokens.from[k]];
    if ((bracket !== "[" && bracket !== "(") || !inWords(k)) continue;
    const closing = bracket === "[" ? "]" : ")";
    let end = k + 1;
    while (end < tokens.length && end - k < LONGEST && inWords(end) && !isBracket(text[tokens.from[end]])) end++;
    if (end >= tokens.length || text[tokens.from[end]] !== closing || !inWords(end)) continue;
    const span = { from: tokens.from[k], to: tokens.to[end] };
    if (bracket === "[" || SOUNDS.test(text.slice(span.from + 1, span.to - 1).trim())) inserts.push(span);
  }
  return inserts;
}

function isBracket(character: string): boolean {
  return "[]()".includes(character);
}
