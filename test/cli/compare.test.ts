import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ModelNotOpened, type Reader } from "../../src/cli/reader.ts";
import type { Comparison } from "../../src/compare/comparison.ts";
import type { ExplainedRecord } from "../../src/read.ts";
import type { Record } from "../../src/record.ts";
import { keepReasons } from "../../src/store/explained.ts";
import { openStore } from "../../src/store/open-store.ts";
import { RECORDS } from "../export/comparison/tellings.ts";
import { runLibrary } from "./fake-library.ts";
import { sampleRecord } from "./sample-record.ts";

let folder: string;
const at = (name: string) => join(folder, name);

const sourceLine = ({ document: { id, url, title, outlet, published, text } }: Record) =>
  JSON.stringify({ id, url, title, outlet, published: published?.value, text });

function explained(record: Record): ExplainedRecord {
  return { record, because: new Map(), reasons: new Map(), known: new Map() } as unknown as ExplainedRecord;
}

/** Reads the reports of the samples, and any other text as one in which nothing is found. */
function openKnownReader(): Reader {
  return {
    capacity: 1,
    async read({ document, problems }) {
      const known = [...RECORDS, sampleRecord()].find((record) => record.document.text === document.text);
      const bare = { entities: [], statements: [], events: [], times: [], places: [] };
      return explained({ ...(known ?? { ...RECORDS[0], ...bare }), document, problems });
    },
    async close() {},
  };
}

const run = (args: readonly string[], input = "") => runLibrary(args, { openReader: openKnownReader }, input);

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "readout-compare-"));
  await writeFile(at("all.jsonl"), `${RECORDS.map(sourceLine).join("\n")}\n`);
  for (const [k, record] of RECORDS.entries()) await writeFile(at(`${k}.jsonl`), `${sourceLine(record)}\n`);
  await writeFile(at("other.jsonl"), `${sourceLine(sampleRecord())}\n`);
  await writeFile(at("broken.jsonl"), '{"title": "no text"}\n');
});

after(() => rm(folder, { recursive: true }));

test("several files, and one file of several reports, give the same comparison", async () => {
  const apart = await run(["compare", at("0.jsonl"), at("1.jsonl"), at("2.jsonl"), "--json"]);
  const together = await run(["compare", at("all.jsonl"), "--json"]);
  const piped = await run(["compare", "-", "--json"], `${RECORDS.map(sourceLine).reverse().join("\n")}\n`);
  assert.deepEqual([apart.code, together.code, piped.code], [0, 0, 0]);
  assert.equal(apart.out, together.out);
  assert.equal(apart.out, piped.out);
  assert.equal((JSON.parse(apart.out) as Comparison).documents.length, 3);
});

test("a terminal gets the bands", async () => {
  const { out, code } = await run(["compare", at("all.jsonl"), "--width", "100"]);
  assert.equal(code, 0);
  for (const band of ["Who is quoted", "What is told", "Words used", "Quotations and other differences"])
    assert.match(out, new RegExp(`^${band} ─`, "m"));
});

test("without the network that comparing goes by, nothing is compared, of files as of a library", async () => {
  const library = at("without-comparer");
  await run(["add", at("all.jsonl"), "--library", library]);
  const readMeanings = async () => {
    throw new ModelNotOpened("no model file comparer.onnx; install Readout again");
  };
  const ids = RECORDS.map(({ document }) => document.id);
  for (const asked of [[at("all.jsonl")], ["--library", library, ...ids]]) {
    const { code, out, err } = await runLibrary(["compare", ...asked], { openReader: openKnownReader, readMeanings });
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /no model file comparer\.onnx; install Readout again/);
  }
});

test("a file given twice is compared with itself", async () => {
  const { out, err, code } = await run(["compare", at("0.jsonl"), at("0.jsonl")]);
  assert.deepEqual([code, err], [0, ""]);
  assert.match(out, /No differences were found\./);
});

test("reports of different stories are set side by side only with --anyway; --json gives them all the same", async () => {
  const inputs = [at("0.jsonl"), at("other.jsonl")];
  const plain = await run(["compare", ...inputs]);
  assert.deepEqual([plain.code, plain.out], [1, ""]);
  assert.match(plain.err, /not of one story.*words.*--anyway/);
  const anyway = await run(["compare", ...inputs, "--anyway"]);
  assert.equal(anyway.code, 0);
  assert.match(anyway.out, /Not of one story/);
  const json = await run(["compare", ...inputs, "--json"]);
  assert.equal(json.code, 0);
  assert.equal((JSON.parse(json.out) as Comparison).story.same, false);
});

test("one HTML file is written, or goes to the standard output", async () => {
  const written = await run(["compare", at("all.jsonl"), "--html", at("out.html")]);
  assert.deepEqual([written.code, written.out, written.err], [0, "", ""]);
  const piped = await run(["compare", at("all.jsonl"), "--html", "-"]);
  assert.equal(piped.out, await readFile(at("out.html"), "utf8"));
  assert.match(piped.out, /^<!doctype html>/);
});

