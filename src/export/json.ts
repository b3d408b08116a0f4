import type { Record } from "../record.ts";

// JSON.stringify leaves these as they are; a terminal would obey some and some readers of lines break at others.
const UNSAFE = /[\u007f-\u009f\u2028\u2029]/g;

/** A record as one line of JSON, without the line's end. ASCII and C1 controls and U+2028/2029 are written as escapes. */
export function recordLine(record: Record): string {
  return safeJson(record);
}

/** A record as JSON of many lines, two spaces a level, without the last line's end. */
export function recordText(record: Record): string {
  return escaped(JSON.stringify(record, null, 2));
}

/** A value as one line of JSON, or with `indent` spaces a level on many, escaped like `recordLine`. */
export function safeJson(value: object, indent = 0): string {
  return escaped(JSON.stringify(value, null, indent));
}

function escaped(json: string): string {
  return json.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
