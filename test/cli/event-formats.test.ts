import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { joinCsvTable } from "../../src/cli/csv-tables.ts";
import { sideFile } from "../../src/cli/polecat-writer.ts";
import { selectRecord } from "../../src/cli/selection.ts";
import { polecatHeading } from "../../src/export/polecat.ts";
import { polecatSideHeading } from "../../src/export/polecat-side.ts";
import { sampleEvents } from "../export/sample-events.ts";
import { sampleRecord } from "./sample-record.ts";

const CLI = fileURLToPath(new URL("fake-cli.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "readout-events-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], { encoding: "utf8", cwd: folder });
  return { out: stdout, err: stderr, code: status };
}

const { events } = sampleRecord();

test("--csv events has one heading and a row an event", () => {
  const { out, code } = run("read", "a", "b", "--csv", "events");
  const rows: { [column: string]: string }[] = parse(out, { columns: true });
  assert.equal(code, 0);
  assert.deepEqual(
    rows.map((row) => `${row.document} ${row.event}`),
    ["a", "b"].flatMap((document) => events.map(({ id }) => `${document} ${id}`)),
  );
});

test("--csv alone is the table of statements, whatever follows it", () => {
  for (const args of [
    ["--csv", "a"],
    ["a", "--csv"],
    ["a", "--csv", "statements"],
    ["--csv=statements", "a"],
  ]) {
    const { out, code } = run("read", ...args);
    assert.equal(code, 0, args.join(" "));
    assert.match(out, /^quotation,speaker,/);
    assert.match(out, /,a,s1,/);
  }
});

test("a word after --csv belongs to it only where it names a table", () => {
  assert.deepEqual(joinCsvTable(["read", "--csv", "events", "a"]), ["read", "--csv=events", "a"]);
  assert.deepEqual(joinCsvTable(["read", "--csv", "./events"]), ["read", "--csv=statements", "./events"]);
  assert.deepEqual(joinCsvTable(["read", "--csv", "--", "events"]), ["read", "--csv=statements", "--", "events"]);
  assert.deepEqual(joinCsvTable(["read", "--", "--csv", "events"]), ["read", "--", "--csv", "events"]);
});

test("--plover is a line an event", () => {
  const { out, code } = run("read", "a", "--plover");
  const ids = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).id);
  assert.equal(code, 0);
  assert.deepEqual(
    ids,
    events.map(({ id }) => `a_${id}`),
  );
});

test("--polecat writes two files of the same events and nothing to the standard output", () => {
  const { out, err, code } = run("read", "a", "b", "--polecat", "events.tsv");
  assert.deepEqual([out, err, code], ["", "in 2 = 2 read + 0 duplicate + 0 refused\n", 0]);
  const lines = (name: string) => readFileSync(join(folder, name), "utf8").split("\n").slice(0, -1);
  const [heading, ...rows] = lines("events.tsv");
  const [sideHeading, ...sideRows] = lines("events.side.tsv");
  assert.deepEqual([`${heading}\n`, `${sideHeading}\n`], [polecatHeading(), polecatSideHeading()]);
  const ids = (texts: readonly string[]) => texts.map((line) => line.split("\t")[0]);
  const actual = events.filter(({ status }) => status === "actual");
  assert.deepEqual(
    ids(rows),
    ["a", "b"].flatMap((document) => actual.map(({ id }) => `${document}_${id}`)),
  );
  assert.deepEqual(ids(sideRows), ids(rows));
});

test("files of no events have their headings and replace what was there", () => {
  run("read", "a", "--polecat", "none.tsv");
  run("read", "a", "--polecat", "none.tsv", "--min-confidence", "1");
  assert.equal(readFileSync(join(folder, "none.tsv"), "utf8"), polecatHeading());
  assert.equal(readFileSync(join(folder, "none.side.tsv"), "utf8"), polecatSideHeading());
});

test("a file that cannot be written is told", () => {
  const { err, code } = run("read", "a", "--polecat", "no/such/folder/events.tsv");
  assert.equal(code, 1);
  assert.match(err, /^readout: the output could not be written: .*no\/such\/folder/);
});

const MISUSE: readonly (readonly [args: readonly string[], message: RegExp])[] = [
  [["a", "--polecat", "-"], /a name that ends in \.tsv/],
  [["a", "--polecat", "report.html"], /a name that ends in \.tsv/],
  [["a", "--polecat", ".tsv"], /a name that ends in \.tsv/],
  [["a", "in.tsv", "--polecat", "in.tsv"], /would replace an input: in\.tsv/],
  [["x.side.tsv", "--polecat", "./x.tsv"], /would replace an input: x\.side\.tsv/],
  [["a", "--csv=words"], /statements or events/],
  [["a", "--plover", "--csv", "events"], /cannot be used with/],
  [["a", "--polecat", "y.tsv", "--explain"], /cannot be used with/],
  [["no-model", "--polecat", "y.tsv"], /no model/],
];

for (const [args, message] of MISUSE) {
  test(`misuse ends with 2 and writes nothing: readout read ${args.join(" ")}`, () => {
    const before = readdirSync(folder);
    const { out, err, code } = run("read", ...args);
    assert.deepEqual([out, code], ["", 2]);
    assert.match(err, message);
    assert.deepEqual(readdirSync(folder), before);
  });
}

test("the file beside is named after the file", () => {
  assert.equal(sideFile("a/events.tsv"), "a/events.side.tsv");
  assert.equal(sideFile("A.TSV"), "A.side.TSV");
  assert.ok(!existsSync(join(folder, "y.tsv")));
});

test("a selection keeps the events of its confidence, and those that its speaker tells or does", () => {
  const ids = (speaker: string | null, minConfidence: number | null) =>
    selectRecord(sampleEvents(), { speaker, minConfidence }).events.map(({ id }) => id);
  assert.deepEqual(ids(null, 0.85), ["v1", "v3", "v4", "v5"]);
  assert.deepEqual(ids("oduya", null), ["v2", "v3"]);
  assert.deepEqual(ids("oduya", 0.85), ["v3"]);
  assert.deepEqual(ids("lund", null), ["v1"]);
});

test("an event told in a statement that is left out loses its link to it", () => {
  const record = sampleEvents();
  const unsure = { ...record, statements: record.statements.map((one) => ({ ...one, confidence: 0.1 })) };
  const [, arrest] = selectRecord(unsure, { speaker: null, minConfidence: 0.5 }).events;
  assert.deepEqual(
    [arrest.assertedBy.voice, "statement" in arrest.assertedBy && arrest.assertedBy.statement],
    ["source", null],
  );
});
