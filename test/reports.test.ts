import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openModel, read } from "../src/index.ts";
import type { Record } from "../src/record.ts";
import { checkRecord, notationOf } from "./check-record.ts";
import { parseCases } from "./parse-cases.ts";

const folder = join(import.meta.dirname, "cases");
let model: Awaited<ReturnType<typeof openModel>>;

async function readCase(text: string): Promise<Record> {
  const records = await Array.fromAsync(read(text, { model }));
  assert.equal(records.length, 1);
  return records[0];
}

before(async () => {
  model = await openModel();
});

after(() => model.close());

for (const file of globSync("*.txt", { cwd: folder }).sort()) {
  describe(`whole reports: ${file}`, () => {
    for (const report of parseCases(readFileSync(join(folder, file), "utf8"))) {
      test(report.title, async (t) => {
        const record = await readCase(report.text);
        const faults = checkRecord(record, report);
        const listing = record.statements.map((statement) => `${statement.id}: ${notationOf(record, statement)}`);
        const place = `${file}, line ${report.line}`;
        if (report.knownWrong !== null) {
          assert.notDeepEqual(faults, [], `${place}: read right now; take its "known wrong" away`);
          return t.todo(report.knownWrong);
        }
        assert.deepEqual(faults, [], `${place}\n${faults.join("\n")}\n\nfound:\n${listing.join("\n")}`);
      });
    }
  });
}
