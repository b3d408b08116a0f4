import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const path = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const shim = fileURLToPath(new URL("../../bin/readout.js", import.meta.url));

function evaluate(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [shim, "eval", ...args], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

for (const kind of ["attribution", "speakers"]) {
  test(`readout eval ${kind} prints the figures of given records`, async () => {
    const run = await evaluate(kind, path("gold.jsonl"), "--records", path("records.jsonl"));
    assert.deepEqual(run, { code: 0, stdout: readFileSync(path(`${kind}.txt`), "utf8"), stderr: "" });
  });

  test(`readout eval ${kind} --details prints them by label as well`, async () => {
    const { stdout } = await evaluate(kind, path("gold.jsonl"), "--records", path("records.jsonl"), "--details");
    assert.ok(stdout.startsWith(readFileSync(path(`${kind}.txt`), "utf8")));
    assert.match(
      stdout,
      kind === "speakers" ? /\n-- .*by class of cue\n[\s\S]*\n {2}praise +P/ : /\n-- .*by form\n {2}direct +P/,
    );
  });
}

const misuses: readonly [what: string, args: string[], message: RegExp][] = [
  ["a gold file that is not there", ["attribution", "nowhere.jsonl"], /^error: cannot read nowhere\.jsonl: ENOENT/],
  [
    "a gold file without speakers",
    ["speakers", path("records.jsonl")],
    /^error: .*records\.jsonl, line 1: text: a string expected, found nothing\n$/,
  ],
  [
    "records that are none",
    ["attribution", path("gold.jsonl"), "--records", path("gold.jsonl")],
    /^error: .*gold\.jsonl, line 1: document: an object expected, found nothing\n$/,
  ],
  [
    "a model file that is not there",
    ["attribution", path("gold.jsonl"), "--model", "nowhere.onnx"],
    /^error: .*nowhere\.onnx/,
  ],
  [
    "records for stories",
    ["stories", path("gold.jsonl"), "--records", path("records.jsonl")],
    /^error: --records cannot be scored for stories: they are found in the texts alone\n$/,
  ],
  ["figures that are not there", ["events", path("gold.jsonl")], /^error: .*events/],
];

for (const [what, args, message] of misuses) {
  test(`${what} ends the command with one line and exit code 2`, async () => {
    const { code, stdout, stderr } = await evaluate(...args);
    assert.match(stderr, message);
    assert.deepEqual({ code, stdout }, { code: 2, stdout: "" });
  });
}
