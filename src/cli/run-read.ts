import { availableParallelism } from "node:os";
import type { Refused } from "../source/document.ts";
import type { SourceOptions } from "../source/source-options.ts";
import { Account } from "./account.ts";
import { chooseJobs } from "./choose-jobs.ts";
import { Interrupted, openInterrupt } from "./interrupt.ts";
import { findOutcomes, type Outcome } from "./outcomes.ts";
import { OutputClosed, OutputFailed, openOutput } from "./output.ts";
import { colourDepth, openPaint } from "./paint.ts";
import { openProgress } from "./progress.ts";
import { ModelNotOpened, type ReaderOptions } from "./reader.ts";
import { type Format, openWriter, type RecordWriter } from "./record-writer.ts";
import type { Selection } from "./selection.ts";
import type { Services } from "./services.ts";
import { visibleLine } from "./visible.ts";

/** What `readout read` was asked for. */
export interface ReadRequest {
  readonly inputs: readonly string[];
  readonly source: SourceOptions;
  readonly reader: ReaderOptions;
  /** `null`: as many as suit the inputs and the machine. */
  readonly jobs: number | null;
  readonly format: Format;
  /** Where `polecat` is written to; `null` with any other format. */
  readonly file: string | null;
  readonly selection: Selection;
  readonly explain: boolean;
  /** Columns; `null`: those of the terminal. */
  readonly width: number | null;
}

/** Exit codes of the command line. */
export const EXIT = { ok: 0, refused: 1, misuse: 2, interrupted: 130 } as const;

const WIDTH_OFF_TERMINAL = 80;

/**
 * Reads the inputs, writes their records to the standard output or a file and the account of them to the standard error. Returns
 * the exit code: 0 all read, 1 some refused or the output failed, 2 misuse or no model, 130 interrupted.
 */
export async function runRead(request: ReadRequest, services: Services): Promise<number> {
  const { stdout, stderr } = services;
  const account = new Account();
  const progress = openProgress(stderr, request.inputs, account);
  const output = openOutput(stdout);
  const writer = openWriter(output, {
    format: request.format,
    file: request.file,
    selection: request.selection,
    explain: request.explain,
    width: request.width ?? stdout.columns ?? WIDTH_OFF_TERMINAL,
    paint: openPaint(colourDepth(stdout, services.env)),
  });
  let code: number;
  try {
    await writeAll(request, services, account, writer, progress);
    code = account.failures > 0 || account.arrived === 0 ? EXIT.refused : EXIT.ok;
  } catch (error) {
    progress.clear();
    if (error instanceof OutputClosed) return EXIT.ok;
    code = explainFailure(error as Error, account, stderr);
  }
  if (code === EXIT.misuse) return code;
  progress.clear();
  for (const refused of account.refusals) stderr.write(`${refusalLine(refused)}\n`);
  if (account.arrived === 0 && code === EXIT.refused) stderr.write("readout: there was nothing to read\n");
  if (account.arrived > 1 || account.refusals.length > 0 || code === EXIT.interrupted) stderr.write(`${account.sum}\n`);
  return code;
}

async function writeAll(
  { inputs, source, reader: options, jobs }: ReadRequest,
  services: Services,
  account: Account,
  writer: RecordWriter,
  progress: ReturnType<typeof openProgress>,
): Promise<void> {
  using interrupt = openInterrupt();
  const sources = services.readSources(inputs, { ...source, stdin: services.stdin });
  const most = Math.max(1, availableParallelism() - 1);
  const chosen = jobs === null ? await interrupt.before(chooseJobs(sources, most)) : { jobs, items: sources };
  const reader = services.openReader(chosen.jobs, options);
  try {
    const outcomes: AsyncGenerator<Outcome, void> = findOutcomes(counted(chosen.items, account), reader);
    try {
      for (;;) {
        const { value: outcome, done } = await interrupt.before(outcomes.next());
        if (done) break;
        if ("refused" in outcome) {
          account.refuse(outcome.refused);
          progress.update(outcome.refused.source);
          continue;
        }
        progress.clear();
        await interrupt.before(writer.write(outcome.explained));
        account.read();
        progress.update(outcome.explained.record.document.source ?? "");
      }
    } catch (error) {
      // What is written stays whole: an array of JSON is closed.
      if (error instanceof Interrupted) await writer.finish(account.arrived);
      throw error;
    } finally {
      void outcomes.return();
    }
    await writer.finish(account.arrived);
  } finally {
    void reader.close();
  }
}

async function* counted<T>(items: AsyncIterable<T>, account: Account): AsyncGenerator<T> {
  for await (const item of items) {
    account.arrive();
    yield item;
  }
}

function explainFailure(error: Error, account: Account, stderr: NodeJS.WriteStream): number {
  if (error instanceof Interrupted) return EXIT.interrupted;
  stderr.write(`readout: ${visibleLine(error.message)}\n`);
  if (error instanceof OutputFailed) return EXIT.refused;
  // Before the first input these come from the options alone.
  const isMisuse = (error instanceof RangeError || error instanceof TypeError) && account.arrived === 0;
  return error instanceof ModelNotOpened || isMisuse ? EXIT.misuse : EXIT.refused;
}

function refusalLine(refused: Refused): string {
  return `${refused.duplicate ? "duplicate" : "refused"}: ${visibleLine(refused.message)}`;
}
