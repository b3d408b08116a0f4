import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openModel, read } from "../src/index.ts";
import type { Record } from "../src/record.ts";
import { eventNotation } from "./event-notation.ts";

const folder = join(import.meta.dirname, "event-cases");
let model: Awaited<ReturnType<typeof openModel>>;

before(async () => {
  model = await openModel();
});

after(() => model.close());

/** The first six parts of a line, in small letters, without articles and without the statement's id: what a case tells. */
function parts(line: string): string[] {
  return line
    .split(" | ")
    .slice(0, 6)
    .map((part) =>
      part
        .replace(/ \(s\d+\)$/, "")
        .toLowerCase()
        .split(" & ")
        .map((side) => side.replace(/^(?:the|a|an) /, "").replaceAll("’", "'"))
        .sort()
        .join(" & "),
    );
}

/** `*` in a case stands for anything. */
function agrees(found: readonly string[], listed: readonly string[]): boolean {
  return listed.every((part, k) => part === "*" || part === found[k]);
}

/** What is wrong, a line for each listed event that is missing, and where the case says `only`, for each that is not listed. */
function faultsOf(found: readonly string[], expected: readonly string[]): string[] {
  const left = found.map(parts);
  const faults: string[] = [];
  for (const line of expected.filter((line) => line !== "only" && line !== "none")) {
    const hit = left.findIndex((one) => agrees(one, parts(line)));
    if (hit < 0) faults.push(`missing: ${line}`);
    else left.splice(hit, 1);
  }
  if (expected.some((line) => line === "only" || line === "none"))
    faults.push(...left.map((one) => `not listed: ${one.join(" | ")}`));
  return faults;
}

for (const file of globSync("*.txt", { cwd: folder }).sort()) {
  describe(`events of whole reports: ${file}`, () => {
    const cases = readFileSync(join(folder, file), "utf8").trimEnd().split("\n----\n");
    for (const one of cases) {
      const [head, listed] = one.split("\n==>\n");
      assert.ok(listed !== undefined, `${file}: a case without ==>: ${head}`);
      const [title, ...text] = head.split("\n");
      const lines = listed.split("\n");
      const wrong = lines.find((line) => line.startsWith("known wrong: "));
      test(title.replace(/^# /, ""), async (t) => {
        const [record] = (await Array.fromAsync(read(text.join("\n"), { model }))) as [Record];
        const found = record.events.map((event) => eventNotation(record, event));
        const faults = faultsOf(
          found,
          lines.filter((line) => line !== wrong),
        );
        if (wrong !== undefined) {
          assert.notDeepEqual(faults, [], `${file}: read right now; take its "known wrong" away`);
          return t.todo(wrong);
        }
        assert.deepEqual(faults, [], `${file}\n${faults.join("\n")}\n\nfound:\n${found.join("\n")}`);
      });
    }
  });
}
