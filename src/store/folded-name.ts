import { names } from "../text/stems.ts";

/** A name as it is compared with others: its words without case, accents and the signs between them. */
export function foldedName(name: string): string {
  return names(name).join(" ");
}
