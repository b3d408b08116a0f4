import type { SpeakerKind } from "../record.ts";
import { afterHead } from "./closed-words.ts";
import { type NounClass, nounClass } from "./lexicons.ts";
import type { Description } from "./speaker-phrase.ts";

const withheld =
  /\b(?:sources?|insiders?|anonymous(?:ly)?|anonymity|unnamed|unidentified|whistleblowers?)\b|\b(?:familiar|briefed) (?:with|on)\b|\bwith (?:direct |firsthand )?knowledge of\b|^(?:\w+ )?(?:person|people) close to\b|\bnot (?:to be )?(?:authorized|authorised|named|identified|quoted)\b/;

const single = new Set(["one", "another", "other"]);

/** What "one of them", "another of the reports" is one of, as one; a person where nothing else is told. */
function classOfOne(words: readonly string[]): NounClass {
  let found: NounClass | null = null;
  for (const word of words.slice(words.indexOf("of") + 1 || words.length)) {
    if (afterHead.has(word)) break;
    found = nounClass(word) ?? found;
  }
  if (found === "document" || found === "documents") return "document";
  return found === "body" || found === "bodies" ? "body" : "person";
}

/** The kind of a speaker that the report describes but does not name, with the reason where it cannot be told. */
export function kindOfDescription(description: Description): { kind: SpeakerKind; reason: string | null } {
  const { words, head } = description;
  const noun = description.noun ?? (single.has(head ?? "") ? classOfOne(words) : null);
  const phrase = words.join(" ");
  const person = noun === "person" || noun === "persons" || noun === null;
  if (person && withheld.test(phrase) && !/\bnews source/.test(phrase)) return { kind: "anonymous", reason: null };
  if (noun === "person") return { kind: "role", reason: null };
  if (noun === "persons" || noun === "bodies" || noun === "body") return { kind: "group", reason: null };
  if (noun === "document" || noun === "documents") return { kind: "document", reason: null };
  if (words.some((word) => /^(?:percent|many|some|most|others|all)$/.test(word)) || /^\p{N}/u.test(words[0]))
    return { kind: "group", reason: null };
  return { kind: "unknown", reason: `"${head ?? phrase}" is no known word for a person, body or document` };
}
