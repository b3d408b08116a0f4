import assert from "node:assert/strict";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { after, test } from "node:test";
import { readSources } from "../../src/source/read-sources.ts";

const MIB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), "readout-lines-"));
after(() => rmSync(folder, { recursive: true }));

async function make(name: string, parts: Iterable<string | Uint8Array>): Promise<string> {
  const path = join(folder, name);
  await pipeline(Readable.from(parts, { objectMode: true }), createWriteStream(path));
  return path;
}

function* letters(mebibytes: number): Generator<Uint8Array> {
  const part = Buffer.alloc(MIB, "The pier was built by hand. ");
  for (let k = 0; k < mebibytes; k++) yield part;
}

/** The most memory that this process has held so far, in MiB. */
function peak(): number {
  return process.resourceUsage().maxRSS / 1024;
}

test("a line of 200 MB is refused with its number and byte, its neighbours are read, and little of it is held", async () => {
  function* parts() {
    yield '{"id":"before","text":"Before."}\n{"text":"';
    yield* letters(200);
    yield '"}\n{"id":"after","text":"After."}\n';
  }
  const path = await make("line-200.jsonl", parts());
  const before = peak();
  const told: string[] = [];
  for await (const item of readSources([path])) {
    told.push("read" in item ? item.read.document.id : item.refused.message.replace(folder, ""));
  }
  assert.deepEqual(told, [
    "before",
    `/line-200.jsonl:2: the line that begins at byte 33 has ${200 * MIB + 12} bytes; a document may have 64 MiB`,
    "after",
  ]);
  assert.ok(peak() - before < 150, `${Math.round(peak() - before)} MiB more`);
});

test("a plain text of one line of 200 MB is refused with the place", async () => {
  const path = await make("line-200.txt", letters(200));
  for await (const item of readSources([path])) assert.ok("refused" in item && item.refused.code === "TOO_LARGE");
});

test("a line of 60 MB is read, as text and in JSONL", async () => {
  function* parts() {
    yield '{"text":"';
    yield* letters(60);
    yield '"}\n{"text":"After."}\n';
  }
  const lengths: number[] = [];
  for await (const item of readSources([
    await make("line-60.jsonl", parts()),
    await make("line-60.txt", letters(60)),
  ])) {
    if ("refused" in item) assert.equal(item.refused.code, "DUPLICATE");
    else {
      lengths.push(item.read.document.text.length);
      const end = item.read.document.text.length;
      assert.equal(item.read.offsets.toSource(end - 1, end)!.to - item.read.offsets.toSource(0, 1)!.from, end);
    }
  }
  assert.deepEqual(lengths, [60 * MIB, "After.".length]);
  assert.ok(peak() < 700, `${Math.round(peak())} MiB`);
});
