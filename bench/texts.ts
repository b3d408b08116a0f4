import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A report of the usual length has so many words. */
export const REPORT_WORDS = 700;

/** The paths of the sample reports that are plain text. */
export function sampleFiles(): string[] {
  const samples = fileURLToPath(new URL("../samples/", import.meta.url));
  return globSync("*.txt", { cwd: samples })
    .sort()
    .map((name) => samples + name);
}

/** Words as the bench counts them for every program: what white space parts. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/**
 * One text of about `words` words (up to a paragraph more), made by repeating `reports`. Each copy has its
 * names changed, so that a long text has as many people in it as so many reports would.
 */
export function varyReports(reports: readonly string[], words: number): string {
  const copies = reports.map(varier);
  const paragraphs: string[] = [];
  for (let round = 0, count = 0; count < words; round++) {
    for (const paragraph of copies[round % copies.length](Math.floor(round / copies.length))) {
      if (count >= words) break;
      paragraphs.push(paragraph);
      count += countWords(paragraph);
    }
  }
  return paragraphs.join("\n\n");
}

/** The paragraphs of a long text as reports of the usual length (up to a paragraph more); too few at its end are left out. */
export function partReports(text: string): string[] {
  const reports: string[] = [];
  let report: string[] = [];
  let words = 0;
  for (const paragraph of text.split("\n\n")) {
    report.push(paragraph);
    words += countWords(paragraph);
    if (words < REPORT_WORDS) continue;
    reports.push(report.join("\n\n"));
    report = [];
    words = 0;
  }
  return reports;
}

const SYLLABLES = ["", "an", "el", "is", "or", "und", "ak", "em", "ith", "ov"];
const CALENDAR =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|\w+ember|October)$/;

/** A function from the number of a copy to its paragraphs; copy 0 is the report itself. */
function varier(report: string): (copy: number) => string[] {
  // Capitalised within a sentence, and never written small.
  const plain = new Set(report.match(/\b\p{Ll}\p{L}+/gu));
  const names = new Set(
    report.match(/(?<=\p{Ll} )\p{Lu}\p{Ll}{3,}\b/gu)?.filter((word) => !plain.has(word.toLowerCase())),
  );
  return (copy) => {
    const ending = [...String(copy)].map((digit) => SYLLABLES[Number(digit)]).join("");
    return report
      .trim()
      .replace(/\b\p{Lu}\p{Ll}{3,}\b/gu, (word) => (names.has(word) && !CALENDAR.test(word) ? word + ending : word))
      .split(/\n\s*\n/);
  };
}
