import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { findChanges } from "../../src/cli/record-changes.ts";
import type { Services } from "../../src/cli/services.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { libraryServices, runLibrary, writeReports } from "./fake-library.ts";
import { openFakeReader } from "./fake-reader.ts";
import { sampleRecord } from "./sample-record.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-reread-"));
after(() => rmSync(folder, { recursive: true, force: true }));
let library = "";
let number = 0;
beforeEach(async () => {
  library = join(folder, `library-${number++}`);
  const path = join(folder, "reports.jsonl");
  writeReports(path, ["a", "b", "c"]);
  const { code, err } = await run("add", path);
  assert.equal(code, 0, err);
});

const run = (command: string, ...args: string[]) => runLibrary([command, ...args, "--library", library]);

async function inStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ folder: library });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Services in whose library the source of every report is `text` read as plain text. */
function withSource(text: string): Partial<Services> {
  const { openStore: open } = libraryServices();
  return {
    openStore: async (location, options) => ({
      ...(await open(location, options)),
      raw: async () => ({ format: "text", text, options: {} }),
    }),
  };
}

test("reports that another model read are read again, once, and the records before are kept", async () => {
  assert.deepEqual(await run("reread"), {
    out: "",
    err: "readout: every record is of this model and version\n",
    code: 0,
  });
  const first = await run("reread", "--model", "other");
  assert.deepEqual(first, { out: "", err: "in 3 = 3 reread + 0 unchanged + 0 refused\n", code: 0 });
  assert.match((await run("reread", "--model", "other")).err, /every record is of this model/);
  await inStore(async (store) => {
    assert.equal((await store.records("a", null)).length, 2);
    assert.equal((await store.report("a", null))?.kept.record.made.model.name, "other");
    assert.deepEqual((await store.report("a", null))?.kept.record.document.source, join(folder, "reports.jsonl:1"));
  });
});

test("--all reads every report again, and counts what is read as before", async () => {
  assert.equal((await run("reread", "--all")).err, "in 3 = 0 reread + 3 unchanged + 0 refused\n");
  await inStore(async (store) => assert.equal((await store.records("a", null)).length, 1));
});

test("a source that gives another text today leaves the stored text, and is told", async () => {
  const { err, code } = await runLibrary(
    ["reread", "--model", "other", "--library", library],
    withSource("Another text altogether."),
  );
  assert.equal(code, 0);
  assert.match(err, /^[abc]: its source gives another text today; read again as it is stored\n/);
  assert.match(err, /in 3 = 3 reread \+ 0 unchanged \+ 0 refused\n$/);
  await inStore(async (store) => {
    const [now, before] = await store.records("a", null);
    assert.deepEqual(now.record.document, before.record.document);
  });
});

test("a source that is refused or tells less today does not take away what is stored", async () => {
  for (const [text, why] of [
    ["", /its source is refused today/],
    [sampleRecord().document.text, /its source gives another title, outlet, address, author or date today/],
  ] as const) {
    const { err } = await runLibrary(["reread", "--all", "--library", library], withSource(text));
    assert.match(err, why);
    await inStore(async (store) => assert.equal((await store.report("a", null))?.row.outlet, "Elvan Courier"));
  }
});

test("a report that cannot be read again is refused, and its record stays", async () => {
  const { err, code } = await runLibrary(["reread", "--all", "--library", library], {
    openReader: (jobs, options) => {
      const reader = openFakeReader(jobs, options.model);
      return {
        ...reader,
        async read(read) {
          if (read.document.id === "b") throw new Error("no more memory");
          return reader.read(read);
        },
      };
    },
  });
  assert.match(
    err,
    /^refused: .*reports\.jsonl:2: could not be read: no more memory\nin 3 = 0 reread \+ 2 unchanged \+ 1 refused\n$/,
  );
  assert.equal(code, 1);
  await inStore(async (store) => assert.equal((await store.records("b", null)).length, 1));
});

