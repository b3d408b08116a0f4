import { clausesIn } from "../src/compare/align-clauses.ts";
import { openTellings } from "../src/compare/compare.ts";
import type { Telling } from "../src/compare/telling.ts";
import type { Record, Span } from "../src/record.ts";
import { type MarkedClauses, readMarked } from "./marked-clauses.ts";
import { type Pair, readPairs } from "./pairs.ts";

/** Two reports of which it is known which clauses tell of one matter. Clauses are named by their places in their telling. */
export interface LinkedStory {
  readonly isReal: boolean;
  /** In the order of the marks. */
  readonly tellings: readonly [Telling, Telling];
  /** A clause of the first and one of the second that tell of one matter. */
  readonly links: readonly (readonly [number, number])[];
  /** Of each report the clauses of which all links are known. */
  readonly known: readonly [readonly number[], readonly number[]];
  /** Of each report, by the place of the clause, does the other tell it? */
  readonly told: readonly [Readonly<{ [clause: number]: boolean }>, Readonly<{ [clause: number]: boolean }>];
}

/** Reads the marked clauses of real stories, then the invented pairs. */
export async function readLinkedStories(tellingsPath: string, marksPath?: string): Promise<LinkedStory[]> {
  return [...readMarked(tellingsPath, marksPath).map(realStory), ...(await readPairs()).map(inventedStory)];
}

function realStory({ records, clauses }: MarkedClauses): LinkedStory {
  const tellings = tellingsOf(records);
  const places = tellings.map((telling) => new Map(spansOf(telling).map(({ from }, k) => [from, k])));
  const at = clauses.map(({ report, from }) => places[report].get(from) ?? -1);
  const links = new Map<string, [number, number]>();
  const known: [number[], number[]] = [[], []];
  const told: [{ [clause: number]: boolean }, { [clause: number]: boolean }] = [{}, {}];
  for (const [k, { report, label, told: others }] of clauses.entries()) {
    if (label === "empty" || at[k] < 0) continue;
    known[report].push(at[k]);
    told[report][at[k]] = label !== "none";
    for (const other of others) {
      if (at[other] < 0) continue;
      const link: [number, number] = report === 0 ? [at[k], at[other]] : [at[other], at[k]];
      links.set(link.join(" "), link);
    }
  }
  return { isReal: true, tellings, links: [...links.values()], known, told };
}

/** What stands in both without a difference is not listed: only clauses are known of which something is. */
function inventedStory({ records, differences }: Pair): LinkedStory {
  const tellings = tellingsOf(records);
  const clauses = tellings.map((telling) => ({ clauses: spansOf(telling).map((span) => ({ span })) }));
  const links = new Map<string, [number, number]>();
  const told: [{ [clause: number]: boolean }, { [clause: number]: boolean }] = [{}, {}];
  for (const { kind, sides } of differences) {
    const [own, others] = [0, 1].map((n) => (sides[n] === null ? null : clausesIn(clauses[n], sides[n])));
    if (own !== null && others !== null) for (const a of own) for (const b of others) links.set(`${a} ${b}`, [a, b]);
    else if (kind === "only-in") for (const k of own ?? others ?? []) told[own === null ? 1 : 0][k] = false;
  }
  for (const [a, b] of links.values()) told[0][a] = told[1][b] = true;
  const known: [number[], number[]] = [Object.keys(told[0]).map(Number), Object.keys(told[1]).map(Number)];
  return { isReal: false, tellings, links: [...links.values()], known, told };
}

/** The tellings of two records in the order given. */
function tellingsOf(records: readonly [Record, Record]): [Telling, Telling] {
  const tellings = openTellings(records);
  const of = ({ document: { id } }: Record) => tellings.find(({ document }) => document.id === id)!;
  return [of(records[0]), of(records[1])];
}

function spansOf({ sentences }: Telling): Span[] {
  return sentences.flatMap(({ clauses }) => clauses.map(({ span }) => span));
}
