import type { Published } from "../../src/record.ts";

/** A text and the times that are to be found in it. */
export interface TimesCase {
  readonly title: string;
  readonly published: Published | null;
  readonly text: string;
  /** For each time, in order, the fields that the case lists: `words | TYPE | value | precision | basis`. */
  readonly wanted: readonly (readonly string[])[];
}

/**
 * Reads a file of cases:
 *
 *     # title
 *     published 2023-06-20
 *     text, paragraphs parted by blank lines
 *     ==>
 *     WORDS | TYPE | VALUE | PRECISION | BASIS
 *     ----
 *
 * A document whose day of publication is not known has `published -`; a year or month may stand there. VALUE is `null`
 * where it is not known; precision and basis may be left out. All times of the text are listed, `none` where there are
 * none. Throws a SyntaxError that names the case.
 */
export function parseTimesCases(source: string): TimesCase[] {
  return source
    .trimEnd()
    .split(/^----$/m)
    .map((block) => {
      const [title, published, ...lines] = block.trim().split("\n");
      const fail = (what: string): never => {
        throw new SyntaxError(`${title}: ${what}`);
      };
      const value = /^published (-|\d{4}(?:-\d\d(?:-\d\d)?)?)$/.exec(published)?.[1] ?? fail("published DATE, or -");
      const arrow = lines.indexOf("==>");
      if (!title.startsWith("# ") || arrow < 1) fail("a case is # title, published DATE, a text, ==> and its times");
      const findings = lines.slice(arrow + 1);
      if (findings.length === 0) fail('times, or "none"');
      const precision = ({ 4: "year", 7: "month", 10: "day" } as const)[value.length] ?? "day";
      return {
        title: title.slice(2),
        published: value === "-" ? null : { value, precision, basis: "given" },
        text: lines.slice(0, arrow).join("\n"),
        wanted: findings[0] === "none" ? [] : findings.map((line) => line.split("|").map((field) => field.trim())),
      };
    });
}
