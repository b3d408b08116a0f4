import { classOf, SPACE, WORD } from "./characters.ts";

/** Where every token stands: token k is `text.slice(from[k], to[k])`. */
export interface TokenSpans {
  readonly length: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const STOP = 0x2e;
const APOSTROPHE = 0x27;
const CURLY_APOSTROPHE = 0x2019;

/**
 * The tokens of a text, exactly those of the model's word pattern in Python:
 * `\w+(?:[.]\w+)+[.]?|\w+(?:['’]\w+)?|[^\w\s]`. Scanned by hand: a pattern would keep a place to go back to
 * for each character of a very long word.
 */
export function findTokens(text: string): TokenSpans {
  let from = new Int32Array((text.length >> 2) + 16);
  let to = new Int32Array(from.length);
  let length = 0;
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at)!;
    const kind = classOf(code);
    const next = at + (code > 0xffff ? 2 : 1);
    if (kind !== SPACE) {
      if (length === from.length) {
        from = grown(from);
        to = grown(to);
      }
      from[length] = at;
      to[length] = kind === WORD ? wordEnd(text, next) : next;
      at = to[length++];
    } else at = next;
  }
  return { length, from: from.slice(0, length), to: to.slice(0, length) };
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

function wordEnd(text: string, start: number): number {
  let end = lettersEnd(text, start);
  const mark = text.charCodeAt(end);
  if (mark === STOP) {
    let dotted = end;
    while (text.charCodeAt(dotted) === STOP) {
      const more = lettersEnd(text, dotted + 1);
      if (more === dotted + 1) break;
      dotted = more;
    }
    if (dotted > end) end = text.charCodeAt(dotted) === STOP ? dotted + 1 : dotted;
  } else if (mark === APOSTROPHE || mark === CURLY_APOSTROPHE) {
    const more = lettersEnd(text, end + 1);
    if (more > end + 1) end = more;
  }
  return end;
}

function lettersEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const code = text.codePointAt(at)!;
    if (classOf(code) !== WORD) break;
    at += code > 0xffff ? 2 : 1;
  }
  return at;
}
