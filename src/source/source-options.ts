import type { Readable } from "node:stream";

export const FORMATS = ["text", "html", "jsonl", "json", "csv", "feed"] as const;

/** What an input is read as. `json` is one object, or an array of objects, over several lines. */
export type Format = (typeof FORMATS)[number];

/** What is known of the inputs beforehand; each value overrules what is found in them, with the basis `given`. */
export interface SourceOptions {
  readonly id?: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly url?: string;
  /** A date as news pages and feeds write it: `2024-04-26`, `2024-04-26T10:00Z`, `26 Apr 2024` … */
  readonly published?: string;
  /** ISO 639-1. The language is then taken as told: nothing is refused for its language. */
  readonly language?: string;
  /** Read as this format, whatever the content looks like. */
  readonly format?: Format;
  /** What `-` reads; the standard input of the process unless given. */
  readonly stdin?: Readable;
}

/** The size of one document in bytes, beyond which it is refused. */
export const DOCUMENT_LIMIT = 64 * 1024 * 1024;

/** Throws TypeError or RangeError where an option cannot be used. */
export function checkOptions(options: SourceOptions): void {
  for (const name of ["id", "title", "outlet", "url", "published", "language"] as const) {
    const value = options[name];
    if (value !== undefined && typeof value !== "string") throw new TypeError(`${name} must be a string: ${value}`);
  }
  if (options.format !== undefined && !FORMATS.includes(options.format)) {
    throw new RangeError(`unknown format: ${options.format}; it must be one of ${FORMATS.join(", ")}`);
  }
  if (options.language !== undefined && !/^[a-z]{2}$/.test(options.language)) {
    throw new RangeError(`language must be two letters (ISO 639-1): ${options.language}`);
  }
}
