import { safeJson } from "../export/json.ts";
import type { Made } from "../record.ts";
import type { KeptRecord } from "../store/explained.ts";
import type { Store } from "../store/store.ts";
import { allPages } from "./all-pages.ts";
import { changesView } from "./changes-view.ts";
import { EXIT } from "./exit-codes.ts";
import { type Output, openOutput } from "./output.ts";
import { colourDepth, openPaint } from "./paint.ts";
import { findChanges, type ItemChange } from "./record-changes.ts";
import type { LibraryLocation, Services } from "./services.ts";
import { MAX_WIDTH, MIN_WIDTH } from "./terminal-view.ts";
import { visibleLine } from "./visible.ts";
import { withLibrary } from "./with-library.ts";

/** What `readout diff` was asked for. */
export interface DiffRequest {
  readonly location: LibraryLocation;
  /** `null`: the totals of the library. */
  readonly document: string | null;
  /** `null`: the latest. */
  readonly version: number | null;
  readonly json: boolean;
  readonly width: number | null;
}

const WIDTH_OFF_TERMINAL = 80;

/**
 * Writes what the current record of a report tells otherwise than the one before, or how much has changed in the whole library.
 * Returns the exit code: 0, 1 where the library fails, 2 where there is no such report or library.
 */
export function runDiff(request: DiffRequest, services: Services): Promise<number> {
  return withLibrary(request.location, "read", services, async (store) => {
    const output = openOutput(services.stdout);
    if (request.document === null) return writeTotals(store, request.json, output);
    return writeReport(store, request.document, request, services, output);
  });
}

async function writeReport(
  store: Store,
  document: string,
  { version, json, width }: DiffRequest,
  { stdout, stderr, env }: Services,
  output: Output,
): Promise<number> {
  const [current, before] = await store.records(document, version);
  if (current === undefined) {
    const which = version === null ? "" : ` in version ${version}`;
    stderr.write(`readout: the library has no report ${visibleLine(document)}${which}\n`);
    return EXIT.misuse;
  }
  const changes = before === undefined ? [] : findChanges(before.record, current.record);
  if (json) {
    const made = { before: before?.record.made ?? null, after: current.record.made };
    await output.write(`${safeJson({ document, made, changes }, 2)}\n`);
    return EXIT.ok;
  }
  if (before === undefined) {
    await output.write(`one record only, by ${makerText(current.record.made)}\n`);
    return EXIT.ok;
  }
  const columns = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width ?? stdout.columns ?? WIDTH_OFF_TERMINAL));
  const lines = [
    `before: ${makerText(before.record.made)}`,
    `now:    ${makerText(current.record.made)}`,
    ...(changes.length === 0 ? ["nothing is read otherwise"] : []),
    ...changesView(changes, columns, openPaint(colourDepth(stdout, env))),
  ];
  await output.write(`${lines.join("\n")}\n`);
  return EXIT.ok;
}

function makerText({ version, model }: Made): string {
  return visibleLine(`Readout ${version}, model ${model.name} ${model.sha256.slice(0, 8)}`);
}

type Totals = { [kind in ItemChange["kind"]]: { [change in ItemChange["change"]]: number } };

async function writeTotals(store: Store, json: boolean, output: Output): Promise<number> {
  const totals: Totals = {
    statement: { added: 0, gone: 0, changed: 0 },
    event: { added: 0, gone: 0, changed: 0 },
  };
  let reports = 0;
  let reread = 0;
  for await (const { document } of allPages((page) => store.reports({ ...page, by: "added" }))) {
    reports += 1;
    const [current, before]: readonly KeptRecord[] = await store.records(document, null);
    if (current === undefined || before === undefined) continue;
    reread += 1;
    for (const { kind, change } of findChanges(before.record, current.record)) totals[kind][change] += 1;
  }
  const { statement: statements, event: events } = totals;
  if (json) {
    await output.write(`${safeJson({ reports, reread, statements, events })}\n`);
    return EXIT.ok;
  }
  const row = (name: string, { added, gone, changed }: Totals["event"]) =>
    `${name.padEnd(12)}${added} added, ${gone} gone, ${changed} changed`;
  const heading = `${reread} of ${reports} reports have a record before the current one`;
  await output.write(`${[heading, row("statements", statements), row("events", events)].join("\n")}\n`);
  return EXIT.ok;
}
