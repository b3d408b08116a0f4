import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** An invented person, body, country or town; the lower `rank`, the oftener in the news. */
export interface Member {
  readonly kind: MemberKind;
  readonly rank: number;
  readonly name: string;
  /** Of a person, else the name again. */
  readonly surname: string;
  /** ISO 3166 alpha-3. */
  readonly country: string;
}

export type MemberKind = "person" | "body" | "country" | "town";

/** How many of each kind have been in the news by the `n`-th report: more and more, as in a real archive. */
export function populationAt(kind: MemberKind, n: number): number {
  switch (kind) {
    case "person":
      return 200 + Math.floor(0.7 * n);
    case "body":
      return 100 + Math.floor(0.15 * n);
    case "country":
      return COUNTRIES.length;
    default:
      return 500 + Math.floor(0.05 * n);
  }
}

const ONSETS = "b br d dr f g gr h j k kr l m n p pl r s sh st t tr v w z".split(" ");
const VOWELS = "a e i o u".split(" ");
const CODAS = "l m n nd r rk s sk t v x".split(" ");
const SYLLABLES = ONSETS.flatMap((onset) => VOWELS.map((vowel) => onset + vowel));
const FIRST_NAMES = Array.from({ length: 400 }, (_, k) => titled(syllables(k * 263, 2)));
const BODIES = [
  "Ministry of Works",
  "Port Authority",
  "Workers Union",
  "Central Bank",
  "Institute for Trade",
  "River Commission",
  "Freedom Party",
  "Border Police",
  "Steel Company",
  "Relief Fund",
];
const COUNTRIES = readFileSync(fileURLToPath(new URL("../../data/countries.tsv", import.meta.url)), "utf8")
  .split("\n")
  .map((line) => line.slice(0, 3))
  .filter((code) => /^[A-Z]{3}$/.test(code));

export const OUTLET_COUNT = 200;
const OUTLET_KINDS = ["Post", "Wire", "Times", "Herald", "Gazette"];

/** The outlet of a rank below `OUTLET_COUNT`, and its host. */
export function outlet(rank: number): { readonly name: string; readonly host: string } {
  const name = `${titled(syllables(rank * 1_009 + 77, 3))} ${OUTLET_KINDS[rank % OUTLET_KINDS.length]}`;
  return { name, host: `${name.toLowerCase().replaceAll(" ", "-")}.example` };
}

/** The member of a kind and rank; always the same. */
export function member(kind: MemberKind, rank: number): Member {
  const country = COUNTRIES[kind === "country" ? rank : rank % COUNTRIES.length];
  const surname = nameOf(kind, rank);
  const first = FIRST_NAMES[(rank * 7 + Math.floor(rank / FIRST_NAMES.length)) % FIRST_NAMES.length];
  return { kind, rank, name: kind === "person" ? `${first} ${surname}` : surname, surname, country };
}

function nameOf(kind: MemberKind, rank: number): string {
  if (kind === "person") return titled(syllables(rank * 7_919 + 13, 3) + CODAS[rank % CODAS.length]);
  if (kind === "country") return `${titled(syllables(rank * 331 + 5, 2))}nia`;
  const town = titled(`${syllables(rank * 4_999 + 29, 3)}n`);
  return kind === "town" ? town : `${town} ${BODIES[rank % BODIES.length]}`;
}

/** A word that nobody knows, of rank `rank` among such words. */
export function rareWord(rank: number): string {
  return syllables(rank * 6_007 + 3, 3) + CODAS[rank % CODAS.length];
}

/** `count` syllables; numbers one after the other give others. */
function syllables(number: number, count: number): string {
  let rest = number % SYLLABLES.length ** count;
  let word = "";
  for (let k = 0; k < count; k++) {
    word += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
}

function titled(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}
