import { safeJson } from "../export/json.ts";
import type { ExplainedRecord } from "../read.ts";
import type { ReadDocument, Refused } from "../source/document.ts";
import type { SourceOptions } from "../source/source-options.ts";
import { cut } from "./columns.ts";
import { EXIT } from "./exit-codes.ts";
import { explainView } from "./explain-view.ts";
import { explain, explanationData } from "./explanation.ts";
import { idRanges, itemsOf } from "./item-list.ts";
import { OutputClosed, openOutput } from "./output.ts";
import { colourDepth, openPaint } from "./paint.ts";
import { ModelNotOpened } from "./reader.ts";
import type { Services } from "./services.ts";
import { MAX_WIDTH, MIN_WIDTH } from "./terminal-view.ts";
import { visibleLine } from "./visible.ts";

/** What `readout explain` was asked for. */
export interface ExplainRequest {
  readonly report: string;
  /** `null`: list what there is. */
  readonly item: string | null;
  /** The id of the one report that is meant, where the input holds several. */
  readonly document: string | null;
  readonly source: SourceOptions;
  readonly model: string | null;
  readonly json: boolean;
  /** Columns; `null`: those of the terminal. */
  readonly width: number | null;
}

/** Why nothing can be explained, with the exit code. */
class Unexplained extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

const IDS_SHOWN = 10;
const WIDTH_OFF_TERMINAL = 80;

/**
 * Reads one report and prints how an item of it came to be what it is, or which items there are. Returns the exit code: 0,
 * 1 where the report cannot be read, 2 where there is no such item or report, or no model.
 */
export async function runExplain(request: ExplainRequest, services: Services): Promise<number> {
  const { stdout, stderr } = services;
  const output = openOutput(stdout);
  try {
    const explained = await readOne(await findReport(request, services), request, services);
    await output.write(`${answer(request, explained, services)}\n`);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof OutputClosed) return EXIT.ok;
    stderr.write(`readout: ${visibleLine((error as Error).message)}\n`);
    if (error instanceof Unexplained) return error.code;
    const isMisuse = error instanceof ModelNotOpened || error instanceof RangeError || error instanceof TypeError;
    return isMisuse ? EXIT.misuse : EXIT.refused;
  }
}

async function findReport({ report, document, source }: ExplainRequest, services: Services): Promise<ReadDocument> {
  const refused: Refused[] = [];
  const ids: string[] = [];
  let first: ReadDocument | null = null;
  for await (const item of services.readSources([report], { ...source, stdin: services.stdin })) {
    if ("refused" in item) {
      refused.push(item.refused);
      continue;
    }
    if (document !== null && item.read.document.id === document) return item.read;
    first ??= item.read;
    ids.push(item.read.document.id);
    if (document === null && ids.length > IDS_SHOWN) break;
  }
  const shown = ids.slice(0, IDS_SHOWN).join(", ") + (ids.length > IDS_SHOWN ? " …" : "");
  if (first === null) throw new Unexplained(EXIT.refused, refused[0]?.message ?? "there was nothing to read");
  if (document !== null) throw new Unexplained(EXIT.misuse, `${report} has no report ${document}; it has ${shown}`);
  if (ids.length > 1) {
    throw new Unexplained(EXIT.misuse, `${report} holds several reports; choose one with --document: ${shown}`);
  }
  return first;
}

async function readOne(read: ReadDocument, { model }: ExplainRequest, services: Services): Promise<ExplainedRecord> {
  const reader = services.openReader(1, { model, threads: 1 });
  try {
    return await reader.read(read);
  } finally {
    await reader.close();
  }
}

function answer({ report, item, json, width }: ExplainRequest, explained: ExplainedRecord, services: Services): string {
  const { stdout, env } = services;
  const columns = width ?? stdout.columns ?? WIDTH_OFF_TERMINAL;
  const items = itemsOf(explained.record);
  if (item === null) {
    if (json) return safeJson(items, 2);
    if (items.length === 0) return "Nothing was found to explain.";
    const idWidth = items.reduce((most, { item }) => Math.max(most, item.length), 0) + 2;
    return items.map(({ item, summary }) => item.padEnd(idWidth) + cut(summary, columns - idWidth)).join("\n");
  }
  const found = explain(explained, item);
  if (found === null) {
    const ids = items.length > 0 ? `it has ${idRanges(items)}` : "nothing was found in it";
    throw new Unexplained(EXIT.misuse, `${report} has no item ${item}; ${ids}`);
  }
  if (json) return safeJson(explanationData(explained, found), 2);
  const paint = openPaint(colourDepth(stdout, env));
  return [...explainView(explained, found, Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, columns)), paint)].join("\n");
}
