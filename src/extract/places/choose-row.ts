import { liesIn, regionCode } from "./codes-of.ts";
import type { Row } from "./open-gazetteer.ts";
import type { Mentioned } from "./parse-mention.ts";

/** The row that a name stands for, or why it cannot be told. */
export type Choice = { readonly row: Row } | { readonly row: null; readonly why: string };

/** What a report tells of where a name lies. */
export interface Surroundings {
  /** Codes that the sentence names. */
  readonly sentence: ReadonlySet<string>;
  readonly document: ReadonlySet<string>;
}

/** So many times more people live in the place that is meant without a further word than in the next of its name. */
const CLEARLY_LARGER = 5;
/** A place with fewer people, or known by that name to fewer, is meant only where the report names its country. */
const LEAST_UNTOLD = 50_000;
const LEAST_UNTOLD_ALONE = 15_000;
const LEAST_UNTOLD_BY_OTHER_NAME = 1_000_000;
/** A name that is not the usual one counts less. */
const OTHER_NAME = 0.2;

const weight = ({ population, other }: Row): number => population * (other ? OTHER_NAME : 1);

function described({ name, code, kind, population }: Row): string {
  const where = regionCode({ code } as Row).startsWith("USA.")
    ? regionCode({ code } as Row).replace("USA.", "US-")
    : code.slice(0, 3);
  return kind === "region" || kind === "country"
    ? `the ${kind} ${name} (${where})`
    : `${name} (${where}, ${population.toLocaleString("en")} people)`;
}

function several(rows: readonly Row[], because = ""): Choice {
  const [first, second] = rows;
  return { row: null, why: `several places of that name fit${because}: ${described(first)}, ${described(second)}` };
}

/** A bare name means the town, not the region around it that is named after it; a capital, not a region elsewhere in the country. */
function withoutOuterRegions(rows: readonly Row[]): readonly Row[] {
  return rows.filter(
    (row) =>
      (row.kind !== "region" && row.kind !== "county") ||
      !rows.some(
        (town) =>
          town !== row &&
          ((town.kind === "capital" && town.country === row.country) ||
            ((town.kind === "seat" || town.kind === "town") &&
              regionCode(town) === regionCode(row) &&
              (!town.other || town.kind === "seat" || row.country === "USA"))),
      ),
  );
}

/** A place of that usual name goes before one beside it that is only called so too: New Delhi before Delhi. */
function withoutNamesakes(rows: readonly Row[]): readonly Row[] {
  const usual = rows.filter(({ other, kind }) => !other && kind !== "region" && kind !== "county");
  return rows.filter(
    (row) =>
      !row.other ||
      !usual.some(
        (town) => regionCode(town) === regionCode(row) || (town.kind === "capital" && town.country === row.country),
      ),
  );
}

/** Those of a kind; where none is, a region may be called a town ("the city of Tokyo"), a country a state. */
function ofKind(rows: readonly Row[], kind: Mentioned["kind"]): readonly Row[] {
  if (kind === null) return rows;
  const are = (...kinds: Row["kind"][]): Row[] => rows.filter((row) => kinds.includes(row.kind));
  const fit = kind === "town" ? are("capital", "seat", "town") : are(kind);
  if (fit.length > 0 || kind === "county") return fit;
  return kind === "town" ? are("region") : are("country");
}

/** The one that stands out among rows in order of their weight; `null` where none does. */
function standsOut(rows: readonly Row[]): Row | null {
  const [first, second] = rows;
  if (second === undefined) return first ?? null;
  // how many live in a region is known too roughly to choose between two
  if (first.kind === "region" && second.kind === "region") return null;
  return weight(first) >= CLEARLY_LARGER * weight(second) && first.population > 0 ? first : null;
}

/**
 * The row meant among those that bear a name: by the kind of place that the words name, what it is said to lie in (`within`,
 * `null` where nothing is said), the countries that the report names, and how many live there, where that is clear.
 */
export function chooseRow(
  found: readonly Row[],
  { kind }: Pick<Mentioned, "kind">,
  within: ReadonlySet<string> | null,
  { sentence, document }: Surroundings,
): Choice {
  const country = found.find((row) => row.kind === "country" && !row.other);
  const inside = within === null ? found : found.filter((row) => liesIn(row, within) && row.kind !== "country");
  if (found.length === 0) return { row: null, why: "not in the gazetteer" };
  // "Hong Kong, China"
  if (inside.length === 0 && country !== undefined) return chooseCountry(found, sentence, document);
  if (inside.length === 0) return { row: null, why: "the gazetteer has no place of that name there" };
  if (country !== undefined && kind === null && within === null) return chooseCountry(found, sentence, document);
  const fit = ofKind(withoutNamesakes(inside), kind);
  if (fit.length === 0) return { row: null, why: `the gazetteer has no ${kind} of that name` };
  const rows = [...(kind === null ? withoutOuterRegions(fit) : fit)].sort(
    (a, b) => weight(b) - weight(a) || a.geonames - b.geonames,
  );
  if (within !== null) {
    const one = standsOut(rows);
    return one === null ? several(rows) : { row: one };
  }
  const named = (codes: ReadonlySet<string>): Row[] => rows.filter((row) => liesIn(row, codes));
  const largest = standsOut(rows);
  if (largest !== null) {
    const told = named(document).includes(largest);
    // "the university of Idaho in Moscow": where the sentence names a state of another of them, size does not decide
    const rival = rows.find(
      (row) => row !== largest && regionCode(row) !== row.country && sentence.has(regionCode(row)),
    );
    if (rival !== undefined && !told) return several([largest, rival]);
    const usual = rows.length === 1 ? LEAST_UNTOLD_ALONE : LEAST_UNTOLD;
    const least = largest.kind === "region" ? 0 : largest.other ? LEAST_UNTOLD_BY_OTHER_NAME : usual;
    if (!told && largest.population < least && largest.kind !== "capital") {
      return {
        row: null,
        why: `the only place of that name that stands out, ${described(largest)}, is too small to be meant where the report does not name its country`,
      };
    }
    return { row: largest };
  }
  for (const codes of [sentence, document]) {
    const here = named(codes);
    // a state named is nearer than its country
    const inState = here.filter((row) => regionCode(row) !== row.country && codes.has(regionCode(row)));
    const one = standsOut(inState.length > 0 ? inState : here);
    if (one !== null) return { row: one };
    if (here.length > 0) return several(inState.length > 1 ? inState : here);
  }
  return several(rows);
}

/** A country is meant by its name, but where another, or a state of the United States, has it too the report has to tell. */
function chooseCountry(found: readonly Row[], sentence: ReadonlySet<string>, document: ReadonlySet<string>): Choice {
  const named = found.filter(
    ({ kind, country, other }) => !other && (kind === "country" || (kind === "region" && country === "USA")),
  );
  if (named.length === 1) return { row: named[0] };
  for (const codes of [sentence, document]) {
    const told = named.filter(({ country }) => [...codes].some((code) => code.startsWith(country)));
    if (told.length === 1) return { row: told[0] };
    if (told.length > 1) break;
  }
  return several(named);
}
