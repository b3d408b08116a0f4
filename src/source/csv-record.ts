import { OffsetRuns } from "./offset-map.ts";

/** A cell of a record: where it stands in the record's text, with its quotation marks. */
export interface Cell {
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
}

const QUOTE = 34;
const CR = 13;
const LF = 10;

/** Cuts one record of a table into cells, line by line; strict about quotation marks (RFC 4180), so that one never closed shows. */
export class CsvRecordScanner {
  readonly cells: Cell[] = [];
  private readonly delimiter: number;
  private length = 0;
  private cellFrom = 0;
  private state: "start" | "plain" | "quoted" | "closed" = "start";

  constructor(delimiter: string) {
    this.delimiter = delimiter.charCodeAt(0);
  }

  /** Takes the next line with its line end: `done` where the record ends with it, `open` within a quoted cell, `fault` where it cannot be one. */
  add(line: string): "done" | "open" | "fault" {
    let k = 0;
    for (; k < line.length; k++) {
      if (this.state === "quoted") {
        const mark = line.indexOf('"', k);
        if (mark < 0) {
          this.length += line.length;
          return "open";
        }
        k = mark;
        this.state = "closed";
        continue;
      }
      const unit = line.charCodeAt(k);
      if (unit === this.delimiter) this.endCell(k);
      else if (unit === LF || (unit === CR && (k + 1 === line.length || line.charCodeAt(k + 1) === LF))) break;
      else if (unit === QUOTE && this.state !== "plain") this.state = "quoted";
      else if (this.state === "closed") return "fault";
      else this.state = "plain";
    }
    if (this.state === "quoted") {
      this.length += line.length;
      return "open";
    }
    this.endCell(k);
    return "done";
  }

  private endCell(at: number): void {
    const to = this.length + at;
    this.cells.push({ from: this.cellFrom, to, quoted: this.state === "closed" });
    this.cellFrom = to + 1;
    this.state = "start";
  }
}

/** What a cell holds: without its marks, doubled marks single. */
export function cellValue(record: string, cell: Cell): string {
  return cell.quoted
    ? record.slice(cell.from + 1, cell.to - 1).replaceAll('""', '"')
    : record.slice(cell.from, cell.to);
}

/** From the characters of a cell's value to the text of its record. */
export function cellOffsets(record: string, cell: Cell): OffsetRuns {
  if (!cell.quoted) return OffsetRuns.single(cell.to - cell.from, cell.from);
  const runs = OffsetRuns.builder();
  const inner = record.slice(cell.from + 1, cell.to - 1);
  let text = 0;
  let at = 0;
  for (let mark = inner.indexOf('""'); mark >= 0; mark = inner.indexOf('""', at)) {
    runs.add(text, mark - at, cell.from + 1 + at, mark - at);
    text += mark - at;
    runs.add(text++, 1, cell.from + 1 + mark, 2);
    at = mark + 2;
  }
  return runs.add(text, inner.length - at, cell.from + 1 + at, inner.length - at).build();
}
