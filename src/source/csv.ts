import { type Chunks, megabytes } from "./byte-stream.ts";
import type { Charset } from "./charset.ts";
import { delimiterOf, FIELDS, type Field, fieldOf, separatorLine } from "./csv-header.ts";
import { type Cell, CsvRecordScanner, cellOffsets, cellValue } from "./csv-record.ts";
import type { Decoded } from "./decode.ts";
import { type Drafted, type DraftItem, type Input, withRaw } from "./draft.ts";
import { draftFields } from "./fields.ts";
import { type Line, readLines } from "./lines.ts";
import { composeOffsets, joinOffsets, type OffsetMap, type OffsetPiece } from "./offset-map.ts";
import { refuse, Unreadable } from "./refusal.ts";
import { decodeLine, lineFeedOf, lineLimitOf } from "./stream-charset.ts";

interface CsvRecord {
  readonly line: number;
  readonly text: string;
  readonly cells: readonly Cell[];
  readonly offsets: OffsetMap;
  readonly problems: Decoded["problems"];
}

interface BadRecord {
  readonly line: number;
  readonly fault: string;
}

/**
 * Reads a table (CSV, TSV, semicolons or bars) as it streams, a report a row; the first row names the columns. A bad
 * row is refused by its line, and reading goes on with the next line that has as many cells as there are columns.
 */
export async function* readCsv(chunks: Chunks, charset: Charset, input: Input): AsyncGenerator<DraftItem> {
  const table = new Table(chunks, charset);
  const columns = await table.readHeader();
  for (let record = await table.next(); record !== null; record = await table.next()) {
    const source = `${input.source}:${record.line}`;
    if ("fault" in record) {
      const end = await table.skipToRow(columns.length);
      const skipped = end > record.line + 1 ? `; lines ${record.line} to ${end - 1} are left out` : "";
      yield refuse(source, "CSV_RECORD", `${record.fault}${skipped}`);
    } else if (record.cells.length !== columns.length) {
      yield refuse(
        source,
        "CSV_COLUMNS",
        `${record.cells.length} cells where the heading has ${columns.length} columns; put cells that hold the delimiter in quotation marks`,
      );
    } else {
      yield withRaw(draftRow(source, record, columns, input), "csv", `${table.heading}${record.text}`);
    }
  }
}

function draftRow(source: string, record: CsvRecord, columns: readonly (Field | null)[], input: Input): Drafted {
  const cellOf = (field: Field): Cell | undefined => record.cells[columns.indexOf(field)];
  const values: { [field: string]: string } = {};
  for (const field of FIELDS) {
    const cell = cellOf(field);
    if (cell !== undefined) values[field] = cellValue(record.text, cell);
  }
  const byline = (values.byline ?? "").trim();
  return draftFields(
    source,
    {
      basis: "csv",
      values,
      byline: byline === "" ? [] : [byline],
      offsetsOf: (field) => composeOffsets(cellOffsets(record.text, cellOf(field)!), record.offsets),
      problems: record.problems,
    },
    input,
  );
}

/** The records of a table, with the lines of a bad one put back to be tried again. */
class Table {
  private readonly lines: AsyncIterator<Line>;
  private readonly charset: Charset;
  private readonly putBack: Line[] = [];
  private delimiter = ",";
  /** The first row as it is written, with a line before it where the delimiter does not show by itself. */
  heading = "";

  constructor(chunks: Chunks, charset: Charset) {
    this.lines = readLines(chunks, lineFeedOf(charset), lineLimitOf(charset));
    this.charset = charset;
  }

  /** The field of each column. Throws Unreadable where there is no column to read a report from. */
  async readHeader(): Promise<(Field | null)[]> {
    let first = await this.nextLine();
    const start = first?.bytes ? decodeLine(first, first.bytes, this.charset).text : "";
    const separator = separatorLine(start);
    if (separator !== null) first = null;
    if (first !== null) this.putBack.push(first);
    this.delimiter = separator ?? delimiterOf([start]) ?? ",";
    const record = await this.next();
    if (record === null || "fault" in record)
      throw new Unreadable("CSV_HEADER", "the first row cannot be read; it must name the columns");
    const headings = record.cells.map((cell) => cellValue(record.text, cell));
    const columns = headings.map(fieldOf);
    const twice = columns.find((field, k) => field !== null && columns.indexOf(field) < k);
    if (twice !== undefined) throw new Unreadable("CSV_HEADER", `two columns are named \`${twice}\`; keep one`);
    if (!columns.includes("text") && !columns.includes("html")) {
      const named = headings.slice(0, 12).join(", ").slice(0, 200);
      throw new Unreadable(
        "CSV_HEADER",
        `no column is named \`text\` or \`html\` (there are: ${named}); name the column that holds the reports`,
      );
    }
    const [line] = record.text.split("\n", 1);
    this.heading =
      (delimiterOf([line]) ?? ",") === this.delimiter ? record.text : `sep=${this.delimiter}\n${record.text}`;
    return columns;
  }

  /** The next record that is not blank; after a bad one, reading goes on with the line behind its first. */
  async next(): Promise<CsvRecord | BadRecord | null> {
    const scanner = new CsvRecordScanner(this.delimiter);
    const lines: Line[] = [];
    const texts: string[] = [];
    const pieces: OffsetPiece[] = [];
    const problems: Decoded["problems"][number][] = [];
    const limit = lineLimitOf(this.charset);
    let size = 0;
    let length = 0;
    const bad = (fault: string): BadRecord => {
      this.putBack.push(...lines.slice(1).reverse());
      return { line: lines[0].number, fault };
    };
    for (;;) {
      const line = await this.nextLine();
      if (line === null) return lines.length === 0 ? null : bad("a quotation mark is never closed");
      lines.push(line);
      size += line.size;
      if (line.bytes === null || size > limit)
        return bad(`a row of more than ${megabytes(limit)}, the limit for one document`);
      const decoded = decodeLine(line, line.bytes, this.charset);
      if (lines.length === 1 && /^\s*$/.test(decoded.text) && this.delimiter !== "\t") {
        lines.pop();
        size = 0;
        continue;
      }
      texts.push(decoded.text);
      pieces.push({ from: length, to: length + decoded.text.length, map: decoded.offsets });
      problems.push(...decoded.problems);
      length += decoded.text.length;
      const state = scanner.add(decoded.text);
      if (state === "fault") return bad("a quotation mark within a quoted cell; write it twice, and close every cell");
      if (state === "open") continue;
      return {
        line: lines[0].number,
        text: texts.join(""),
        cells: scanner.cells,
        offsets: joinOffsets(pieces),
        problems,
      };
    }
  }

  /** Passes over lines up to the next that is a whole row by itself; its number, or the number after the last line. */
  async skipToRow(columns: number): Promise<number> {
    let last = 0;
    for (let line = await this.nextLine(); line !== null; line = await this.nextLine()) {
      last = line.number;
      if (line.bytes === null) continue;
      const scanner = new CsvRecordScanner(this.delimiter);
      const state = scanner.add(decodeLine(line, line.bytes, this.charset).text);
      if (state === "done" && scanner.cells.length === columns) {
        this.putBack.push(line);
        return line.number;
      }
    }
    return last + 1;
  }

  private async nextLine(): Promise<Line | null> {
    const line = this.putBack.pop();
    if (line !== undefined) return line;
    const next = await this.lines.next();
    return next.done ? null : next.value;
  }
}
