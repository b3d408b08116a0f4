import { countryName } from "../../export/country-codes.ts";
import type { Actor, Part } from "../../store/store.ts";

/** How each part an actor can have in an item is called, and what is said where there is none. */
export const PART_WORDS: { readonly [part in Part]: { readonly title: string; readonly none: string } } = {
  speaker: { title: "Said", none: "Quoted nowhere in this library." },
  about: { title: "Spoken of", none: "No statement and no act speaks of this actor." },
  actor: { title: "Acts done", none: "No act of this actor is told." },
  recipient: { title: "Acts received", none: "Nobody is told to have acted on this actor." },
  addressee: { title: "Was told", none: "Nobody is quoted speaking to this actor." },
  source: { title: "Acts told on this actor’s word", none: "No act is told on this actor’s word." },
};

/** "person · Sweden", as far as it is known. */
export function actorKind({ type, country }: Pick<Actor, "type" | "country">): string {
  const where = country === null ? null : (countryName(country) ?? country);
  return [type, type === "country" ? null : where].filter((part) => part !== null).join(" · ");
}
