import { gunzipSync } from "node:zlib";
import { UnscorableError } from "./unscorable.ts";

/** One line of a JSONL file; `place` is "NAME, line N", for messages. */
export interface JsonLine {
  readonly place: string;
  readonly value: unknown;
}

/**
 * Reads a JSONL file, gzipped or not; blank lines are passed over. `name` is what messages call the file.
 * Throws UnscorableError for broken gzip, bytes that are not UTF-8 and a line that is not JSON.
 */
export function readJsonLines(bytes: Uint8Array, name: string): JsonLine[] {
  const lines: JsonLine[] = [];
  decode(bytes, name)
    .split(/\r\n|\r|\n/)
    .forEach((line, k) => {
      if (line.trim() === "") return;
      const place = `${name}, line ${k + 1}`;
      try {
        lines.push({ place, value: JSON.parse(line) });
      } catch (cause) {
        throw new UnscorableError(`${place}: not JSON: ${(cause as Error).message}`, { cause });
      }
    });
  return lines;
}

function decode(bytes: Uint8Array, name: string): string {
  const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(zipped ? gunzipSync(bytes) : bytes);
  } catch (cause) {
    throw new UnscorableError(`${name}: ${zipped ? "not whole gzip of UTF-8 text" : "not UTF-8 text"}`, { cause });
  }
}

/** The value as an object. Throws UnscorableError where it is none. */
export function asObject(value: unknown, place: string): { readonly [key: string]: unknown } {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as { [key: string]: unknown };
  throw expected("an object", value, place);
}

/** The value as a list. Throws UnscorableError where it is none. */
export function asList(value: unknown, place: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw expected("a list", value, place);
}

/** The value as a string. Throws UnscorableError where it is none. */
export function asString(value: unknown, place: string): string {
  if (typeof value === "string") return value;
  throw expected("a string", value, place);
}

/** The value as a whole number from 0 to `limit`. Throws UnscorableError where it is none. */
export function asOffset(value: unknown, limit: number, place: string): number {
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= limit) return value as number;
  throw expected(`an offset from 0 to ${limit}`, value, place);
}

function expected(what: string, value: unknown, place: string): UnscorableError {
  const shown = value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60);
  return new UnscorableError(`${place}: ${what} expected, found ${shown}`);
}
