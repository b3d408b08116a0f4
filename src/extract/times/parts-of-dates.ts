/** Words before a date that tell which part of it is meant, as TIMEX3's `mod` START, MID and END do. */

const PARTS: readonly (readonly [RegExp, string])[] = [
  [
    /(?:^|[^\p{L}\p{N}])((?:the\s)?(?:very\s)?early(?:\sin)?(?:\s|-)|(?:the\s)?(?:beginning|start|first\sdays|opening)\sof\s)$/iu,
    "start of",
  ],
  [/(?:^|[^\p{L}\p{N}])(mid(?:dle)?(?:\s|-)|(?:the\s)?middle\sof\s)$/iu, "middle of"],
  [
    /(?:^|[^\p{L}\p{N}])((?:the\s)?(?:very\s)?late(?:\sin)?(?:\s|-)|(?:the\s)?(?:very\s)?(?:end|close|last\sdays|latter\spart)\sof\s)$/iu,
    "end of",
  ],
  [/(?:^|[^\p{L}\p{N}])(earlier(?:\sin)?\s|later(?:\sin)?\s)$/iu, ""],
];
const LONGEST = 24;

/** The precision of a date whose own words tell a part of it: "the late 1980s". */
export function partIn(words: string, precision: string): string {
  const part = /\b(early|mid|late)\b/i.exec(words)?.[1].toLowerCase();
  return part === undefined ? precision : `${{ early: "start", mid: "middle", late: "end" }[part]} of ${precision}`;
}

/** Where a date begins with such words before it, not before `floor`, and its precision with them: "end of month". */
export function withPart(
  text: string,
  from: number,
  floor: number,
  precision: string | null,
): { from: number; precision: string | null } {
  const before = text.slice(Math.max(floor, from - LONGEST), from);
  for (const [pattern, part] of PARTS) {
    const words = pattern.exec(before)?.[1];
    if (words !== undefined)
      return { from: from - words.length, precision: part && precision ? `${part} ${precision}` : precision };
  }
  return { from, precision };
}
