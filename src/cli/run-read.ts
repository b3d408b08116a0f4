import type { Refused } from "../source/document.ts";
import type { SourceOptions } from "../source/source-options.ts";
import { Account } from "./account.ts";
import { eachOutcome } from "./each-outcome.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";
import { Interrupted, openInterrupt } from "./interrupt.ts";
import { OutputClosed, openOutput } from "./output.ts";
import { colourDepth, openPaint } from "./paint.ts";
import { openProgress } from "./progress.ts";
import type { ReaderOptions } from "./reader.ts";
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
    code = exitCodeOf(error as Error, account.arrived, stderr);
  }
  if (code === EXIT.misuse) return code;
  progress.clear();
  for (const refused of account.refusals) stderr.write(`${refusalLine(refused)}\n`);
  if (account.arrived === 0 && code === EXIT.refused) stderr.write("readout: there was nothing to read\n");
  if (account.arrived > 1 || account.refusals.length > 0 || code === EXIT.interrupted) stderr.write(`${account.sum}\n`);
  return code;
}

async function writeAll(
  { inputs, source, reader, jobs }: ReadRequest,
  services: Services,
  account: Account,
  writer: RecordWriter,
  progress: ReturnType<typeof openProgress>,
): Promise<void> {
  using interrupt = openInterrupt();
  const sources = services.readSources(inputs, { ...source, stdin: services.stdin });
  try {
    for await (const outcome of eachOutcome(sources, { reader, jobs, account, interrupt }, services)) {
      if ("refused" in outcome) {
        account.refuse(outcome.refused);
        progress.update(outcome.refused.source);
        continue;
      }
      progress.clear();
      await interrupt.before(writer.write(outcome.explained));
      account.succeed();
      progress.update(outcome.explained.record.document.source ?? "");
    }
  } catch (error) {
    // What is written stays whole: an array of JSON is closed.
    if (error instanceof Interrupted) await writer.finish(account.arrived);
    throw error;
  }
  await writer.finish(account.arrived);
}

/** The line of an input that was not read. */
export function refusalLine(refused: Refused): string {
  return `${refused.duplicate ? "duplicate" : "refused"}: ${visibleLine(refused.message)}`;
}
