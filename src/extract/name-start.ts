import { ambiguousNouns, isStrongTitle, otherHeads, placeHeads } from "./closed-words.ts";
import { givenNameSex, isBodyNoun, isCommonWord, personNounSex } from "./lexicons.ts";
import { isTitle, offices, type Run } from "./name-runs.ts";
import type { NameWord } from "./name-words.ts";
import { roleAfter, roleBefore } from "./roles.ts";

/** Does a person's name begin at a word: with a given name, a title or a word before an initial? */
export function startsPerson(words: readonly NameWord[], from: number, to: number): boolean {
  return (
    givenNameSex(words[from].text) !== undefined ||
    isTitle(words[from]) ||
    (from + 1 < to && /^\p{Lu}\.$/u.test(words[from + 1].text))
  );
}

/** "Consul Iven Darro": a person's noun before two words that name no body or place, the first no ordinary word, whether or not a list has it. */
function opensUnknownName(words: readonly NameWord[], { to }: Run, k: number): boolean {
  if (to - k < 3 || ambiguousNouns.has(words[k].lower) || givenNameSex(words[k].text) !== undefined) return false;
  const heads = (lower: string): boolean => isBodyNoun(lower) || placeHeads.has(lower) || otherHeads.has(lower);
  const name = words.slice(k + 1, to);
  return (
    !isCommonWord(name[0].lower) &&
    name.every(({ text, lower, capital }) => capital && /\p{Ll}/u.test(text) && !heads(lower))
  );
}

/** A title cut short that is a given name too: "Col Brennick, a fisherman", "fisherman Col Brennick". */
function isGivenName(words: readonly NameWord[], run: Run): boolean {
  const [first, second] = words.slice(run.from, run.to);
  if (first.lower !== "col" || second === undefined || run.to - run.from !== 2) return false;
  const role = roleBefore(words, run.from) ?? roleAfter(words, run.to);
  if (role === null) return false;
  const around = words.filter(({ from, to }) => role.from <= from && to <= role.to);
  return !around.some(({ lower }) => ranks.has(lower));
}

const ranks = new Set(
  "colonel commander officer general army military spokesman spokeswoman chief head deputy commandant".split(" "),
);

/** Where in a run the person's name begins: after the last title that something follows. */
export function nameStart(words: readonly NameWord[], run: Run): number {
  if (isGivenName(words, run)) return run.from;
  let start = run.from;
  const opensGiven =
    givenNameSex(words[run.from].text) !== undefined && personNounSex(words[run.from].lower) === undefined;
  for (let k = run.from; k < run.to; k += 1) {
    if (!isTitle(words[k])) continue;
    const next = words[k + 1];
    const strong = isStrongTitle(words[k].lower);
    if (
      k + 1 < run.to &&
      next.lower !== "of" &&
      !strong &&
      !startsPerson(words, k + 1, run.to) &&
      !opensUnknownName(words, run, k)
    )
      continue;
    // "Tim Cook"
    if (opensGiven && k > run.from && k - run.from < 3 && k === run.to - 1) continue;
    let after = k + 1;
    if (after + 1 < run.to && next.lower === "of") {
      after += 1;
      while (after < run.to && offices.has(words[after].lower)) after += 1;
    }
    if (after < run.to && /^(?:general|elect)$/.test(words[after].lower)) after += 1;
    // "Citizens for Tax Justice" ends in no title
    if (after >= run.to && words.slice(run.from, k).some(({ lower }) => lower === "for" || lower === "of")) continue;
    start = after;
  }
  return start;
}
