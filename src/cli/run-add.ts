import type { Refused, SourceItem } from "../source/document.ts";
import type { SourceOptions } from "../source/source-options.ts";
import { contentHash } from "../store/content-hash.ts";
import { keepReasons } from "../store/explained.ts";
import type { Store } from "../store/store.ts";
import { Account } from "./account.ts";
import { eachOutcome } from "./each-outcome.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";
import { openInterrupt } from "./interrupt.ts";
import type { Outcome } from "./outcomes.ts";
import { openProgress } from "./progress.ts";
import type { ReaderOptions } from "./reader.ts";
import { refusalLine } from "./run-read.ts";
import { openRunTeller } from "./run-teller.ts";
import type { LibraryLocation, Services } from "./services.ts";
import { withLibrary } from "./with-library.ts";

/** What `readout add` was asked for. */
export interface AddRequest {
  readonly location: LibraryLocation;
  readonly inputs: readonly string[];
  readonly source: SourceOptions;
  readonly reader: ReaderOptions;
  /** `null`: as many as suit the inputs and the machine. */
  readonly jobs: number | null;
}

/**
 * Reads the inputs into a library; what is there already is not read again. Writes a line for each refusal and at the end the
 * account to the standard error. Returns the exit code: 0 all stored or there already, 1 some refused or the library failed,
 * 2 misuse, no library or no model, 130 interrupted.
 */
export function runAdd(request: AddRequest, services: Services): Promise<number> {
  return withLibrary(request.location, "make", services, (store) => addTo(store, request, services));
}

async function addTo(store: Store, request: AddRequest, services: Services): Promise<number> {
  const { stderr } = services;
  const account = new Account("stored");
  const progress = openProgress(stderr, request.inputs, account);
  const run = openRunTeller(store, request.inputs, account);
  let code: number;
  try {
    using interrupt = openInterrupt();
    const sources = services.readSources(request.inputs, { ...request.source, stdin: services.stdin });
    const { reader, jobs } = request;
    for await (const outcome of eachOutcome(fresh(sources, store), { reader, jobs, account, interrupt }, services)) {
      // Not given up on Ctrl-C: what is being stored is counted.
      const refused = await put(outcome, store);
      if (refused === null) account.succeed();
      else if (refused.duplicate) account.pass();
      else {
        account.refuse(refused);
        await run.refuse(refused);
        progress.clear();
        stderr.write(`${refusalLine(refused)}\n`);
      }
      const source = "read" in outcome ? (outcome.read.document.source ?? "") : outcome.refused.source;
      await run.reach(source);
      progress.update(source);
    }
    await run.end(true);
    code = account.failures > 0 || account.arrived === 0 ? EXIT.refused : EXIT.ok;
  } catch (error) {
    progress.clear();
    code = exitCodeOf(error as Error, account.arrived, stderr);
    // A library that has just failed may fail again; the first failure is the one to tell.
    await run.end(false).catch(() => {});
  }
  progress.clear();
  if (account.arrived > 0) stderr.write(`${account.sum}\n`);
  else if (code === EXIT.refused) stderr.write("readout: there was nothing to add\n");
  if (code === EXIT.interrupted) {
    stderr.write("What is stored stays; the same command goes on where this one stopped.\n");
  }
  return code;
}

/** `items`, where one that the library has already is a duplicate, so that it is not read. */
async function* fresh(items: AsyncIterable<SourceItem>, store: Store): AsyncGenerator<SourceItem> {
  for await (const item of items) {
    const known = "read" in item ? await store.findContent(contentHash(item.read.document)) : null;
    if (known === null) yield item;
    else yield { refused: duplicate((item as Extract<SourceItem, { read: unknown }>).read.document.source ?? known) };
  }
}

/** Stores what was read; `null`, or why it is not stored. */
async function put(outcome: Outcome, store: Store): Promise<Refused | null> {
  if ("refused" in outcome) return outcome.refused;
  const { explained, read } = outcome;
  const source = read.document.source ?? read.document.id;
  const added = await store.add(keepReasons(explained), read.raw);
  if (added.outcome === "stored") return null;
  if (added.outcome === "duplicate") return duplicate(source);
  return {
    source,
    code: added.code,
    message: added.message.startsWith(source) ? added.message : `${source}: ${added.message}`,
    duplicate: false,
  };
}

function duplicate(source: string): Refused {
  return { source, code: "DUPLICATE", message: `${source}: the library has it already`, duplicate: true };
}
