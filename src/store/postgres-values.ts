import type { CustomTypesConfig } from "pg";

const BOOL = 16;
const BYTEA = 17;
const NUMBERS = new Set([20, 21, 23, 26, 700, 701, 1700]);

/** Values as SQLite gives them: numbers for every kind of number, 1 and 0 for true and false, bytes, and text for all else. */
export const types: CustomTypesConfig = {
  getTypeParser: ((oid: number) => {
    if (NUMBERS.has(oid)) return number;
    if (oid === BOOL) return (text: string) => (text === "t" ? 1 : 0);
    if (oid === BYTEA) return bytes;
    return (text: string) => text;
  }) as CustomTypesConfig["getTypeParser"],
};

function number(text: string): number {
  const value = Number(text);
  if (!/[.eN]/.test(text) && !Number.isSafeInteger(value)) throw new RangeError(`Too large for a number: ${text}`);
  return value;
}

// The text form of bytea is `\x` and hexadecimal digits; the older "escape" form is switched off when connecting.
function bytes(text: string): Uint8Array {
  const found = Buffer.from(text.slice(2), "hex");
  return new Uint8Array(found.buffer, found.byteOffset, found.byteLength);
}

const QUESTIONS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|\?/g;
const numbered = new Map<string, string>();
const STATEMENTS = 1000;

/** A statement with `$1`, `$2` … for `?`; those in literals, names and comments stay. */
export function withNumbers(sql: string): string {
  const known = numbered.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const found = sql.replace(QUESTIONS, (part) => (part === "?" ? `$${++count}` : part));
  if (numbered.size >= STATEMENTS) numbered.clear();
  numbered.set(sql, found);
  return found;
}
