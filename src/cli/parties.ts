import { cut, textWidth } from "./columns.ts";

/** Who speaks to whom, as shown: one line each, "" for what is not known. */
export interface Parties {
  readonly speaker: string;
  readonly role: string;
  readonly addressee: string;
}

const LEAST_ROLE = 6;

/**
 * "Speaker, role → addressee" in at most `width` columns. Where there is not room for all, the role is cut first, since
 * the name and the addressee are the finding.
 */
export function fittedParties({ speaker, role, addressee }: Parties, width: number): string {
  const to = addressee && ` → ${addressee}`;
  const room = width - textWidth(speaker) - textWidth(to) - 2;
  const shownRole = role !== "" && room >= LEAST_ROLE ? `, ${cut(role, room)}` : "";
  return cut(speaker + shownRole + to, width);
}
