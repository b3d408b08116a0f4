import type { EntityType, Span } from "../record.ts";
import { countryOf, isBodyNoun, nounClass } from "./lexicons.ts";

/** Sides of events by the same words, of which the model found no mention. */
export interface UnmentionedSide {
  readonly name: string;
  readonly type: EntityType;
  readonly spans: readonly Span[];
}

const PRONOUN =
  /^(?:i|we|you|he|she|it|they|me|us|him|her|them|who|whom|which|that|this|these|those|one|ones|some|others|two|both)$/i;
/** What follows the head of a phrase: "police *in Kenya*". */
const AFTER_HEAD = /\s(?:of|in|from|for|at|on|to|with|by|near|under)\s/;

/**
 * The sides that are phrases of their own, by their words: "Denmark’s defence minister" where the model passes the phrase over
 * is somebody all the same. Pronouns and words without a noun that tells what they are of are left out.
 */
export function findUnmentionedSides(text: string, spans: readonly Span[]): UnmentionedSide[] {
  const found = new Map<string, { name: string; type: EntityType; spans: Span[] }>();
  for (const { from, to } of spans) {
    const name = text.slice(from, to).replace(/\s+/g, " ");
    if (PRONOUN.test(name)) continue;
    const type = typeOf(name);
    if (type === null) continue;
    const own = found.get(name.toLowerCase()) ?? { name, type, spans: [] };
    if (own.spans.every((span) => span.from !== from)) own.spans.push({ from, to });
    found.set(name.toLowerCase(), own);
  }
  return [...found.values()];
}

function typeOf(name: string): EntityType | null {
  if (countryOf(name)?.form === "name") return "country";
  const head = name
    .split(AFTER_HEAD)[0]
    .split(" ")
    .at(-1)!
    .replace(/['’]s?$/, "");
  const kind = nounClass(head);
  if (kind === "person") return "person";
  if (kind === "persons") return "group";
  if (kind === "body" || kind === "bodies" || isBodyNoun(head)) return "organisation";
  return null;
}
