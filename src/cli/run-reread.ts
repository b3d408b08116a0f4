import { isDeepStrictEqual } from "node:util";
import type { Raw, ReadDocument, SourceItem } from "../source/document.ts";
import { type KeptRecord, keepReasons } from "../store/explained.ts";
import type { Store } from "../store/store.ts";
import { StoreError } from "../store/store-error.ts";
import { Account } from "./account.ts";
import { allPages } from "./all-pages.ts";
import { eachOutcome } from "./each-outcome.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";
import { openInterrupt } from "./interrupt.ts";
import { packageVersion } from "./package-version.ts";
import { openProgress } from "./progress.ts";
import type { ReaderOptions } from "./reader.ts";
import { refusalLine } from "./run-read.ts";
import type { LibraryLocation, Services } from "./services.ts";
import { readStored } from "./stored-source.ts";
import { visibleLine } from "./visible.ts";
import { withLibrary } from "./with-library.ts";

/** What `readout reread` was asked for. */
export interface RereadRequest {
  readonly location: LibraryLocation;
  /** Every report, not only those that another model or version read. */
  readonly all: boolean;
  readonly reader: ReaderOptions;
  readonly jobs: number | null;
}

/** A stored report on its way to a new record. */
interface Stored {
  readonly row: { readonly document: string; readonly version: number };
  readonly kept: KeptRecord;
}

/**
 * Makes the records of a library again and puts them in the place of the current ones, which are kept. Writes a line for what is
 * told of a report and at the end the account to the standard error. Returns the exit code: 0 all read, 1 some refused or the
 * library failed, 2 misuse, no library or no model, 130 interrupted.
 */
export function runReread(request: RereadRequest, services: Services): Promise<number> {
  return withLibrary(request.location, "change", services, (store) => rereadAll(store, request, services));
}

async function rereadAll(store: Store, request: RereadRequest, services: Services): Promise<number> {
  const { stderr } = services;
  const account = new Account("reread", "unchanged");
  const progress = openProgress(stderr, [], account);
  const under = new Map<ReadDocument, Stored>();
  const tell = (line: string) => {
    progress.clear();
    stderr.write(`${line}\n`);
  };
  let code: number;
  try {
    using interrupt = openInterrupt();
    const sha256 = await services.modelHash(request.reader.model);
    const made = request.all ? { version: "", sha256: "" } : { version: packageVersion(), sha256 };
    const { reader, jobs } = request;
    const items = storedReports(store, made, under, tell);
    for await (const outcome of eachOutcome(items, { reader, jobs, account, interrupt }, services)) {
      if ("refused" in outcome) {
        account.refuse(outcome.refused);
        tell(refusalLine(outcome.refused));
        continue;
      }
      const { row, kept } = under.get(outcome.read)!;
      under.delete(outcome.read);
      const again = keepReasons(outcome.explained);
      const isSame = isDeepStrictEqual(withoutMaker(again), withoutMaker(kept));
      if (!isSame || !isDeepStrictEqual(again.record.made, kept.record.made)) await store.replaceRecord(row, again);
      if (isSame) account.pass();
      else account.succeed();
      progress.update(row.document);
    }
    code = account.failures > 0 ? EXIT.refused : EXIT.ok;
  } catch (error) {
    progress.clear();
    code = exitCodeOf(error as Error, account.arrived, stderr);
  }
  progress.clear();
  if (account.arrived > 0 || code === EXIT.interrupted) stderr.write(`${account.sum}\n`);
  else if (code === EXIT.ok) stderr.write("readout: every record is of this model and version\n");
  if (code === EXIT.interrupted) {
    stderr.write("What was read again is kept; the same command goes on where this one stopped.\n");
  }
  return code;
}

/** The reports that others than `made` have read, as they are to be read again. */
async function* storedReports(
  store: Store,
  made: { readonly version: string; readonly sha256: string },
  under: Map<ReadDocument, Stored>,
  tell: (line: string) => void,
): AsyncGenerator<SourceItem> {
  for await (const { document, version } of allPages((page) => store.outdated(made, page))) {
    let kept: KeptRecord;
    let raw: Raw | null;
    try {
      [kept] = await store.records(document, version);
      // Removed since its page was fetched.
      if (kept === undefined) continue;
      raw = await store.raw(document, version);
    } catch (error) {
      if (!(error instanceof StoreError && error.code === "CORRUPT")) throw error;
      yield { refused: { source: document, code: error.code, message: error.message, duplicate: false } };
      continue;
    }
    const { read, why } = await readStored(kept, raw);
    if (why !== null) tell(`${visibleLine(document)}: ${visibleLine(why)}; read again as it is stored`);
    under.set(read, { row: { document, version }, kept });
    yield { read };
  }
}

/** As JSON has it, since a stored one has been that. */
function withoutMaker({ record: { made, ...record }, reasons }: KeptRecord): unknown {
  return JSON.parse(JSON.stringify({ record, reasons }));
}
