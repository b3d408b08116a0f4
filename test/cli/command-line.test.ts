import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { text } from "node:stream/consumers";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { textWidth } from "../../src/cli/columns.ts";

const CLI = fileURLToPath(new URL("fake-cli.ts", import.meta.url));
const { NO_COLOR, FORCE_COLOR, ...ENV } = process.env;

function start(args: readonly string[], stdout: "pipe" | number = "pipe", env = {}) {
  return spawn(process.execPath, [CLI, ...args], { stdio: ["pipe", stdout, "pipe"], env: { ...ENV, ...env } });
}

async function run(args: readonly string[], { input = "", stdout = "pipe" as "pipe" | number, env = {} } = {}) {
  const child = start(args, stdout, env);
  child.stdin!.on("error", () => {});
  child.stdin!.end(input);
  const [out, err] = await Promise.all([
    child.stdout ? text(child.stdout) : "",
    text(child.stderr!),
    once(child, "exit"),
  ]);
  return { out, err, code: child.exitCode };
}

test("one report that is read is printed with nothing on the standard error", async () => {
  const { out, err, code } = await run(["read", "a"]);
  assert.equal(code, 0);
  assert.equal(err, "");
  assert.ok(out.startsWith("Harbour talks end without a deal\n"));
  assert.ok(!out.includes("\x1b"));
});

test("the width asked for holds, and FORCE_COLOR colours a pipe", async () => {
  const { out } = await run(["read", "a", "--width", "40"]);
  assert.ok(out.split("\n").every((line) => textWidth(line) <= 40));
  assert.ok((await run(["read", "a"], { env: { FORCE_COLOR: "2" } })).out.includes("\x1b[1;38;5;"));
});

test("the account adds up, below a line for each input that was not read", async () => {
  const { err, code } = await run(["read", "a", "bad", "b", "twin", "fails", "--jsonl"]);
  assert.equal(code, 1);
  assert.deepEqual(err.split("\n"), [
    "refused: bad: not a report␛[31m",
    "duplicate: twin: the same as one before",
    "refused: fails: could not be read: no more memory",
    "in 5 = 2 read + 1 duplicate + 2 refused",
    "",
  ]);
});

test("a duplicate alone is no failure", async () => {
  assert.equal((await run(["read", "a", "twin", "--jsonl"])).code, 0);
});

test("one input is a JSON object, several are an array, refused ones counted", async () => {
  assert.equal(JSON.parse((await run(["read", "a", "--json"])).out).document.id, "a");
  const ids = (out: string) => JSON.parse(out).map((record: { document: { id: string } }) => record.document.id);
  assert.deepEqual(ids((await run(["read", "a", "b", "c", "--json"])).out), ["a", "b", "c"]);
  assert.deepEqual(ids((await run(["read", "bad", "b", "--json"])).out), ["b"]);
  assert.deepEqual(ids((await run(["read", "bad", "bad", "--json"])).out), []);
  assert.equal((await run(["read", "bad", "--json"])).out, "");
});

test("records come in the order of the inputs, however many are under way", async () => {
  const { out, err, code } = await run(["read", "slow", "20*a", "bad", "slow-too", "z", "--jsonl", "--jobs", "8"]);
  const ids = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).document.id);
  assert.deepEqual(ids, ["slow", ...Array.from({ length: 20 }, (_, k) => `a-${k}`), "slow-too", "z"]);
  assert.ok(err.endsWith("in 24 = 23 read + 0 duplicate + 1 refused\n"));
  assert.equal(code, 1);
});

test("the table has one heading and a row a statement", async () => {
  const rows = parse((await run(["read", "a", "b", "--csv", "--speaker", "oduya"])).out, { columns: true });
  assert.deepEqual(
    (rows as { [column: string]: string }[]).map((row) => `${row.document} ${row.statement}`),
    ["a s1", "a s2", "a s3", "a s4", "b s1", "b s2", "b s3", "b s4"],
  );
});

