import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { readSources } from "../../src/source/read-sources.ts";
import { readAll } from "./read-all.ts";

const folder = mkdtempSync(join(tmpdir(), "readout-inputs-"));
after(() => rmSync(folder, { recursive: true }));

function make(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function told({ read, refused }: Awaited<ReturnType<typeof readAll>>): string[] {
  return [
    ...read.map(({ document }) => `${document.source}`),
    ...refused.map(({ source, code }) => `${source} ${code}`),
  ].map((line) => line.replace(`${folder}/`, ""));
}

test("a folder is read whole, in order of names, packed files too, dot files passed over", async () => {
  make("all/b.txt", "Second.");
  make("all/a/c.jsonl", '{"text":"First."}\n');
  make("all/z.txt.gz", gzipSync("Last."));
  make("all/.hidden", "Not read.");
  assert.deepEqual(told(await readAll(readSources([join(folder, "all")]))), [
    "all/a/c.jsonl:1",
    "all/b.txt",
    "all/z.txt.gz",
  ]);
});

test("a pattern names the files that fit, and a file whose name looks like a pattern is itself", async () => {
  make("glob/one.txt", "One.");
  make("glob/two.txt", "Two.");
  make("glob/three.md", "Three.");
  make("glob/[1].txt", "Four.");
  assert.deepEqual(told(await readAll(readSources([join(folder, "glob/t*")]))), ["glob/three.md", "glob/two.txt"]);
  assert.deepEqual(told(await readAll(readSources([join(folder, "glob/[1].txt")]))), ["glob/[1].txt"]);
  assert.deepEqual(told(await readAll(readSources([join(folder, "glob/*.pdf")]))), ["glob/*.pdf NOT_FOUND"]);
});

test("what cannot be read is refused in one line each, and the neighbours are read", async () => {
  make("bad/a.txt", "First.");
  make("bad/z.txt", "Last.");
  symlinkSync("nowhere", join(folder, "bad/broken"));
  symlinkSync("loop", join(folder, "bad/loop"));
  symlinkSync(".", join(folder, "bad/here"));
  const found = await readAll(
    readSources([join(folder, "bad"), join(folder, "bad/a.txt/inside"), join(folder, "none.txt")]),
  );
  assert.deepEqual(told(found), [
    "bad/a.txt",
    "bad/z.txt",
    "bad/broken NOT_FOUND",
    "bad/here LINK",
    "bad/loop UNREADABLE",
    "bad/a.txt/inside UNREADABLE",
    "none.txt NOT_FOUND",
  ]);
  for (const { source, message } of found.refused)
    assert.ok(message.startsWith(`${source}: `) && !message.includes("\n"));
});

test("a folder and a file without permission are refused", {
  skip: process.getuid?.() === 0 && "root may read all",
}, async () => {
  make("locked/inner/a.txt", "A.");
  const file = make("locked/b.txt", "B.");
  chmodSync(join(folder, "locked/inner"), 0);
  chmodSync(file, 0);
  assert.deepEqual(told(await readAll(readSources([join(folder, "locked")]))), [
    "locked/b.txt UNREADABLE",
    "locked/inner UNREADABLE",
  ]);
  chmodSync(join(folder, "locked/inner"), 0o700);
});

test("a named pipe is refused and not waited for", {
  skip: process.platform === "win32" && "no named pipes",
}, async () => {
  execFileSync("mkfifo", [join(folder, "pipe")]);
  const found = await readAll(readSources([join(folder, "pipe"), "/dev/null"]));
  assert.deepEqual(told(found), ["pipe NOT_A_FILE", "/dev/null NOT_A_FILE"]);
  assert.match(found.refused[0].message, /a named pipe, not a file; to read from a pipe, give -/);
});

test("- reads the standard input, and a stream that breaks off is one refusal", async () => {
  const stdin = Readable.from([Buffer.from('{"text":"O'), Buffer.from('ne."}\n{"text":"Two."}\n')]);
  assert.deepEqual(told(await readAll(readSources(["-"], { stdin }))), ["-:1", "-:2"]);
  async function* breaking() {
    yield Buffer.from('{"text":"One."}\n{"te');
    throw Object.assign(new Error("EIO: i/o error, read"), { code: "EIO", syscall: "read" });
  }
  const found = await readAll(readSources(["-"], { stdin: Readable.from(breaking(), { objectMode: false }) }));
  assert.deepEqual(told(found), ["-:1", "- UNREADABLE"]);
});

test("ids are told apart over all inputs of a run", async () => {
  const one = make("same/one.txt", "The same.");
  const two = make("same/two.txt", "The same.");
  assert.deepEqual(told(await readAll(readSources([one, two, one]))), [
    "same/one.txt",
    "same/two.txt DUPLICATE",
    "same/one.txt DUPLICATE",
  ]);
});

test("a reader that stops early leaves no file open behind it", {
  skip: process.platform !== "linux" && "no list of open files",
}, async () => {
  const path = make("many.jsonl", '{"text":"x"}\n{"text":"y"}\n'.repeat(50_000));
  for await (const item of readSources([path])) {
    assert.ok("read" in item);
    break;
  }
  // The system closes a file on a thread of its own.
  await setTimeout(50);
  const open = readdirSync("/proc/self/fd").map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return null;
    }
  });
  assert.ok(!open.includes(path));
});
