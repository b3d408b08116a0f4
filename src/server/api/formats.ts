import { stringify } from "csv-stringify/sync";
import { RequestRefused } from "../problem.ts";

/** The formats of answers, by the name that `?format=` takes. */
export const MEDIA_TYPES = {
  json: "application/json",
  jsonl: "application/x-ndjson",
  csv: "text/csv",
  text: "text/plain",
} as const;

export type Format = keyof typeof MEDIA_TYPES;

export const LIST_FORMATS = ["json", "jsonl", "csv"] as const satisfies readonly Format[];

/** As the header tells it. JSON is UTF-8 by its standard. */
export function contentType(format: Format): string {
  const type = MEDIA_TYPES[format];
  return type.startsWith("text/") ? `${type}; charset=utf-8` : type;
}

/**
 * The format to answer in: the one `asked` for by name, else the offered one that the Accept header likes best; among equals the first.
 * @throws RequestRefused where the header takes none of those offered.
 */
export function chooseFormat<F extends Format>(accept: string | undefined, offered: readonly F[], asked?: F): F {
  if (asked !== undefined) return asked;
  if (accept === undefined || accept.trim() === "") return offered[0];
  const ranges = accept.split(",").map(readRange);
  let best: { format: F; quality: number } | null = null;
  for (const format of offered) {
    const quality = qualityOf(MEDIA_TYPES[format], ranges);
    if (quality > (best?.quality ?? 0)) best = { format, quality };
  }
  if (best) return best.format;
  const types = offered.map((format) => MEDIA_TYPES[format]).join(", ");
  throw new RequestRefused("not-acceptable", `Accept asks for ${accept}; there is ${types}.`);
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function readRange(range: string): Range {
  const [type, ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
  const given = parameters.find((parameter) => parameter.startsWith("q="));
  const quality = given === undefined ? 1 : Number(given.slice(2));
  return { type, quality: Number.isFinite(quality) ? quality : 0 };
}

/** What the closest of the ranges says of a type, 0 where none speaks of it. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const all = `${type.split("/")[0]}/*`;
  for (const wanted of [type, all, "*/*"]) {
    const range = ranges.find((range) => range.type === wanted);
    if (range) return range.quality;
  }
  return 0;
}

export type Cell = string | number | boolean | null;

/** The columns of a table, in order: what each says of an item. */
export interface Columns<T> {
  readonly [column: string]: (item: T) => Cell;
}

/**
 * Items as CSV with a heading (RFC 4180 quoting, LF line ends). A cell that a spreadsheet would take for a formula (beginning with
 * = + - @ tab or CR) gets a leading apostrophe, as in the tables of `readout read --csv`.
 */
export function csvText<T>(columns: Columns<T>, items: readonly T[]): string {
  const rows = items.map((item) => Object.values(columns).map((cell) => plain(cell(item))));
  return stringify([Object.keys(columns), ...rows], { escape_formulas: true });
}

function plain(cell: Cell): string | number | null {
  return typeof cell === "boolean" ? String(cell) : cell;
}
