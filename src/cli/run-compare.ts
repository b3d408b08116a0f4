import type { Comparison } from "../compare/comparison.ts";
import { safeJson } from "../export/json.ts";
import type { Record } from "../record.ts";
import type { SourceItem } from "../source/document.ts";
import type { SourceOptions } from "../source/source-options.ts";
import { Account } from "./account.ts";
import { eachOutcome } from "./each-outcome.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";
import { openInterrupt } from "./interrupt.ts";
import { OutputClosed, openFileOutput, openOutput } from "./output.ts";
import { colourDepth, openPaint } from "./paint.ts";
import { refusalLine } from "./run-read.ts";
import type { LibraryLocation, Services } from "./services.ts";
import { visibleLine } from "./visible.ts";
import { withLibrary } from "./with-library.ts";

/** What `readout compare` was asked for. */
export interface CompareRequest {
  /** Files, or with `location` the ids of documents. */
  readonly inputs: readonly string[];
  /** `null`: the inputs are files. */
  readonly location: LibraryLocation | null;
  readonly source: SourceOptions;
  readonly model: string | null;
  readonly output: "terminal" | "json" | { readonly html: string };
  /** Also where the reports are not of one story. */
  readonly anyway: boolean;
  /** Columns; `null`: those of the terminal. */
  readonly width: number | null;
}

const WIDTH_OFF_TERMINAL = 100;

/**
 * Sets reports side by side and writes where they part. Returns the exit code: 0, 1 where an input was refused or the reports are not of
 * one story, 2 for fewer than two or more than twelve of them, or no model, 130 interrupted.
 */
export async function runCompare(request: CompareRequest, services: Services): Promise<number> {
  const { inputs, location } = request;
  if (location !== null) {
    return withLibrary(location, "read", services, async (store) => {
      const records: Record[] = [];
      for (const id of inputs) {
        const stored = await store.report(id, null);
        if (stored === null) {
          services.stderr.write(`readout: the library has no report ${visibleLine(id)}\n`);
          return EXIT.misuse;
        }
        records.push(stored.kept.record);
      }
      return write(records, request, services);
    });
  }
  const { stderr } = services;
  const account = new Account();
  try {
    const records = await readAll(request, services, account);
    for (const refused of account.refusals) stderr.write(`${refusalLine(refused)}\n`);
    const code = await write(records, request, services, account);
    return account.failures > 0 && code === EXIT.ok ? EXIT.refused : code;
  } catch (error) {
    return error instanceof OutputClosed ? EXIT.ok : exitCodeOf(error as Error, account.arrived, stderr);
  }
}

async function readAll({ inputs, source, model }: CompareRequest, services: Services, account: Account) {
  const { MOST_COMPARED } = await import("../compare/compare.ts");
  // Each input by itself: a report that is given twice is compared with itself, not refused as a duplicate.
  async function* items(): AsyncGenerator<SourceItem> {
    for (const input of inputs) yield* services.readSources([input], { ...source, stdin: services.stdin });
  }
  using interrupt = openInterrupt();
  const records: Record[] = [];
  const reading = { reader: { model, threads: 1 }, jobs: 1, account, interrupt };
  for await (const outcome of eachOutcome(items(), reading, services)) {
    if ("refused" in outcome) {
      account.refuse(outcome.refused);
      continue;
    }
    account.succeed();
    records.push(outcome.explained.record);
    // One more than can be compared is enough to know that there are too many.
    if (records.length > MOST_COMPARED) break;
  }
  return records;
}

async function write(records: readonly Record[], request: CompareRequest, services: Services, account?: Account) {
  const { stderr, stdout, env } = services;
  const { compareRecords, MOST_COMPARED } = await import("../compare/compare.ts");
  if (records.length < 2 || records.length > MOST_COMPARED) {
    const count = records.length > MOST_COMPARED ? `more than ${MOST_COMPARED}` : String(records.length);
    stderr.write(
      `readout: 2 to ${MOST_COMPARED} reports can be compared, and there ${count === "1" ? "is" : "are"} ${count}\n`,
    );
    return account !== undefined && account.failures > 0 ? EXIT.refused : EXIT.misuse;
  }
  const comparison = compareRecords(records, await services.readMeanings(records.map(({ document }) => document)));
  if (request.output === "json") {
    await openOutput(stdout).write(`${safeJson(comparison, 2)}\n`);
    return EXIT.ok;
  }
  if (!comparison.story.same && !request.anyway) {
    stderr.write(`${apart(comparison)}\n`);
    return EXIT.refused;
  }
  if (request.output !== "terminal") return writePage(comparison, records, request.output.html, services);
  const { openComparisonView } = await import("../export/comparison/view.ts");
  const { compareView } = await import("./compare-view.ts");
  const width = request.width ?? stdout.columns ?? WIDTH_OFF_TERMINAL;
  const lines = compareView(openComparisonView(comparison, records), {
    width,
    paint: openPaint(colourDepth(stdout, env)),
  });
  await openOutput(stdout).write(`${[...lines].join("\n").trimEnd()}\n`);
  return EXIT.ok;
}

function apart({ story }: Comparison): string {
  return visibleLine(
    `readout: the reports are not of one story, as far as can be told: ${story.why.join("; ")}. --anyway sets them side by side`,
  );
}

async function writePage(comparison: Comparison, records: readonly Record[], file: string, { stdout }: Services) {
  const { comparisonFile } = await import("../export/comparison/comparison-file.ts");
  const page = await comparisonFile(comparison, records);
  if (file === "-") {
    await openOutput(stdout).write(page);
    return EXIT.ok;
  }
  const output = openFileOutput(file);
  try {
    await output.write(page);
  } finally {
    await output.close();
  }
  return EXIT.ok;
}
