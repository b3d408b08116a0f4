import { honorifics } from "./closed-words.ts";
import { type Group, plainWords, sexOf, typeOfGroup } from "./entity-groups.ts";
import type { NameMention } from "./names.ts";

/** How far before a name a word of kinship may stand, in characters. */
const REACH = 60;
const KIN = new RegExp(
  `\\b(?:${[
    "first lady|first gentleman|wife|husband|spouse|widow|widower|son|daughter|brother|sister|father|mother|niece|nephew|uncle|aunt|cousin",
    "grandson|granddaughter|grandfather|grandmother|stepson|stepdaughter|fianc[eé]e?",
  ].join("|")})` +
    // "his father, civil rights leader the Rev. Peter Halvar"
    "(?:,? (?:and )?|, (?!who |which |that |said |when |after |and )(?:[\\p{Ll}-]+ ){1,4})(?:the )?(?:\\p{Lu}\\p{L}*\\. )?$",
  "iu",
);

/** Does a report tell of a person as somebody's relative right before the name: "his wife, Ada Lund"? */
export function isToldAsKin(text: string, { opens }: NameMention): boolean {
  return KIN.test(text.slice(Math.max(0, opens - REACH), opens).replace(/\s+/g, " "));
}

/**
 * Surnames whose best known bearer the report never names in full: "President Trump … the first lady, Melania Trump … Mr. Trump said".
 * `full` are those who are named in full. Tells of a short name whether it stands for that bearer.
 */
export function openUnnamedBearers(
  mentions: readonly NameMention[],
  full: ReadonlyMap<NameMention, Group>,
): (mention: NameMention) => boolean {
  const offices = new Map<Group, Set<string | null>>();
  for (const [mention, group] of full) offices.set(group, (offices.get(group) ?? new Set()).add(officeOf(mention)));
  const bearers = new Map<string, Group[]>();
  for (const group of offices.keys()) {
    const type = typeOfGroup(group);
    if ((type !== null && type !== "person") || group.words.length < 2) continue;
    const surname = group.words.at(-1)!;
    bearers.set(surname, [...(bearers.get(surname) ?? []), group]);
  }
  /** How often a surname stands for somebody else for certain, less how often for one who is named in full. */
  const balance = new Map<string, number>();
  const others = new Set<string>();
  for (const mention of mentions) {
    const isFull = full.has(mention);
    const surname = isFull ? plainWords(mention).at(-1)! : shortOf(mention);
    const own = surname === null ? undefined : bearers.get(surname);
    if (surname === null || own === undefined || (!isFull && !isTitled(mention))) continue;
    const isAnother = !isFull && isOther(mention, own);
    if (isAnother) others.add(surname);
    balance.set(surname, (balance.get(surname) ?? 0) + (isAnother ? 1 : -1));
  }
  return (mention) => {
    const surname = shortOf(mention);
    if (surname === null || !others.has(surname)) return false;
    const own = bearers.get(surname)!;
    return isTitled(mention) ? isOther(mention, own) : balance.get(surname)! >= 0 && own.every(({ isKin }) => isKin);
  };

  /** Can a name with a title be none of those who are named in full? */
  function isOther(mention: NameMention, own: readonly Group[]): boolean {
    const office = officeOf(mention);
    return own.every((group) => {
      const sex = sexOf(group);
      if (mention.sex !== null) return sex !== null && sex !== mention.sex;
      return office !== null && group.isKin && !offices.get(group)!.has(office);
    });
  }
}

/** The word of a name of one word. */
function shortOf(mention: NameMention): string | null {
  const [word, ...more] = plainWords(mention);
  return more.length > 0 ? null : word;
}

function isTitled(mention: NameMention): boolean {
  return mention.sex !== null || officeOf(mention) !== null;
}

/** The title of an office before a name, in small letters: "president", not "mr." */
function officeOf({ title }: NameMention): string | null {
  const office = title?.toLowerCase() ?? null;
  return office === null || honorifics.has(office.replace(/\.$/, "")) ? null : office;
}