test("an output that cannot be written is an error", async () => {
  const { code, err } = await run(["compare", at("all.jsonl"), "--html", at("no-folder/out.html")]);
  assert.equal(code, 1);
  assert.match(err, /could not be written/);
});

test("fewer than two reports are misuse; refused ones are told and make it 1", async () => {
  const one = await run(["compare", at("0.jsonl")]);
  assert.deepEqual([one.code, one.out], [2, ""]);
  assert.match(one.err, /2 to 12 reports can be compared, and there is 1/);
  assert.equal((await run(["compare"])).code, 2);
  const some = await run(["compare", at("0.jsonl"), at("broken.jsonl"), at("1.jsonl")]);
  assert.equal(some.code, 1);
  assert.match(some.err, /refused: .*broken\.jsonl/);
  assert.match(some.out, /Who is quoted/);
});

test("options of the source hold for all", async () => {
  const { out } = await run(["compare", at("0.jsonl"), at("1.jsonl"), "--json", "--published", "2031-05-20"]);
  const { documents } = JSON.parse(out) as Comparison;
  assert.deepEqual(
    documents.map(({ published }) => published?.value),
    ["2031-05-20", "2031-05-20"],
  );
});

test("documents of a library are compared by their ids", async () => {
  const library = at("library");
  const store = await openStore({ folder: library }, { readOnly: false });
  for (const record of RECORDS) await store.add(keepReasons(explained(record)), null);
  await store.close();
  const ids = RECORDS.slice(0, 2).map(({ document }) => document.id);
  const found = await run(["compare", "--library", library, ...ids, "--json"]);
  assert.equal(found.code, 0);
  assert.deepEqual((JSON.parse(found.out) as Comparison).documents.map(({ id }) => id).sort(), [...ids].sort());
  const missing = await run(["compare", "--library", library, ids[0], "nowhere"]);
  assert.equal(missing.code, 2);
  assert.match(missing.err, /no report nowhere/);
});

test("stories: a line each, every document in one, refused inputs told and counted", async () => {
  const lines = [...RECORDS, sampleRecord()].map(sourceLine);
  const { out, err, code } = await run(
    ["stories", "--json", "-"],
    `${[...lines, '{"title": "no text"}'].join("\n")}\n`,
  );
  assert.equal(code, 1);
  const stories = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { story: string; documents: string[]; why: string[] });
  const ids = [...RECORDS, sampleRecord()].map(({ document }) => document.id);
  assert.deepEqual(stories.flatMap(({ documents }) => documents).sort(), ids.sort());
  assert.deepEqual(stories.map(({ documents }) => documents.length).sort(), [1, 3]);
  assert.match(err, /refused: /);
  assert.match(err, /in 5 = 4 read \+ 0 duplicate \+ 1 refused/);
});

test("stories in a terminal", async () => {
  const { out, code } = await run(["stories", at("all.jsonl"), at("other.jsonl")]);
  assert.equal(code, 0);
  assert.match(out, /^3 reports of one story$/m);
  assert.match(out, /1 report is of a story of its own\./);
  assert.match(out, /The Lindholm Courier · Sorenia agrees/);
});

test("stories of a library: by its id each, every report in one; alone in the terminal they are only counted", async () => {
  const library = at("story-library");
  const store = await openStore({ folder: library }, { readOnly: false });
  for (const record of [...RECORDS, sampleRecord()]) await store.add(keepReasons(explained(record)), null);
  const { id } = (await store.storyOf(RECORDS[0].document.id))!;
  await store.close();
  const { out, err, code } = await run(["stories", "--library", library, "--json"]);
  assert.deepEqual([code, err], [0, ""]);
  const stories = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { story: string; documents: string[]; why: string[] });
  assert.deepEqual(Object.keys(stories[0]), ["story", "documents", "why"]);
  assert.equal(stories[0].story, String(id));
  assert.deepEqual([...stories[0].documents].sort(), RECORDS.map(({ document }) => document.id).sort());
  assert.deepEqual(
    stories.slice(1).map(({ documents }) => documents),
    [[sampleRecord().document.id]],
  );
  assert.equal(new Set(stories.map(({ story }) => story)).size, 2);

  const view = await run(["stories", "--library", library]);
  assert.match(view.out, /^3 reports of one story$/m);
  assert.match(view.out, /The Lindholm Courier · Sorenia agrees/);
  assert.match(view.out, /1 report is of a story of its own\./);

  const both = await run(["stories", "--library", library, at("all.jsonl")]);
  assert.equal(both.code, 2);
  assert.match(both.err, /without inputs/);
  const none = await run(["stories", "--library", at("no-library")]);
  assert.equal(none.code, 2);
  assert.match(none.err, /there is no library at/);
});
