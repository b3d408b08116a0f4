import type { IndexRange, Sentence } from "./layout.ts";
import type { PairedQuotation } from "./quotations.ts";
import { tellsWords } from "./reporting-verbs.ts";
import type { TokenSpans } from "./tokens.ts";

// From this many words on a quotation is somebody's words, unless a word before it says that it is a name or title.
const LONG = 8;
const LONGEST_TITLE = 15;
const SHORTEST_QUESTION = 4;
// How many words before the mark may hold what says that a name, title or term comes.
const REACH = 4;
const LONGEST_WORD = 40;
// A term has at most this many words; it is somebody's only with what tells words in the clause before it, or right after. In
// marked reports such fragments lie within what somebody is told to have said 19 times in 20, up to two dozen words on.
const LONGEST_TERM = 2;
const NEAR = 24;
const NEAR_AFTER = 4;
// How many tokens, with those in quotation marks, are looked through for it.
const FAR = 120;

const NAMES =
  /(?:\bso-called|\b(?:nick)?named|\bnicknames?|\bdubbed|\bknown (?:\w+ )?as|\b(?:en)?titled|\bheadlined|\balias|\baka|\bthe (?:term|word|phrase|slogan|name)s?(?: of)?|\bgoes by|\b(?:book|film|movie|song|album|series|article|essay|episode)(?: of)?)(?: the| a| an| her| his| its| their)?$/iu;
const CALLED = /\b(?:called|calls|calling|labell?ed|branded|termed|describ(?:ed|es|ing) as)(?: \w+){0,2}$/iu;
// What leads in words of somebody within another's words, right before the mark.
const UTTERED =
  /\b(?:(?:said|says?|saying|replied|answered|shout(?:s|ed|ing)?|yell(?:s|ed|ing)?|scream(?:s|ed|ing)?|cried|whispered|wrote|writes)(?: (?:to|at) \w+)?|(?:told|tells?|telling|asked|asks?|asking)(?: \p{L}+){1,3})(?: [,:])?$/iu;
