import { shortHash } from "./content-hash.ts";
import { count, takeNumbers } from "./counters.ts";
import type { Engine } from "./engine.ts";
import { insertRows } from "./insert-rows.ts";
import { readJson } from "./kept-json.ts";
import { mapPage, newestById } from "./pages.ts";
import type { KeptRefusal, Page, PageRequest, Run, RunAccount } from "./store.ts";

interface RunRow extends RunAccount {
  readonly id: number;
  readonly started_at: string;
  readonly seen_at: string;
  readonly ended_at: string | null;
  readonly inputs: string;
  readonly source: string | null;
}

const now = () => new Date().toISOString();

/** Begins a run of adding; its number. */
export async function startRun(engine: Engine, inputs: readonly string[]): Promise<number> {
  return engine.transaction(async (engine) => {
    const id = await takeNumbers(engine, 1);
    const columns = ["id", "started_at", "seen_at", "inputs", "arrived", "stored", "duplicate", "refused"];
    await insertRows(engine, "run", columns, [[id, now(), now(), JSON.stringify(inputs), 0, 0, 0, 0]]);
    return id;
  });
}

/** Keeps how far a run has come. */
export async function tellRun(
  engine: Engine,
  run: number,
  { arrived, stored, duplicate, refused }: RunAccount,
  source: string | null,
  ended: boolean,
): Promise<void> {
  await engine.transaction((engine) =>
    engine.run(
      "update run set seen_at = ?, ended_at = ?, source = ?, arrived = ?, stored = ?, duplicate = ?, refused = ? where id = ?",
      [now(), ended ? now() : null, source, arrived, stored, duplicate, refused, run],
    ),
  );
}

/** Keeps that something could not be taken in. */
export async function keepRefusal(
  engine: Engine,
  run: number,
  { source, code, message }: { readonly source: string; readonly code: string; readonly message: string },
): Promise<void> {
  await engine.transaction(async (engine) => {
    const id = await takeNumbers(engine, 1);
    // The same input refused again, in a run that was taken up again, is one refusal.
    const hash = shortHash(source);
    const columns = ["id", "run", "at", "source", "source_hash", "code", "message"];
    const again = await engine.run("delete from refusal where source_hash = ? and code = ?", [hash, code]);
    await insertRows(engine, "refusal", columns, [[id, run, now(), source, hash, code, message]]);
    await count(engine, { refusals: 1 - again });
  });
}

/** Runs of adding, the newest first. */
export async function listRuns(engine: Engine, request: PageRequest): Promise<Page<Run>> {
  return mapPage(await newestById<RunRow>(engine, "run", request), toRun);
}

function toRun({
  id,
  started_at,
  seen_at,
  ended_at,
  inputs,
  source,
  arrived,
  stored,
  duplicate,
  refused,
}: RunRow): Run {
  const account = { arrived, stored, duplicate, refused };
  return {
    id,
    startedAt: started_at,
    seenAt: seen_at,
    endedAt: ended_at,
    inputs: readJson(inputs, `run ${id}`),
    source,
    ...account,
  };
}

/** What could not be taken in, the newest first. */
export async function listRefusals(engine: Engine, request: PageRequest): Promise<Page<KeptRefusal>> {
  return newestById(engine, "refusal", request, "id, run, at, source, code, message");
}

/** Takes a refusal off the list; `false` where it is not on it. */
export async function dismissRefusal(engine: Engine, id: number): Promise<boolean> {
  return engine.transaction(async (engine) => {
    await takeNumbers(engine, 1);
    const changed = await engine.run("delete from refusal where id = ?", [id]);
    await count(engine, { refusals: -changed });
    return changed > 0;
  });
}
