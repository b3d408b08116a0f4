import type { Result } from "./store.ts";

/** Somebody in an item, as it is kept: the actor of the library is looked up when it is shown, since users join and part actors. */
export interface ShownParty {
  readonly name: string;
  readonly role: string | null;
  readonly country: string | null;
  /** The id of the entity in its record. */
  readonly entity: string | null;
}

/** What a search result shows of an item, kept beside it so that no record has to be opened. */
export interface Shown extends Pick<Result<ShownParty>, "text" | "from" | "to" | "confidence" | "statement" | "event"> {
  /** Countries of those and of the places in it, ISO 3166 alpha-3. */
  readonly countries: readonly string[];
}
