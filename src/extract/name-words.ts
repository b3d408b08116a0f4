import type { Span } from "../record.ts";

/** A word as naming sees it: "Clinton's" is `Clinton`, possessive; "Jean-Marc", "U.S." and "Reuters/Ipsos" are one word. */
export interface NameWord extends Span {
  /** Without the possessive ending; `from`/`to` cover the same characters. */
  readonly text: string;
  readonly lower: string;
  readonly possessive: boolean;
  readonly capital: boolean;
  /** What stands between the word before, or the start, and this one, without spaces; a line break is "\n". */
  readonly gap: string;
}

// bounded, that a line without spaces is not read anew from each of its places to its end
const WORD =
  /[@#]?[\p{L}\p{N}][\p{L}\p{M}\p{N}_]{0,60}(?:(?:\.?-|[‑'’./&])\p{L}[\p{L}\p{M}\p{N}_]{0,60}|\.['’]s|[.,]\p{N}+|-\p{N}+){0,12}/gu;
const SHORTENED =
  /^(?:\p{Lu}|.*\..*|Mr|Mrs|Ms|Dr|Jr|Sr|St|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Capt|Sgt|Adm|Maj|Cmdr|Prof|Rev|Del|Atty|Hon|Messrs|Supt|Amb|Sec|Pres|Ft|Mt|Inc|Corp|Co|Ltd|Bros)$/u;

/** The words of `text` between two offsets, in order. */
export function findNameWords(text: string, from: number, to: number): NameWord[] {
  const words: NameWord[] = [];
  let last = from;
  WORD.lastIndex = from;
  for (let match = WORD.exec(text); match !== null && match.index < to; match = WORD.exec(text)) {
    const start = match.index;
    let end = Math.min(start + match[0].length, to);
    let word = text.slice(start, end);
    let possessive = false;
    const ending = /['’]s$/i.exec(word);
    if (ending !== null && /^(?:People|Women|Men|Children|Veterans)['’]s \p{Lu}/u.test(text.slice(start, end + 2))) {
      // part of a name: "People's Republic of China"
    } else if (ending !== null) {
      possessive = true;
      word = word.slice(0, -2);
    } else if (/s$/.test(word) && /^['’] ?\p{L}/u.test(text.slice(end, end + 3)) && /^\p{Lu}/u.test(word)) {
      possessive = true;
    } else if (text[end] === "." && end < to && SHORTENED.test(word)) {
      end += 1;
      word = text.slice(start, end);
      WORD.lastIndex = end;
    }
    const between = text.slice(last, start);
    words.push({
      from: start,
      to: start + word.length,
      text: word,
      lower: word.toLowerCase().replaceAll("’", "'"),
      possessive,
      capital: /^[@#]?\p{N}*\p{Lu}/u.test(word) || /^\p{Ll}{1,2}-?\p{Lu}/u.test(word),
      gap: between.includes("\n") ? "\n" : between.replace(/\s+/g, ""),
    });
    last = end;
  }
  return words;
}
