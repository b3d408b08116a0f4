/**
 * Fits how likely clauses of two reports tell of one matter (`linkClauses` in src/compare/align-clauses.ts) on the marked clauses of real
 * stories and on invented pairs of reports. Prints the weights, how many clauses have their likeliest other right in stories left out,
 * and how well the figures hold, by tenths.
 *
 *   node train/fit-clauses.ts TELLINGS.jsonl.gz [train/data/retold.jsonl.gz]
 */
import { clausePairs, clausesIn, type NumberedClauses, openAllClauses } from "../src/compare/align-clauses.ts";
import { openTellings } from "../src/compare/compare.ts";
import type { Telling } from "../src/compare/telling.ts";
import type { Record } from "../src/record.ts";
import { type Case, fitLogistic, predict } from "./fit-logistic.ts";
import { type Pair, readPairs } from "./pairs.ts";
import { type MarkedClauses, readMarked } from "./marked-clauses.ts";

interface LinkCase extends Case {
  readonly a: number;
  readonly b: number;
}

interface Story {
  readonly isReal: boolean;
  readonly cases: readonly LinkCase[];
  /** Clauses of which it is known where the other report tells them, as places after the number of the report. */
  readonly linked: ReadonlySet<string>;
}

const RIDGE = 1e-4;
const PARTS = 7;
const marked = readMarked(process.argv[2], process.argv[3]);
const stories: Story[] = [...marked.map(realStory), ...(await readPairs()).map(inventedStory)];
console.log("weights:", fitLogistic(stories.flatMap(({ cases }) => cases), RIDGE).join(", "));
const judged = stories.map(() => [] as { right: boolean; p: number }[]);
for (const isReal of [true, false]) {
  let [right, all] = [0, 0];
  for (let part = 0; part < PARTS; part++) {
    const weights = fitLogistic(stories.filter((_, k) => k % PARTS !== part).flatMap(({ cases }) => cases), RIDGE);
    for (const [k, story] of stories.entries()) {
      if (k % PARTS !== part || story.isReal !== isReal) continue;
      const best = new Map<string, { p: number; right: boolean }>();
      for (const one of story.cases) {
        const p = predict(weights, one.x);
        judged[k].push({ p, right: one.right });
        for (const key of [`0 ${one.a}`, `1 ${one.b}`]) if (!((best.get(key)?.p ?? 0) >= p)) best.set(key, { p, right: one.right });
      }
      for (const key of story.linked) {
        all++;
        if (best.get(key)?.right) right++;
      }
    }
  }
  console.log(`${isReal ? "real" : "invented"}: ${((100 * right) / all).toFixed(1)} % of ${all} clauses have their likeliest right`);
}
for (let tenth = 0; tenth < 10; tenth++) {
  const own = judged.flat().filter(({ p }) => Math.min(9, Math.floor(p * 10)) === tenth);
  const share = own.filter(({ right }) => right).length / own.length;
  console.log(`${tenth / 10}–${(tenth + 1) / 10}: ${own.length} links, ${(100 * share).toFixed(0)} % right`);
}

/** The tellings of two records in the order given, with their clauses. */
function opened(records: readonly Record[]): readonly { readonly telling: Telling; readonly open: NumberedClauses }[] {
  const tellings = openTellings(records);
  const open = openAllClauses(tellings);
  return records.map(({ document }) => {
    const at = tellings.findIndex(({ document: { id } }) => id === document.id);
    return { telling: tellings[at], open: open[at] };
  });
}

function realStory({ records, clauses }: MarkedClauses): Story {
  const [left, right] = opened(records).map(({ open }) => open);
  const at = clauses.map(({ report, from }) =>
    (report === 0 ? left : right).clauses.findIndex(({ span }) => span.from === from),
  );
  const known = new Set<string>();
  const links = new Set<string>();
  for (const [k, { report, label, told }] of clauses.entries()) {
    if (label !== "empty") known.add(`${report} ${at[k]}`);
    for (const other of told) links.add(report === 0 ? `${at[k]} ${at[other]}` : `${at[other]} ${at[k]}`);
  }
  const cases = casesOf(left, right, links).filter(({ a, b }) => known.has(`0 ${a}`) && known.has(`1 ${b}`));
  return { isReal: true, cases, linked: endsOf(links) };
}

/** What stands in both without a difference is not listed: only clauses are looked at of which something is. */
function inventedStory({ records, differences }: Pair): Story {
  const [left, right] = opened(records).map(({ open }) => open);
  const links = new Set<string>();
  const alone = new Set<string>();
  for (const { kind, sides } of differences) {
    const [own, others] = [left, right].map((open, n) => (sides[n] === null ? null : clausesIn(open, sides[n])));
    if (own !== null && others !== null) for (const a of own) for (const b of others) links.add(`${a} ${b}`);
    else if (kind === "only-in") for (const k of own ?? others ?? []) alone.add(`${own === null ? 1 : 0} ${k}`);
  }
  const linked = endsOf(links);
  const isKnown = (key: string) => linked.has(key) || alone.has(key);
  const cases = casesOf(left, right, links).filter(({ a, b }) => isKnown(`0 ${a}`) || isKnown(`1 ${b}`));
  return { isReal: false, cases, linked };
}

function casesOf(left: NumberedClauses, right: NumberedClauses, links: ReadonlySet<string>): LinkCase[] {
  return clausePairs(left, right).map(({ a, b, x }) => ({ a, b, x, right: links.has(`${a} ${b}`) }));
}

function endsOf(links: ReadonlySet<string>): Set<string> {
  return new Set([...links].flatMap((link) => link.split(" ").map((k, n) => `${n} ${k}`)));
}
