import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { itemsOfActor, itemsOfEdge, neighboursOf } from "./actor-items.ts";
import { listActors, namingsOf, readActor, reportsOfActor } from "./actors.ts";
import { addReport, findContent } from "./add-report.ts";
import { checkLibrary } from "./check-library.ts";
import { addCorrection, listCorrections, withdrawCorrection } from "./corrections.ts";
import { readCounters } from "./counters.ts";
import { listDecisions, mergeActors, splitActor, undoDecision } from "./decisions.ts";
import { countDoubtful, doubtfulItems } from "./doubtful.ts";
import { dumpLibrary } from "./dump.ts";
import type { Engine } from "./engine.ts";
import { inSnapshot } from "./in-snapshot.ts";
import { migrate } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/list.ts";
import { openingsOf } from "./openings.ts";
import { postgresAddress } from "./postgres-address.ts";
import { openPostgres } from "./postgres-engine.ts";
import { readReport } from "./read-report.ts";
import { allRecords, readRawOf } from "./records.ts";
import { removeReport } from "./remove-report.ts";
import { replaceRecord } from "./replace-record.ts";
import { restoreLibrary } from "./restore.ts";
import { dismissRefusal, keepRefusal, listRefusals, listRuns, startRun, tellRun } from "./runs.ts";
import { searchItems } from "./search-items.ts";
import { openSqlite } from "./sqlite-engine.ts";
import type { Store } from "./store.ts";
import { StoreError } from "./store-error.ts";
import { joinStories, listStories, partStory, readStory, storyDocuments, storyOfDocument } from "./stories.ts";
import { timelineOf } from "./timeline.ts";
import { findVersion, latestReports, outdatedVersions } from "./versions.ts";

/** Where a library lies: a folder of its own, or a database of PostgreSQL. */
export type Location = { readonly folder: string } | { readonly url: string };

const FILE = "library.sqlite";

/**
 * Opens a library, or makes one where there is none, and brings it up to this version of Readout. Errors: StoreError; for a library
 * that a newer Readout has changed "NEWER".
 */
export async function openStore(location: Location, options: { readonly readOnly?: boolean } = {}): Promise<Store> {
  const engine = await openEngine(location, options.readOnly ?? false);
  try {
    await migrate(engine, MIGRATIONS);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return storeOn(engine, "folder" in location ? location.folder : postgresAddress(location.url).shown);
}

async function openEngine(location: Location, readOnly: boolean): Promise<Engine> {
  if ("url" in location) return openPostgres(location.url);
  try {
    if (!readOnly) await mkdir(location.folder, { recursive: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StoreError(
      "READ_ONLY",
      `${location.folder} cannot be made (${code ?? message}); name another folder: --library DIR`,
      {
        cause: error,
      },
    );
  }
  return openSqlite(join(location.folder, FILE), { readOnly });
}

/** The library that an engine, brought up to the last migration, holds. */
function storeOn(engine: Engine, location: string): Store {
  return {
    engine: engine.dialect,
    location,

    findContent: (hash) => findContent(engine, hash),
    add: (kept, raw) => addReport(engine, kept, raw),
    startRun: (inputs) => startRun(engine, inputs),
    tellRun: (run, account, source, ended) => tellRun(engine, run, account, source, ended).then(() => undefined),
    keepRefusal: (run, refusal) => keepRefusal(engine, run, refusal),
    runs: (request) => listRuns(engine, request),
    refusals: (request) => listRefusals(engine, request),
    dismissRefusal: (id) => dismissRefusal(engine, id),

    counts: () =>
      engine.snapshot(async (engine) => ({ ...(await readCounters(engine)), toLookAt: await countDoubtful(engine) })),
    reports: (request) => latestReports(engine, request),
    openings: (documents) => openingsOf(engine, documents),
    report: (document, version) => engine.snapshot((engine) => readReport(engine, document, version)),
    raw: async (document, version) => {
      const row = await findVersion(engine, document, version);
      return row === null ? null : readRawOf(engine, row);
    },
    records: async (document, version) => {
      const row = await findVersion(engine, document, version);
      return row === null ? [] : allRecords(engine, row);
    },
    search: (request) => engine.snapshot((engine) => searchItems(engine, request)),
    timeline: (request) => engine.snapshot((engine) => timelineOf(engine, request)),

    actors: (request) => engine.snapshot((engine) => listActors(engine, request)),
    actor: (id) => engine.snapshot((engine) => readActor(engine, id)),
    namings: (actor) => namingsOf(engine, actor),
    actorReports: (actor, request) => reportsOfActor(engine, actor, request),
    actorItems: (actor, parts, request) => engine.snapshot((engine) => itemsOfActor(engine, actor, parts, request)),
    neighbours: (actor) => engine.snapshot((engine) => neighboursOf(engine, actor)),
    edgeItems: (from, to, kind, request) => engine.snapshot((engine) => itemsOfEdge(engine, from, to, kind, request)),
    mergeActors: (from, into, by) => mergeActors(engine, from, into, by),
    splitActor: (from, entities, by) => splitActor(engine, from, entities, by),
    undoDecision: (id) => undoDecision(engine, id),
    decisions: (request) => listDecisions(engine, request),

    stories: (request) => engine.snapshot((engine) => listStories(engine, request)),
    story: (id) => engine.snapshot((engine) => readStory(engine, id)),
    storyDocuments: (id) => storyDocuments(engine, id),
    storyOf: (document) => engine.snapshot((engine) => storyOfDocument(engine, document)),
    joinStories: (a, b) => joinStories(engine, a, b),
    partStory: (documents) => partStory(engine, documents),

    correct: (correction) => addCorrection(engine, correction),
    withdrawCorrection: (id) => withdrawCorrection(engine, id),
    corrections: (request) => engine.snapshot((engine) => listCorrections(engine, request)),
    doubtful: (request) => engine.snapshot((engine) => doubtfulItems(engine, request)),

    outdated: (made, request) => outdatedVersions(engine, made, request),
    replaceRecord: ({ document, version }, kept) => replaceRecord(engine, document, version, kept),
    remove: (document) => removeReport(engine, document),
    dump: () => inSnapshot(engine, dumpLibrary),
    restore: (values) => restoreLibrary(engine, values),
    check: () => checkLibrary(engine),
    close: () => engine.close(),
  };
}