const BREAKS_CLAUSE = /^[;()—–]$/;
const WORD = /^[\p{L}\p{N}]/u;
const BEGINS_SENTENCE = /^[.…\s$£€[(“‘"']*[\p{Lu}\p{N}]/u;
const SMALL_WORDS = new Set("a an the of and or in on for to at by with from de la is".split(" "));

/**
 * Whether each quotation reads as somebody's words, or as a name, title, term or phrase set off. Speech: what has a mark that
 * ends a sentence and stands as one, runs over paragraphs, is long, or is a fragment in a sentence that tells words
 * ("expressed “concerns”", "what he described as “low”"), near it if it has but one or two. Scare: what a word before it says is
 * a name or title ("dubbed", "so-called", "entitled"), and every other fragment. One within another: speech if it stands as a
 * sentence, is long, or is led in by a verb of saying.
 */
export function findQuotationKinds(
  text: string,
  tokens: TokenSpans,
  sentences: readonly Sentence[],
  sentenceOf: Int32Array,
  quote: Uint8Array,
  quotations: readonly PairedQuotation[],
): readonly ("speech" | "scare")[] {
  const word = (k: number) => text.slice(tokens.from[k], Math.min(tokens.to[k], tokens.from[k] + LONGEST_WORD));
  const tells = new Map<number, boolean>();

  return quotations.map((quotation) => {
    const { from } = quotation.tokens;
    const words = countWords(text, quotation, LONGEST_TITLE + 1);
    const before = wordsBefore(from);
    if (quotation.parts.length > 1) return "speech";
    if (words <= LONGEST_TITLE && NAMES.test(before)) return "scare";
    const capitals = words <= LONGEST_TITLE && isInCapitals(text.slice(quotation.parts[0].from, quotation.parts[0].to));
    if (words < LONG && capitals && words > 1 && CALLED.test(before)) return "scare";
    if (words >= LONG) return "speech";
    if (standsAsSentence(quotation)) return "speech";
    if (quotation.depth > 0) return UTTERED.test(before) ? "speech" : "scare";
    if (capitals && words > 1) return "scare";
    if (words >= SHORTEST_QUESTION && /[?!]/.test(contentEnd(quotation))) return "speech";
    if (words <= LONGEST_TERM && !capitals) return isToldNear(quotation.tokens) ? "speech" : "scare";
    return sentenceTells(sentenceOf[from]) ? "speech" : "scare";
  });

  function wordsBefore(token: number): string {
    const first = Math.max(sentences[sentenceOf[token]].tokens.from, token - REACH);
    const list: string[] = [];
    for (let k = first; k < token; k++) list.push(word(k));
    return list.join(" ").replaceAll(" - ", "-");
  }

  function contentEnd({ parts }: PairedQuotation): string {
    return text.slice(parts[0].to - 1, parts[0].to);
  }

  /** It begins a sentence or follows what leads it in, and ends as a sentence or is followed by what tells words. */
  function standsAsSentence({ parts, tokens: { from, to } }: PairedQuotation): boolean {
    if (!BEGINS_SENTENCE.test(text.slice(parts[0].from, parts[0].from + LONGEST_WORD))) return false;
    const sentence = sentences[sentenceOf[from]].tokens;
    const end = text[parts[0].to - 1];
    let first = from;
    while (first > sentence.from && quote[first - 1] === 2) first--;
    if (first > sentence.from && !/^[,:—–]$/.test(word(first - 1)))
      return /[?!]/.test(end) && sentenceTells(sentenceOf[from]);
    if (/[.?!…]/.test(end) || to === sentence.to) return true;
    return /[,—–-]/.test(end) && tellsNear(to);
  }

  function tellsNear(after: number): boolean {
    const limit = Math.min(after + LONG, sentences[sentenceOf[after - 1]].tokens.to);
    for (let k = after; k < limit; k++) if (tellsWords(word(k).toLowerCase())) return true;
    return false;
  }

  /** Whether what tells words stands in the clause before, or right after. Words in quotation marks are passed over. */
  function isToldNear({ from, to }: IndexRange): boolean {
    const first = sentences[sentenceOf[from]].tokens.from;
    const last = sentences[sentenceOf[to - 1]].tokens.to;
    return told(from - 1, -1, first - 1, NEAR) || told(to, 1, last, NEAR_AFTER);
  }

  function told(start: number, step: number, end: number, reach: number): boolean {
    const limit = Math.abs(end - start) > FAR ? start + step * FAR : end;
    for (let k = start, seen = 0; k !== limit && seen < reach; k += step) {
      if (quote[k] !== 0) continue;
      const next = word(k);
      if (k !== start && BREAKS_CLAUSE.test(next)) return false;
      if (tellsWords(next.toLowerCase())) return true;
      if (WORD.test(next)) seen++;
    }
    return false;
  }

  /** Whether the sentence, outside its quotations, has a word that tells words. */
  function sentenceTells(s: number): boolean {
    let found = tells.get(s);
    if (found === undefined) {
      found = false;
      for (let k = sentences[s].tokens.from; k < sentences[s].tokens.to && !found; k++) {
        found = quote[k] === 0 && tellsWords(word(k).toLowerCase());
      }
      tells.set(s, found);
    }
    return found;
  }
}

/** Words of a quotation, counted up to a bound. */
function countWords(text: string, { parts }: PairedQuotation, bound: number): number {
  let count = 0;
  for (const { from, to } of parts) {
    const pattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu;
    const stretch = text.slice(from, Math.min(to, from + bound * LONGEST_WORD));
    while (count < bound && pattern.exec(stretch)) count++;
  }
  return count;
}

function isInCapitals(content: string): boolean {
  return content
    .split(/[^\p{L}\p{N}'’]+/u)
    .every((word) => word === "" || SMALL_WORDS.has(word) || /^[\p{Lu}\p{N}]/u.test(word));
}
