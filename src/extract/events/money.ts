import type { Magnitude } from "../../record.ts";
import { once, readTable } from "../read-table.ts";
import { COUNT, readCount } from "./count-words.ts";

interface Currencies {
  /** Code by sign or name in small letters; `null` where several countries' money has the name. */
  readonly codes: ReadonlyMap<string, string | null>;
  readonly amount: RegExp;
}

const escaped = (words: string) => words.replaceAll(/[$.]/g, "\\$&").replaceAll(" ", "\\s");
const longestFirst = (words: readonly string[]) =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join("|");

const currencies = once((): Currencies => {
  const rows = readTable("currencies.tsv");
  const codes = new Map<string, string | null>();
  for (const [name, code] of rows) {
    codes.set(name.toLowerCase(), code === "-" ? null : code);
    if (/^\p{L}.*\p{Ll}$/u.test(name)) codes.set(`${name.toLowerCase()}s`, code === "-" ? null : code);
  }
  const names = rows.map(([name]) => name);
  const signs = longestFirst(names.filter((name) => !/\p{Ll}$/u.test(name) || /^Rs\.?$/.test(name)));
  const words = longestFirst(names.filter((name) => /\p{Ll}$/u.test(name)));
  const isoCodes = longestFirst(names.filter((name) => /^\p{Lu}{3}$/u.test(name)));
  // a sign before the number ("$2.5m", "US$ 3 billion"), or a name or code behind it ("2 million euros", "40 EUR")
  const before = `(?<sign>(?<![\\p{L}\\p{N}$])(?:${signs}))\\s?(?<signed>${COUNT})`;
  const after = `(?<![\\p{L}\\p{N}$€£.,-])(?<named>${COUNT})(?:\\s|-)(?<name>(?:${words})s?|(?:${isoCodes}))(?![\\p{L}\\p{N}])`;
  return { codes, amount: new RegExp(`${before}|${after}`, "giu") };
});

const RANGE_AFTER =
  /^\s?(?:-|–|—)\s?(?:\p{Sc}|\p{N})|^\s(?:to|or)\s(?:(?:US|A|C)?\p{Sc}|\p{N}[\p{N}.,]*\s(?:million|billion|trillion))/iu;
const RANGE_BEFORE =
  /(?:\bbetween\s(?:\p{Sc}|\p{N}|[\w.]){1,20}(?:\s\w{1,9})?\sand|(?:\p{Sc}|\p{N})[\p{N}.,]{0,12}(?:\s?(?:million|billion|trillion|m|bn))?\s?(?:-|–|—|to|or))\s?$/iu;
// pounds and the like are a weight where stuff is weighed
const WEIGHT =
  /^(?:\s\([^)]{1,16}\))?\s(?:of\s(?!aid|debt|funding|damage|investment|credit)|heavy\b|heavier\b|in\sweight\b)/i;

/**
 * The sums of money in `text`, which stands at `offset` in the document's text; `unit` is the ISO 4217 code, `null` where
 * the name alone tells no country ("rupees"). A plain "$" or "dollars" is read as US dollars. Ranges are left out.
 */
export function findMoney(text: string, offset: number): Magnitude[] {
  const { codes, amount } = currencies();
  const found: Magnitude[] = [];
  for (const match of text.matchAll(amount)) {
    const { sign, signed, named, name } = match.groups as { [group: string]: string | undefined };
    const value = readCount(signed ?? named ?? "");
    const currency = (sign ?? name ?? "").toLowerCase().replaceAll(/\s/g, " ");
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 24);
    const before = text.slice(Math.max(0, match.index - 48), match.index);
    if (value === null || RANGE_AFTER.test(after) || RANGE_BEFORE.test(before) || /\bbetween\s$/i.test(before))
      continue;
    if (/^pounds?$/.test(currency) && WEIGHT.test(after)) continue;
    const unit = codes.get(currency) ?? codes.get(currency.replace(/s$/, "")) ?? null;
    found.push({ from: offset + match.index, to: offset + end, what: "money", value, unit });
  }
  return found;
}