test("a report that is damaged in the library is refused, and the others are read", async () => {
  const { openStore: open } = libraryServices();
  const { err, code } = await runLibrary(["reread", "--all", "--library", library], {
    async openStore(location, options) {
      const store = await open(location, options);
      return {
        ...store,
        async records(document, version) {
          if (document === "a") throw new StoreError("CORRUPT", "what is kept of a is damaged");
          return store.records(document, version);
        },
      };
    },
  });
  assert.deepEqual(
    [err, code],
    ["refused: what is kept of a is damaged\nin 3 = 0 reread + 2 unchanged + 1 refused\n", 1],
  );
});

test("diff shows what changed in a report, field by field, and in the whole library", async () => {
  assert.match((await run("diff", "a")).out, /^one record only, by Readout \S+, model none 00000000\n$/);
  await run("reread", "--model", "other");
  const { out, code } = await run("diff", "a", "--width", "100");
  assert.equal(code, 0);
  assert.match(out, /^before: Readout \S+, model none 0{8}\nnow: {4}Readout \S+, model other 1{8}\n/);
  assert.match(out, /\n~ statement s1 changed\n {2}The strike at the docks .*\n {4}form: indirect → direct\n/);
  assert.match(out, /\n- event v1 gone\n/);
  assert.match(out, /\n\+ event v9 added\n/);
  const { changes, made } = JSON.parse((await run("diff", "a", "--json")).out);
  assert.deepEqual([made.before.model.name, made.after.model.name], ["none", "other"]);
  assert.deepEqual(changes.map(({ kind, change }: { kind: string; change: string }) => `${kind} ${change}`).sort(), [
    "event added",
    "event gone",
    "statement changed",
  ]);
  assert.equal(
    (await run("diff")).out,
    "3 of 3 reports have a record before the current one\nstatements  0 added, 0 gone, 3 changed\nevents      3 added, 3 gone, 0 changed\n",
  );
  assert.deepEqual(JSON.parse((await run("diff", "--json")).out).events, { added: 3, gone: 3, changed: 0 });
});

test("diff of what is not there is misuse", async () => {
  for (const args of [["nothing"], ["a", "--version", "7"]]) {
    const { out, err, code } = await run("diff", ...args);
    assert.deepEqual([out, code], ["", 2]);
    assert.match(err, /^readout: the library has no report (?:nothing|a in version 7)\n$/);
  }
  assert.equal((await run("diff", "--version", "1")).code, 2);
});

test("a record is as itself, and renumbered items are found again by their words", () => {
  const record = sampleRecord();
  assert.deepEqual(findChanges(record, record), []);
  const renumbered = {
    ...record,
    statements: record.statements.map((statement, k) => ({ ...statement, id: `s${k + 100}` })),
    events: record.events.map((event, k) => ({ ...event, id: `v${k + 100}` })),
  };
  assert.deepEqual(findChanges(record, renumbered), []);
});

test("what is cut otherwise is changed, not gone and added, and swapping the records mirrors it", () => {
  const before = sampleRecord();
  const [first, ...rest] = before.statements;
  const [{ from, to }] = first.content.spans;
  const shorter = {
    ...first,
    content: { spans: [{ from: from + 4, to }] },
    speaker: { ...first.speaker, entities: ["reyes"] },
  };
  const after = { ...before, statements: [shorter, ...rest.slice(1)] };
  const changes = findChanges(before, after);
  assert.deepEqual(
    changes.map(({ change, before, after, fields }) => [change, before, after, fields.map(({ field }) => field)]),
    [
      ["changed", "s1", "s1", ["words", "speaker", "role"]],
      ["gone", "s2", null, []],
    ],
  );
  assert.deepEqual(changes[0].fields[1], { field: "speaker", before: "Mara Oduya", after: "Ana Reyes" });
  assert.deepEqual(
    findChanges(after, before).map(({ change }) => change),
    ["changed", "added"],
  );
});
