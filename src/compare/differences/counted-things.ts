import { stem } from "porter2";
import { COUNT, readCount } from "../../extract/events/count-words.ts";
import type { Span } from "../../record.ts";
import { names } from "../../text/stems.ts";

/** A number in a sentence and what it counts. */
export interface CountedThing extends Span {
  readonly value: number;
  /** Stems of the words after it, up to the noun. */
  readonly what: readonly string[];
}

const NUMBER = new RegExp(`(?<![\\w.,-])(?:${COUNT})(?![\\w-])`, "gi");
const FOLLOWING = 40;
const MOST_WORDS = 3;
const NO_COUNT =
  /^(?:am|pm|percent|per|of|and|or|to|in|on|at|by|from|for|with|the|a|an|his|her|their|its|years?|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** What is counted in a stretch of a text: "fourteen dock workers" is 14 of `dock worker`. Years and days of months are none. */
export function countedThings(text: string, { from, to }: Span): CountedThing[] {
  const sentence = text.slice(from, to);
  const found: CountedThing[] = [];
  for (const match of sentence.matchAll(NUMBER)) {
    const value = readCount(match[0]);
    if (value === null || isDate(sentence, match)) continue;
    const after = names(
      sentence
        .slice(match.index + match[0].length, match.index + match[0].length + FOLLOWING)
        .split(/[.,;:!?()“”"—–]/)[0],
    );
    // "two of the depot's managers"
    const start = after[0] === "of" ? (/^(?:the|its|his|her|their)$/.test(after[1] ?? "") ? 2 : 1) : 0;
    const what: string[] = [];
    for (const word of after.slice(start, start + MOST_WORDS)) {
      if (NO_COUNT.test(word)) break;
      what.push(stemOf(word));
    }
    const before = BEFORE.exec(sentence.slice(0, match.index))?.[1];
    if (before !== undefined) what.splice(0, what.length, stemOf(before.toLowerCase()));
    if (what.some((one) => PEOPLE.has(one))) what.push(SOME_PEOPLE);
    if (what.length > 0)
      found.push({ from: from + match.index, to: from + match.index + match[0].length, value, what });
  }
  return found;
}

/** "a mob of about 600" */
const BEFORE = /(\p{L}{3,}) of (?:about |some |nearly |almost |around |at least |more than |over |up to |roughly )?$/iu;

/** What stands for people counted in whatever words. */
const SOME_PEOPLE = "(people)";
const PEOPLE: ReadonlySet<string> = new Set(
  "people person resident protester demonstrator marcher rioter mob crowd worker villager student passenger patient inhabitant evacuee refugee civilian activist striker supporter visitor soldier officer"
    .split(" ")
    .map((word) => stem(word)),
);

function stemOf(word: string): string {
  return stem(word.replace(/men$/, "man"));
}

const MONTH = /(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?$/i;

function isDate(sentence: string, match: RegExpExecArray | RegExpMatchArray): boolean {
  const before = sentence.slice(Math.max(0, match.index! - 12), match.index).trimEnd();
  return /^(?:19|20)\d\d$/.test(match[0]) || (/^\d{1,2}$/.test(match[0]) && MONTH.test(before));
}

/** Do two numbers count the same thing: is the last word of one among the other's, or do both count people? */
export function countSame(a: CountedThing, b: CountedThing): boolean {
  return b.what.includes(a.what.at(-1)!) || a.what.includes(b.what.at(-1)!);
}
