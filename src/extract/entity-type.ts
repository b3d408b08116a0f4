import type { EntityType } from "../record.ts";
import { knownBodies, otherHeads, partyAdjectives, placeHeads, regions, usStates } from "./closed-words.ts";
import { countryOf, givenNameSex, isBodyNoun } from "./lexicons.ts";
import type { NameMention } from "./names.ts";

/** Heads that make a government body by themselves, beside the name of a country, and beside the name of a chamber or of the state. */
const alwaysOfState = /^(?:ministry|department|senate|congress|parliament|government|legislature|embassy)$/;
const ofNation = /^(?:administration|regime|treasury|court|cabinet|assembly|police|army|navy|military|council)$/;
const ofChamber =
  /^(?:committee|subcommittee|bureau|commission|agency|office|court|guard|service|services|house|reserve|council|board)$/;
const chambers =
  /^(?:house|senate|federal|u\.s\.|us|joint|congressional|parliamentary|supreme|intelligence|homeland|state|royal|security)$/i;

function isGovernment(words: readonly string[], head: string): boolean {
  if (alwaysOfState.test(head)) return true;
  if (ofNation.test(head) && words.some((word) => countryOf(word) !== undefined)) return true;
  return (
    ofChamber.test(head) && !partyAdjectives.has(words[0].toLowerCase()) && words.some((word) => chambers.test(word))
  );
}

/** "E.", "J" */
export function isInitial(word: string): boolean {
  return /^\p{L}(?:\.\p{L})*\.?$/u.test(word) && word.replaceAll(".", "").length < 3;
}

/** A type and how much speaks for it. */
export interface TypeVote {
  readonly type: EntityType;
  readonly weight: number;
}

function vote(type: EntityType, weight: number): TypeVote {
  return { type, weight };
}

/** "PressTV", "BuzzFeed", but not "McCain" or "DeSantis". */
const innerCapital = /^(?!(?:Mc|Mac|De|Di|Da|Du|La|Le|Van|Fitz|St)\p{Lu})\p{Lu}[\p{L}]*\p{Ll}\p{Lu}/u;

/** What companies end their names with that are no nouns for a body. */
const trades =
  /^(?:power|energy|electric|lines|airways|air|rail|homes|properties|estates|holdings|partners|capital|systems|solutions|foods|motors|shipping|trading|mining|oil|gas|steel|water|media|mills?|works|ventures|resources|technologies|pharmaceuticals|logistics|freight|ferries)$/;

/** The type that the words of a name tell, with those right around it; `null` where they tell none. */
export function typeOf(mention: NameMention): TypeVote | null {
  const { words, title, article } = mention;
  const name = words.join(" ");
  const last = words.at(-1)!.toLowerCase();
  if (mention.extended) return vote(last === "campaign" ? "organisation" : "government", 3);
  const country = countryOf(name)?.form;
  if (country === "name") return vote("country", 3);
  if (title !== null || mention.sex !== null) return vote("person", 3);
  if (usStates.has(name) || regions.has(name) || country === "capital") return vote("place", 2);
  const body = knownBodies.get(name);
  if (body !== undefined) return vote(body, 3);
  if (words.length === 1) {
    if (/^(?:\p{Lu}\.?){2,6}$/u.test(name)) return vote("organisation", 1.5);
    if (innerCapital.test(name)) return vote("organisation", 2);
    return mention.personal ? vote("person", 1.5) : null;
  }
  if (placeHeads.has(last)) return vote("place", 1.5);
  if (otherHeads.has(last)) return vote("other", 1.5);
  const headed = /^(?:of|for)$/.test(words[1]) && isBodyNoun(words[0]);
  if (
    headed ||
    isBodyNoun(last) ||
    isBodyNoun(last.replace(/s$/, "")) ||
    words.includes("and") ||
    words.includes("for")
  ) {
    return vote(isGovernment(words, headed ? words[0].toLowerCase() : last) ? "government" : "organisation", 2);
  }
  if (words.length < 5 && givenNameSex(words[0]) !== undefined && !article) return vote("person", 2);
  if (words.slice(1, -1).some(isInitial)) return vote("person", 2);
  if (mention.personal) return vote("person", 1.5);
  // "the owner, Nordvatn Power"
  if (mention.role !== null && trades.test(last)) return vote("organisation", 2);
  return article ? vote("organisation", 0.7) : null;
}
