import { abbreviation, startsSentences } from "./abbreviations.ts";
import type { IndexRange, Sentence } from "./layout.ts";
import type { ParagraphSpan } from "./paragraphs.ts";
import { CLOSES, OPENS } from "./quotations.ts";
import { tellsWords } from "./reporting-verbs.ts";
import type { TokenSpans } from "./tokens.ts";

const isFinal = /^[.?!…‼⁇⁈⁉‽。]$/u;
const isClosingBracket = /^[)\]}]$/;
const isOpeningBracket = /^[([{]$/;
const goesOn = /^[,;:)\]}\-‐-―/&%=]$/u;
const small = /^\p{Ll}/u;
const letter = /^\p{L}/u;
const capital = /^\p{Lu}/u;
const initial = /^\p{Lu}$/u;
const endsClause = /^[.,;:?!…]$/;
const digits = /^\p{Nd}/u;

// How far to look for the verb in `"Why?" Secretary of State Jane Doe asked.`
const REACH = 8;
const LONGEST_WORD = 40;

/**
 * The sentences of every paragraph, in order; together they hold every token. Marks and brackets that close belong to the
 * sentence before them. A sentence that ends within a quotation goes on if its teller follows: `"Why?" he asked.` is one.
 */
export function findSentences(
  text: string,
  tokens: TokenSpans,
  paragraphs: readonly ParagraphSpan[],
  roles: Uint8Array,
): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const word = (k: number) => text.slice(tokens.from[k], Math.min(tokens.to[k], tokens.from[k] + LONGEST_WORD));
  paragraphs.forEach((paragraph, p) => {
    const add = (from: number, to: number) => {
      sentences.push({ from: tokens.from[from], to: tokens.to[to - 1], tokens: { from, to }, paragraph: p });
    };
    const { from, to } = paragraph.tokens;
    let start = from;
    for (let k = from; k < to; ) {
      if (!mayEnd(text, tokens, k)) {
        k++;
        continue;
      }
      const end = findEnd(k, to, word, roles);
      if (end.to < to && endsSentence(tokens, { from: k, to: end.finalTo }, end.to, { from: start, to }, word, roles)) {
        add(start, end.to);
        start = end.to;
      }
      k = end.to;
    }
    add(start, to);
  });
  return sentences;
}

function mayEnd(text: string, tokens: TokenSpans, k: number): boolean {
  return isFinal.test(text[tokens.to[k] - 1]);
}

/** Where the final marks that begin at `k` end (`?!`, `. . .`), and the marks and brackets that close after them. */
function findEnd(
  k: number,
  limit: number,
  word: (k: number) => string,
  roles: Uint8Array,
): { finalTo: number; to: number } {
  let finalTo = k + 1;
  let to = finalTo;
  while (to < limit) {
    const next = word(to);
    if (next.length === 1 && isFinal.test(next)) finalTo = ++to;
    else if (roles[to] === CLOSES || isClosingBracket.test(next)) to++;
    else break;
  }
  return { finalTo, to };
}

/** Whether a sentence ends with the final marks `final`, the next token being `after`. */
function endsSentence(
  tokens: TokenSpans,
  final: IndexRange,
  after: number,
  sentence: IndexRange,
  word: (k: number) => string,
  roles: Uint8Array,
): boolean {
  let first = after;
  while (first < sentence.to - 1 && (roles[first] === OPENS || isOpeningBracket.test(word(first)))) first++;
  const closed = after > final.to;
  const apart = tokens.from[after] > tokens.to[after - 1];
  if (!apart && !closed && first === after) return false;
  const next = word(first);
  if (goesOn.test(next) || (small.test(next) && !/^\p{Ll}\p{Lu}/u.test(next))) return false;
  if (!apart && !capital.test(next)) return false;

  const starter = startsSentences(next) && !isInitialAt(tokens, first, sentence.to, word);
  const mark = word(final.from);
  // A place and then words of somebody: `in Bellport, N.Y. “Secretary …`
  const quoted = (place: number) => roles[after] === OPENS && place > sentence.from && word(place - 1) === ",";
  if (mark.length > 1) return closed || endsWithDottedWord(mark, starter || quoted(final.from));
  if (final.to - final.from === 1 && mark === ".") {
    const glued = final.from > sentence.from && tokens.to[final.from - 1] === tokens.from[final.from];
    if (!glued || closed) return true;
    const last = final.from - 1;
    return endsAfterWord(word(last), last === sentence.from, next, starter || quoted(last));
  }
  if (isEllipsis(final, word)) {
    const spaced = final.from > sentence.from && tokens.to[final.from - 1] < tokens.from[final.from];
    if (spaced && !closed && !starter && letter.test(next)) return false;
  }
  return !(closed && tellerFollows(first, sentence.to, word, roles));
}

function isInitialAt(tokens: TokenSpans, k: number, limit: number, word: (k: number) => string): boolean {
  return k + 1 < limit && initial.test(word(k)) && word(k + 1) === "." && tokens.to[k] === tokens.from[k + 1];
}

/** "U.S.", "a.m.", "3.5.", "example.com." */
function endsWithDottedWord(word: string, starter: boolean): boolean {
  if (/^[eE]\.g\.$|^[iI]\.e\.$/.test(word)) return false;
  const isAbbreviation = /^(?:\p{L}{1,2}\.)+$/u.test(word) && !/\p{Nd}/u.test(word);
  return isAbbreviation ? starter : true;
}

function endsAfterWord(last: string, opensSentence: boolean, next: string, starter: boolean): boolean {
  if (opensSentence && (/^\p{Nd}{1,3}$/u.test(last) || /^[\p{L}]$/u.test(last))) return false;
  if (/^\p{L}$/u.test(last)) return starter && !digits.test(next);
  switch (abbreviation(last)) {
    case "goes on":
      return /^(?:St|Mt|Ft)$/.test(last) && starter;
    case "counts":
      return !digits.test(next);
    case "may end":
      return starter;
    default:
      return true;
  }
}

function isEllipsis(final: IndexRange, word: (k: number) => string): boolean {
  let dots = 0;
  for (let k = final.from; k < final.to; k++) {
    const mark = word(k);
    if (mark === "…") dots += 3;
    else if (mark === ".") dots++;
    else return false;
  }
  return dots === 3 || dots === 2;
}

/** Whether a name and then a verb of telling follow a closing mark: `"Why?" Jane Doe asked`. */
function tellerFollows(first: number, limit: number, word: (k: number) => string, roles: Uint8Array): boolean {
  for (let k = first; k < Math.min(first + REACH, limit); k++) {
    const next = word(k);
    if (roles[k] !== 0 || endsClause.test(next)) return false;
    if (tellsWords(next)) return k > first || small.test(next);
  }
  return false;
}

/** The sentence of every token. */
export function sentenceOfTokens(sentences: readonly Sentence[], length: number): Int32Array {
  const sentence = new Int32Array(length);
  sentences.forEach(({ tokens }, s) => {
    sentence.fill(s, tokens.from, tokens.to);
  });
  return sentence;
}
