import type { Magnitude } from "../../record.ts";
import { COUNT, readCount } from "./count-words.ts";
import { bareHarm, countedHarm, doneHarm, sufferedHarm } from "./harm-words.ts";
import { personPhrase } from "./person-phrase.ts";

const QUALIFIER =
  "(?:(?:at least|at most|more than|(?:no )?(?:fewer|less) than|up to|as many as|some|about|around|roughly|approximately|nearly|almost|over|an estimated|an? (?:further|additional|total of)|another|(?:all|other)(?= \\d)) ){0,2}".replaceAll(
    " ",
    "\\s",
  );
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{Sc}.,'’-])${QUALIFIER}(?<count>${COUNT})(?![\\p{L}\\p{N}%-]|[.,]\\d|\\s(?:%|percent|per\\scent))`,
  "giu",
);

const SOME_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty";
const RANGE_AFTER = new RegExp(`^(?:\\s?(?:-|–|—|to|or)\\s?\\d|\\s(?:to|or)\\s(?:more|${SOME_ONES})\\b)`, "iu");
const RANGE_BEFORE = new RegExp(
  `(?:\\d|\\b(?:${SOME_ONES}))\\s?(?:-|–|—|to|or)\\s?$|\\bbetween\\s\\S+\\sand\\s$`,
  "iu",
);
const PART_BEFORE = /\b(?:including|among\sthem|of\swhom|between|out\sof)\s$/iu;
// "five of the six defendants": the whole that a part is counted of
const WHOLE_BEFORE = new RegExp(
  `(?:\\d|\\b(?:${SOME_ONES}|some|most|many|several|all|half))\\sof\\s(?:the|its|his|her|their|those|these)\\s$`,
  "iu",
);
const AFTER_COMMA = /\p{L},\s$/u;
// what may follow a number that stands for people without a noun: "arrested 120 in the harbour", not "killed 12 goats"
const NO_NOUN =
  /^(?:$|[,;:.!?)”"’—–]|\s(?:and|or|in|on|at|during|after|when|since|near|for|over|who|as|while|from|by|across|outside|inside|more|of\sthem|this|last|early|late|to\sdate|so\sfar|overnight|\p{Lu})\b)/u;
const LINK = /^,?\s*(?:(?:and|as\swell\sas)\s)?$/iu;

interface Count {
  readonly what: string;
  /** Units of the words after the number that belong to it. */
  readonly length: number;
}

/**
 * The people counted in `text`, which stands at `offset` in the document's text: dead, injured, arrested, or else people of
 * some kind ("5,000 protesters"). Vague numbers ("dozens"), ranges, and parts of a number told before ("including two
 * children") are left out; "at least 14" counts as 14, with its words in the span.
 */
export function findPeopleCounts(text: string, offset: number): Magnitude[] {
  const found: Magnitude[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const value = readCount(match.groups!.count);
    const from = match.index;
    const to = from + match[0].length;
    const before = text.slice(Math.max(0, from - 90), from);
    const after = text.slice(to, to + 160);
    if (value === null || !Number.isInteger(value) || isPart(before, after)) continue;
    // "two bn two soldiers": the soldiers are those of the second number
    if (found.length > 0 && found[found.length - 1].to > offset + from) found.pop();
    const last = found.at(-1);
    const isJoined = last !== undefined && LINK.test(text.slice(last.to - offset, from));
    const count = countOf(before, after, value) ?? peopleCount(after, value, isJoined ? last.what : "people");
    if (count === null) continue;
    found.push({ from: offset + from, to: offset + to + count.length, what: count.what, value, unit: null });
  }
  return found;
}

/** Is a number one end of a range, a part or the whole of another, or the age of somebody ("Ada Lund, 26, was")? */
function isPart(before: string, after: string): boolean {
  if (RANGE_AFTER.test(after) || RANGE_BEFORE.test(before)) return true;
  if (PART_BEFORE.test(before) || WHOLE_BEFORE.test(before)) return true;
  return AFTER_COMMA.test(before) && after.startsWith(",");
}

/** What is told to have befallen those whom a number counts. */
function countOf(before: string, after: string, value: number): Count | null {
  const counted = countedHarm(before, after);
  if (counted !== null) return { what: counted.harm, length: counted.length };
  const bare = bareHarm(after);
  if (bare !== null) {
    // "12 wounded soldiers"
    const noun = personPhrase(after.slice(bare.length), value);
    if (noun !== null && sufferedHarm(after) !== null) return { what: bare.harm, length: bare.length + noun };
  }
  const length = personPhrase(after, value);
  const suffered = sufferedHarm(after.slice(length ?? 0));
  if (suffered !== null) return { what: suffered, length: length ?? bare?.length ?? 0 };
  const done = doneHarm(before);
  if (done === null) return null;
  if (length !== null) return { what: done, length };
  return value !== 1 && NO_NOUN.test(after) ? { what: done, length: 0 } : null;
}

/** People of whom nothing is told by themselves: `what` is that of those they are joined to ("killed three soldiers and two civilians"). */
function peopleCount(after: string, value: number, what: string): Count | null {
  const length = personPhrase(after, value);
  return length === null ? null : { what, length };
}
