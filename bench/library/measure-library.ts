import { createApp } from "../../src/server/app.ts";
import { parseQuery } from "../../src/store/query/parse-query.ts";
import type { SearchRequest, Store } from "../../src/store/store.ts";
import type { BareSql } from "./bare-sql.ts";
import { makeQueries } from "./queries.ts";
import { draw, openRandom } from "./random.ts";
import type { Template } from "./templates.ts";

/** Milliseconds of each thing that was asked: the least of three times, which the machine's other work adds least to, and the first. */
export interface Timing {
  readonly settled: readonly number[];
  readonly first: readonly number[];
}

export interface Timings {
  readonly [name: string]: Timing;
}

export interface Asked {
  readonly seed: number;
  /** The reports the library has; those of the smallest one that is compared. */
  readonly reports: number;
  readonly smallest: number;
  readonly searches: number;
  readonly pages: number;
}

const ROUNDS = 3;

/** What the store's calls, their bare SQL and whole pages cost on a library as it is. */
export async function measureLibrary(
  store: Store,
  bare: BareSql,
  templates: readonly Template[],
  { seed, reports, smallest, searches, pages }: Asked,
): Promise<Timings> {
  const random = openRandom(seed, reports, 5);
  const queries = makeQueries(templates, seed, smallest, searches).map(parseQuery);
  const documents = Array.from({ length: pages }, () => `bench-${seed}-${draw(random, reports)}`);
  const actors = await actorsIn(store, documents);
  const app = createApp({
    store,
    version: "bench",
    report: (error) => {
      throw error;
    },
  });
  const page = async (path: string) => {
    const answer = await app.request(`http://localhost${path}`);
    const text = await answer.text();
    if (answer.status !== 200 && !text.includes("Nothing has the address"))
      throw new Error(`${path}: ${answer.status} ${text.slice(0, 200)}`);
  };
  const plain = { order: "newest", limit: 25, cursor: null, count: "some" } as const;
  const search = (request: Omit<SearchRequest, keyof typeof plain>) => store.search({ ...plain, ...request });
  // PostgreSQL goes through the whole library for the bare SQL of a rare word: minutes that measure nothing.
  const isBare = store.engine === "sqlite";
  const all: Timings[] = [
    // By turns, so that what disturbs one disturbs the other.
    await timed(queries, {
      ...(isBare ? { "bare SQL of a search": (query) => bare.search(query) } : {}),
      search: (query) => search({ query, facets: false }),
      ...(isBare ? { "bare SQL with facets": (query) => bare.searchWithFacets(query) } : {}),
      "search with facets": (query) => search({ query, facets: true }),
    }),
    await timed(queries, { "search page": ({ text }) => page(`/search?q=${encodeURIComponent(text)}`) }),
    await timed(documents, {
      report: (document) => store.report(document, null),
      "report page": (document) => page(`/reports/${document}`),
    }),
    await timed(actors, {
      "actor: counts": (actor) => store.actor(actor),
      "actor: reports": (actor) => store.actorReports(actor, { limit: 200, cursor: null }),
      "actor: names": (actor) => store.namings(actor),
      "actor: items": (actor) => store.actorItems(actor, ["speaker"], { limit: 25, cursor: null }),
      "actor: neighbours": (actor) => store.neighbours(actor),
      "actor page": (actor) => page(`/actors/${actor}`),
      "network page": (actor) => page(`/network/${actor}`),
    }),
    await timed(["/", "/reports", "/actors", "/look", "/adding"], { "other pages": page }),
    await timed(queries.slice(0, Math.ceil(searches / 10)), {
      "timeline page": ({ text }) => page(`/timeline?q=${encodeURIComponent(text)}`),
    }),
  ];
  return Object.assign({}, ...all);
}

/** One of the actors of each report, so that one is asked for as often as it is in the news. */
async function actorsIn(store: Store, documents: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (const [k, document] of documents.entries()) {
    const ids = Object.values((await store.report(document, null))?.actors ?? {}).map(({ id }) => id);
    if (ids.length > 0) found.push(ids[k % ids.length]);
  }
  return found;
}

async function timed<T>(
  asked: readonly T[],
  work: { readonly [name: string]: ((one: T) => Promise<unknown>) | undefined },
): Promise<Timings> {
  const names = Object.keys(work);
  const rounds = new Map(names.map((name) => [name, [] as number[][]]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) rounds.get(name)!.push([]);
    for (const one of asked) {
      for (const name of names) {
        const begin = performance.now();
        await work[name]!(one);
        rounds.get(name)![round].push(performance.now() - begin);
      }
    }
  }
  return Object.fromEntries(
    names.map((name) => {
      const [first, ...others] = rounds.get(name)!;
      const settled = first.map((time, k) => Math.min(time, ...others.map((round) => round[k])));
      return [name, { settled, first }];
    }),
  );
}

/** The value that a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
