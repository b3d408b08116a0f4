import { undamaged } from "./kept-json.ts";
import type { Shown, ShownParty } from "./shown.ts";
import type { ItemKind } from "./store.ts";

/** What facets count of an item, kept apart from the rest of it, since they are counted over very many. */
export interface FacetData {
  readonly outlet: string | null;
  readonly countries: readonly string[];
  /** Who speaks, or who acts. */
  readonly names: readonly string[];
  /** Of an event. */
  readonly status: string | null;
  /** On whose word an event is told; `null` for the reporter's own. */
  readonly sources: readonly string[] | null;
  /** The words of the index that stand for all these people, by whatever names the report has for them. */
  readonly words: string;
}

/** As it is kept: a list in the order of `FacetData`. */
export function writeFacetData(
  kind: ItemKind,
  { countries, statement, event }: Shown,
  words: string,
  outlet: string | null,
): string {
  const speakers = statement === null || statement.speakerKind === "unknown" ? [] : statement.speaker;
  return JSON.stringify([
    outlet,
    countries,
    namesOf(event?.actors ?? speakers),
    event?.status ?? null,
    event?.source ? namesOf(event.source) : null,
    kind === "report" ? "" : namingWords(words),
  ]);
}

/** Errors: StoreError CORRUPT where it is damaged. */
export function readFacetData(written: string): FacetData {
  return undamaged("the facets of an item", () => {
    const [outlet, countries, names, status, sources, words] = JSON.parse(written);
    const areLists = [countries, names, sources ?? []].every(Array.isArray);
    if (!areLists || typeof words !== "string") throw new TypeError("it is not as it was put");
    return { outlet, countries, names, status, sources, words };
  });
}

function namesOf(parties: readonly ShownParty[]): string[] {
  return parties.map(({ name }) => name);
}

/** The words of speakers, actors and sources, with a gap where others stood between them. */
function namingWords(words: string): string {
  const runs = Array.from(words.matchAll(/(?: (?:[sbr]|voice)_[a-z0-9_]+)+(?= )/g), ([run]) => run);
  return runs.length === 0 ? "" : `${runs.join(" _")} `;
}