test("a table of nothing still has its heading", async () => {
  assert.match((await run(["read", "a", "--csv", "--speaker", "nobody"])).out, /^quotation,speaker,[^\n]*\n$/);
});

test("reasons are printed with --explain", async () => {
  assert.match((await run(["read", "a", "--explain"])).out, /why this speaker: the model read “union leader/);
});

test("without inputs the standard input is read", async () => {
  const { out, code } = await run(["read", "--jsonl"], { input: "first\nsecond\n" });
  assert.equal(code, 0);
  assert.deepEqual(
    out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).document.id),
    ["first", "second"],
  );
});

test("nothing to read is told", async () => {
  const { err, code } = await run(["read", "0*a"]);
  assert.deepEqual([err, code], ["readout: there was nothing to read\n", 1]);
});

const MISUSE: readonly (readonly string[])[] = [
  [],
  ["report.html"],
  ["read", "--bogus"],
  ["read", "a", "--json", "--csv"],
  ["read", "a", "--json", "--explain"],
  ["read", "a", "--min-confidence", "2"],
  ["read", "a", "--min-confidence", "high"],
  ["read", "a", "--jobs", "0"],
  ["read", "a", "--threads", "1.5"],
  ["read", "a", "--width", "3"],
  ["read", "a", "--speaker", ""],
  ["read", "a", "--language", "xxx"],
  ["read", "no-model"],
];

for (const args of MISUSE) {
  test(`misuse ends with 2 and prints nothing: readout ${args.join(" ")}`, async () => {
    const { out, err, code } = await run(args);
    assert.deepEqual([out, code], ["", 2]);
    assert.notEqual(err, "");
    assert.doesNotMatch(err, /\n {4}at /);
  });
}

test("an argument cannot send controls to the terminal", async () => {
  assert.doesNotMatch((await run(["read", "--bo\x1b[2Jgus"])).err, /\x1b/);
});

test("the help fits a screen of 80 by 24 and shows examples", async () => {
  for (const args of [["--help"], ["read", "--help"]]) {
    const { out, code } = await run(args);
    const lines = out.trimEnd().split("\n");
    assert.equal(code, 0);
    assert.ok(lines.length <= 24, `${lines.length} lines`);
    assert.ok(lines.every((line) => textWidth(line) <= 80));
  }
  assert.match((await run(["--help"])).out, /Examples:\n(?: {2}.*readout .*\n){5,}/);
});

test("the version is that of the package", async () => {
  assert.match((await run(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
});

test("a reader that stops reading ends the run quietly", async () => {
  for (const args of [
    ["read", "100000*a", "--jsonl"],
    ["read", "100000*a"],
    ["read", "--help"],
  ]) {
    const child = start(args);
    child.stdout!.once("data", () => child.stdout!.destroy());
    const [err] = await Promise.all([text(child.stderr!), once(child, "exit")]);
    assert.deepEqual([err, child.exitCode], ["", 0], args.join(" "));
  }
});

test("an output that cannot be written is an error", { skip: process.platform !== "linux" }, async () => {
  for (const format of ["--jsonl", "--json", "--csv", "--explain"]) {
    const { err, code } = await run(["read", "a", format], { stdout: openSync("/dev/full", "w") });
    assert.match(err, /^readout: the output could not be written: .*no space left/);
    assert.equal(code, 1);
  }
});

test("Ctrl-C ends the run with its account and whole output", async () => {
  const child = start(["read", "a", "b", "stuck", "c", "--json"]);
  const out = text(child.stdout!);
  const err = text(child.stderr!);
  // The first record is written when the second is there.
  await once(child.stdout!, "data");
  child.kill("SIGINT");
  child.kill("SIGINT");
  await once(child, "exit");
  assert.equal(child.exitCode, 130);
  assert.equal(await err, "in 3 = 2 read + 0 duplicate + 0 refused + 1 not finished\n");
  assert.equal(JSON.parse(await out).length, 2);
});
