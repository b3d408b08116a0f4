import { statementLines, statementsHeading } from "../export/csv.ts";
import { eventLines, eventsHeading } from "../export/events-csv.ts";
import { recordLine, recordText } from "../export/json.ts";
import { ploverLines } from "../export/plover.ts";
import type { ExplainedRecord } from "../read.ts";
import type { Record } from "../record.ts";
import type { Output } from "./output.ts";
import type { Paint } from "./paint.ts";
import { openPolecatWriter } from "./polecat-writer.ts";
import { type Selection, selectRecord } from "./selection.ts";
import { MAX_WIDTH, terminalView } from "./terminal-view.ts";

export type Format = "terminal" | "json" | "jsonl" | "csv" | "csv-events" | "plover" | "polecat";

/** Writes records in one format, each as soon as it is there. */
export interface RecordWriter {
  write(explained: ExplainedRecord): Promise<void>;
  /** Ends the output; `inputs` is how many inputs there were, refused ones included. */
  finish(inputs: number): Promise<void>;
}

export interface WriterOptions {
  readonly format: Format;
  /** The file of `polecat`; `null` with any other format. */
  readonly file: string | null;
  readonly selection: Selection;
  readonly explain: boolean;
  readonly width: number;
  readonly paint: Paint;
}

/** A writer of `options.format` on `output`. */
export function openWriter(output: Output, options: WriterOptions): RecordWriter {
  switch (options.format) {
    case "json":
      return openJsonWriter(output, options.selection);
    case "jsonl":
      return openLinesWriter(output, options.selection, (record) => `${recordLine(record)}\n`);
    case "csv":
      return openTableWriter(output, options.selection, statementsHeading(), statementLines);
    case "csv-events":
      return openTableWriter(output, options.selection, eventsHeading(), eventLines);
    case "plover":
      return openLinesWriter(output, options.selection, ploverLines);
    case "polecat":
      return openPolecatWriter(options.file!, options.selection);
    case "terminal":
      return openTerminalWriter(output, options);
  }
}

/** One input is written as an object, several as an array: so the first record waits until that is known. */
function openJsonWriter(output: Output, selection: Selection): RecordWriter {
  let held: string | null = null;
  let isArray = false;
  return {
    async write({ record }) {
      const before = held;
      held = recordText(selectRecord(record, selection));
      if (before === null) return;
      await output.write((isArray ? ",\n" : "[\n") + before);
      isArray = true;
    },
    async finish(inputs) {
      if (inputs < 2) return held === null ? undefined : output.write(`${held}\n`);
      if (held === null) return output.write("[]\n");
      await output.write(`${isArray ? ",\n" : "[\n"}${held}\n]\n`);
    },
  };
}

/** What is made of a record as whole lines, none or many. */
type Lines = (record: Record) => string;

function openLinesWriter(output: Output, selection: Selection, linesOf: Lines): RecordWriter {
  return {
    async write({ record }) {
      const lines = linesOf(selectRecord(record, selection));
      if (lines !== "") await output.write(lines);
    },
    async finish() {},
  };
}

function openTableWriter(output: Output, selection: Selection, headingLine: string, linesOf: Lines): RecordWriter {
  let heading = headingLine;
  const write = async (lines: string) => {
    if (heading + lines !== "") await output.write(heading + lines);
    heading = "";
  };
  return {
    write: ({ record }) => write(linesOf(selectRecord(record, selection))),
    finish: () => write(""),
  };
}

// Lines are gathered to about this many units before they are written.
const CHUNK = 1 << 15;

function openTerminalWriter(output: Output, { paint, width, selection, explain }: WriterOptions): RecordWriter {
  let isFirst = true;
  return {
    async write({ record, because, reasons }) {
      let chunk = isFirst ? "" : `\n${paint("═".repeat(Math.min(width, MAX_WIDTH)), { dim: true })}\n\n`;
      isFirst = false;
      const why = explain ? { because, reasons } : { because: null, reasons: null };
      for (const line of terminalView(record, { width, paint, selection, ...why })) {
        chunk += `${line}\n`;
        if (chunk.length < CHUNK) continue;
        await output.write(chunk);
        chunk = "";
      }
      await output.write(chunk);
    },
    async finish() {},
  };
}
