import type { Span } from "../record.ts";

/** A word or a single mark of the text, as the cue's readers see it: "didn't" is `did` and `not`, "Tam's" is `tam` and `'s`. */
export interface CueWord extends Span {
  /** Lower case, with straight apostrophes. */
  readonly lower: string;
  /** Begins with a capital letter. */
  readonly capital: boolean;
}

const WORD =
  /(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Prof|Rev|St|Jr|Sr)\.|(?:\p{Lu}\.){2,}|\p{Lu}\.(?=\s\p{Lu})|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[-'’.&][\p{L}\p{N}]+)*|\S/gu;

const CLITIC = /'(?:s|ll|re|ve|d|m)$/;

const CLIPPED: ReadonlyMap<string, string> = new Map([
  ["ca", "can"],
  ["wo", "will"],
  ["sha", "shall"],
]);

/** The words of `text` between two offsets, contractions and possessives taken apart. Linear in the stretch read. */
export function wordsIn(text: string, from: number, to: number): CueWord[] {
  const words: CueWord[] = [];
  const push = (begin: number, end: number, lower: string, capital: boolean) =>
    words.push({ from: begin, to: end, lower, capital });
  for (const match of text.slice(from, to).matchAll(WORD)) {
    const begin = from + match.index;
    const end = begin + match[0].length;
    const lower = match[0].toLowerCase().replaceAll("’", "'");
    const capital = lower[0] !== match[0][0];
    const clitic = CLITIC.exec(lower)?.[0].length ?? 0;
    if (lower.endsWith("n't") && lower.length > 3) {
      const base = lower.slice(0, -3);
      push(begin, end - 3, CLIPPED.get(base) ?? base, capital);
      push(end - 3, end, "not", false);
    } else if (lower === "cannot") {
      push(begin, end - 3, "can", capital);
      push(end - 3, end, "not", false);
    } else if (clitic > 0 && clitic < lower.length) {
      push(begin, end - clitic, lower.slice(0, -clitic), capital);
      push(end - clitic, end, lower.slice(-clitic), false);
    } else {
      push(begin, end, lower, capital);
    }
  }
  return words;
}

/** The words that stand in any of the spans, in order of the spans. */
export function wordsOf(text: string, spans: readonly Span[]): CueWord[] {
  return spans.flatMap((span) => wordsIn(text, span.from, span.to));
}
