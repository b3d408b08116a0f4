import { polecatHeading, polecatLines } from "../export/polecat.ts";
import { polecatSideHeading, polecatSideLines } from "../export/polecat-side.ts";
import { openFileOutput } from "./output.ts";
import type { RecordWriter } from "./record-writer.ts";
import { type Selection, selectRecord } from "./selection.ts";

/** The file beside the one of POLECAT's own columns: `events.side.tsv` beside `events.tsv`. */
export function sideFile(file: string): string {
  return file.replace(/\.tsv$/i, ".side$&");
}

/** Writes POLECAT to `file` and what it has no columns for to the file beside it; both are made or replaced. */
export function openPolecatWriter(file: string, selection: Selection): RecordWriter {
  const main = openFileOutput(file);
  const side = openFileOutput(sideFile(file));
  let headings: readonly [string, string] = [polecatHeading(), polecatSideHeading()];
  const write = async (lines: string, sideLines: string) => {
    await main.write(headings[0] + lines);
    await side.write(headings[1] + sideLines);
    headings = ["", ""];
  };
  return {
    async write({ record }) {
      const selected = selectRecord(record, selection);
      await write(polecatLines(selected), polecatSideLines(selected));
    },
    async finish() {
      await write("", "");
      await Promise.all([main.close(), side.close()]);
    },
  };
}
