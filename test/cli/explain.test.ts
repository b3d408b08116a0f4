import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { textWidth } from "../../src/cli/columns.ts";

const CLI = fileURLToPath(new URL("fake-cli.ts", import.meta.url));
const { NO_COLOR, FORCE_COLOR, ...ENV } = process.env;

async function explain(args: readonly string[], { input = "", env = {} } = {}) {
  const child = spawn(process.execPath, [CLI, "explain", ...args], { env: { ...ENV, ...env } });
  child.stdin.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { out, err, code: child.exitCode };
}

function expected(name: string): string {
  return readFileSync(new URL(`expected/${name}`, import.meta.url), "utf8");
}

for (const [item, name] of [
  ["v4", "explain-v4.txt"],
  ["s8", "explain-s8.txt"],
]) {
  test(`${item} is explained as reviewed`, async () => {
    const { out, err, code } = await explain(["a", item]);
    assert.deepEqual([out, err, code], [expected(name), "", 0]);
  });
}

test("without an item they are listed, one a line", async () => {
  const { out, code } = await explain(["a"]);
  assert.deepEqual([out, code], [expected("explain-list.txt"), 0]);
});

test("an item goes by its id or the label of the table, in any case", async () => {
  const heading = async (item: string) => (await explain(["a", item])).out.split("  ", 1)[0];
  assert.deepEqual(await Promise.all(["V4", "S6", "b+c6", "?12"].map(heading)), ["v4", "s6", "s6", "s12"]);
});

test("no line is wider than asked", async () => {
  for (const item of ["v1", "s3"]) {
    const { out } = await explain(["a", item, "--width", "40"]);
    assert.ok(out.split("\n").every((line) => textWidth(line) <= 40));
  }
});

test("colour is for a terminal", async () => {
  assert.ok((await explain(["a", "v4"], { env: { FORCE_COLOR: "2" } })).out.includes("\x1b[1m"));
});

test("as JSON it has the item, its sentence and its fields", async () => {
  const { item, sentence, fields, ...rest } = JSON.parse((await explain(["a", "v4", "--json"])).out);
  assert.deepEqual([item, sentence, rest], ["v4", "Police detained three dockers at the harbour gate on Friday.", {}]);
  const field = (name: string) => fields.find((each: { field: string }) => each.field === name);
  assert.deepEqual(field("assertedBy"), {
    field: "assertedBy",
    value: "the reporter",
    because: "no source is given for it",
  });
  assert.deepEqual(field("police.country"), {
    field: "police.country",
    value: null,
    because: "nothing in its name, titles or roles tells a country",
  });
  assert.deepEqual(field("t2.value"), {
    field: "t2.value",
    value: "2025-02-28",
    because: "the Friday before publication, by the past tense",
  });
  const items = JSON.parse((await explain(["a", "--json"])).out);
  assert.deepEqual(Object.keys(items[0]), ["item", "summary"]);
  assert.equal(items.length, 18);
});

test("of several reports one is chosen by its id", async () => {
  const { out, code } = await explain(["3*a", "v1", "--document", "a-1"]);
  assert.equal(code, 0);
  assert.ok(out.startsWith("v1  planned: protest"));
});

test("the standard input is a report like any other", async () => {
  const { out, code } = await explain(["-", "v1"], { input: "one\n" });
  assert.equal(code, 0);
  assert.ok(out.startsWith("v1  "));
});

const REFUSED: readonly (readonly [args: readonly string[], code: number, message: string])[] = [
  [["a", "v9"], 2, "readout: a has no item v9; it has s1 to s12, v1 to v6\n"],
  [["3*a"], 2, "readout: 3*a holds several reports; choose one with --document: a-0, a-1, a-2\n"],
  [
    ["100*a", "v1"],
    2,
    "readout: 100*a holds several reports; choose one with --document: a-0, a-1, a-2, a-3, a-4, a-5, a-6, a-7, a-8, a-9 …\n",
  ],
  [["3*a", "v1", "--document", "b"], 2, "readout: 3*a has no report b; it has a-0, a-1, a-2\n"],
  [["a", "b.html"], 2, "error: no item: b.html; it is one as s2 or v3, of one report\n"],
  [["bad"], 1, "readout: bad: not a report␛[31m\n"],
  [["0*a"], 1, "readout: there was nothing to read\n"],
  [["fails"], 1, "readout: no more memory\n"],
  [["no-model"], 2, "readout: no model.onnx\n"],
  [["a", "--language", "xxx"], 2, "readout: language must be two letters: xxx\n"],
];

for (const [args, code, message] of REFUSED) {
  test(`refused with ${code}: readout explain ${args.join(" ")}`, async () => {
    assert.deepEqual(await explain(args), { out: "", err: message, code });
  });
}

test("without a report, or with several, nothing is explained", async () => {
  for (const args of [[], ["a", "s1", "b"]]) {
    const { out, code } = await explain(args);
    assert.deepEqual([out, code], ["", 2]);
  }
});
