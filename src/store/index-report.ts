import { stems } from "../text/stems.ts";
import { type Context, countriesOf } from "./index-context.ts";
import type { IndexItem } from "./index-item.ts";
import { indexWords, placeWords } from "./index-words.ts";
import { GAP, valueToken } from "./query/tokens.ts";

/** Of the beginning that is shown, in UTF-16 code units. */
const LEAD = 280;

/** A report itself, as it is found again. */
export function reportItem(context: Context): IndexItem {
  const { record } = context;
  const { text, title } = record.document;
  const isUntitled = title === null || title.trim() === "";
  const countries = countriesOf(
    record.entities.filter(({ type }) => type === "country"),
    record.places,
  );
  const words = [...stems(title ?? ""), GAP, ...stems(text)];
  const values = [valueToken("kind", "report"), ...countries.map((country) => valueToken("country", country))];
  const lead = text.trimStart();
  const from = text.length - lead.length;
  // The headline of a page is the first paragraph of its text: the beginning that is shown is what follows.
  const body = title !== null && lead.startsWith(title) ? from + title.length : from;
  const start = body + (text.slice(body).length - text.slice(body).trimStart().length);
  const to = endOfWord(text, start + LEAD);
  return {
    kind: "report",
    item: null,
    class: "report",
    doubt: null,
    shown: {
      // Where there is no title the first line stands for it: its end is kept.
      text: text.slice(start, to).replace(/\s+/g, (gap) => (isUntitled && gap.includes("\n") ? "\n" : " ")),
      from: start,
      to,
      confidence: null,
      countries,
      statement: null,
      event: null,
    },
    ...indexWords(context, words, values, placeWords(record.places)),
    parts: [],
  };
}

function endOfWord(text: string, at: number): number {
  if (at >= text.length) return text.trimEnd().length;
  const space = text.lastIndexOf(" ", at);
  if (space > at - 40) return space;
  return isLowSurrogate(text.charCodeAt(at)) ? at - 1 : at;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
