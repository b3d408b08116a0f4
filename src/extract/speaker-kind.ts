import type { SpeakerKind } from "../record.ts";
import type { Description } from "./speaker-phrase.ts";

const withheld =
  /\b(?:sources?|insiders?|anonymous(?:ly)?|anonymity|unnamed|unidentified|whistleblowers?)\b|\b(?:familiar|briefed) (?:with|on)\b|\bwith (?:direct |firsthand )?knowledge of\b|^(?:\w+ )?(?:person|people) close to\b|\bnot (?:to be )?(?:authorized|authorised|named|identified|quoted)\b/;

/** The kind of a speaker that the report describes but does not name, with the reason where it cannot be told. */
export function kindOfDescription(description: Description): { kind: SpeakerKind; reason: string | null } {
  const { noun, words, head } = description;
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
