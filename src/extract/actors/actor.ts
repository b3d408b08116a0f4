import type { EntityType } from "../../record.ts";

/** What a report says of an actor: a name, or a whole noun phrase, and what is said beside it. */
export interface Actor {
  /** "Ada Verholt", "Iranian Foreign Minister Ada Verholt", "police in Kenya", "Chinese companies". */
  readonly name: string;
  readonly type?: EntityType | null;
  readonly title?: string | null;
  readonly roles?: readonly string[];
  /** Other phrases by which the report speaks of it. */
  readonly phrases?: readonly string[];
  /** The body that it speaks or works for, where that is known otherwise. */
  readonly affiliation?: string | null;
  /** Countries, by their codes, that the report is about: they tell which "Georgia" or "Senate" is meant. */
  readonly countries?: ReadonlySet<string>;
}

/** What comes later in a phrase than so many UTF-16 code units tells nothing of its head. */
const LONGEST = 300;

/** The phrases that tell of an actor, the surest first: of a person its title and roles, of others the name. */
export function phrasesOf({ name, type, title, roles = [], phrases = [], affiliation }: Actor): readonly string[] {
  const told = type === "person" ? [title, ...roles, name] : [name, title, ...roles];
  const all = [...told, ...phrases, affiliation]
    .filter((phrase) => phrase !== null && phrase !== undefined)
    .map((phrase) => phrase.slice(0, LONGEST).replace(/’/g, "'").replace(/\s+/g, " ").trim());
  return [...new Set(all)].filter((phrase) => phrase !== "");
}
