import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { openStore } from "../../../src/store/open-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { newSqlite } from "../engines.ts";
import { assertOnce, assertSound } from "./acknowledged.ts";
import { type Child, startChild } from "./child.ts";
import { madeRecord } from "./made-record.ts";
import { noSmallDisk } from "./small-disk.ts";

const isRoot = process.getuid!() === 0;
const NOBODY = "65534";
const DEADLINE = { timeout: 120_000 };

const add = async (store: Store, number: number) => {
  const { kept, raw } = madeRecord({ name: "wire", number, version: 1 });
  assert.equal((await store.add(kept, raw)).outcome, "stored");
};

/** A library with two reports in a folder that only root, or for others nobody, may write to; given back at the end. */
async function library(t: TestContext): Promise<{ folder: string; close(): void; open(): void }> {
  const { location } = await newSqlite({ after: () => {} });
  const { folder } = location as { folder: string };
  const open = () => chmodSync(folder, 0o755);
  t.after(() => {
    open();
    rmSync(folder, { recursive: true });
  });
  const store = await openStore({ folder });
  await add(store, 1);
  await add(store, 2);
  await store.close();
  return {
    folder,
    open,
    close: () => {
      for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o444);
      chmodSync(folder, 0o555);
    },
  };
}

/** Opens, reads and tries to add as somebody who may not write. */
function reader(t: TestContext, folder: string, uid = isRoot ? NOBODY : "-"): Child {
  const child = startChild("read-child.ts", [JSON.stringify({ folder }), uid]);
  t.after(() => child.kill());
  return child;
}

async function assertReadsOnly(child: Child, reports: number): Promise<void> {
  await child.said(/^(ADDED|REFUSED)/);
  assert.equal(child.lines[0], `READ ${reports} ${reports}`);
  assert.match(child.lines[1], /^ADDED READ_ONLY .*right/);
  child.send("");
  await child.said(/^READ/, 2);
  assert.equal(child.lines[2], `READ ${reports} ${reports}`);
  child.end();
  assert.equal(await child.ended, 0);
}

test("a library that may only be read can be read, and adding is refused", DEADLINE, async (t) => {
  const { folder, close } = await library(t);
  close();
  await assertReadsOnly(reader(t, folder), 2);
  assert.deepEqual(readdirSync(folder), ["library.sqlite"], "nothing was left behind");
});

test("a library on a disk that nobody may write to can be read", { skip: noSmallDisk(), ...DEADLINE }, async (t) => {
  const { folder } = await library(t);
  const mounted = `${folder}-mounted`;
  mkdirSync(mounted);
  execFileSync("mount", ["--bind", folder, mounted]);
  t.after(() => {
    execFileSync("umount", [mounted]);
    rmSync(mounted, { recursive: true });
  });
  execFileSync("mount", ["-o", "remount,ro,bind", mounted]);
  await assertReadsOnly(reader(t, mounted, "-"), 2);
});

test("while another user adds to it, a reader who may not write sees what is added", DEADLINE, async (t) => {
  const { folder, close, open } = await library(t);
  close();
  const child = reader(t, folder);
  await child.said(/^(ADDED|REFUSED)/);
  assert.equal(child.lines[0], "READ 2 2");

  open();
  chmodSync(join(folder, "library.sqlite"), 0o644);
  const store = await openStore({ folder });
  for (const number of [3, 4, 5]) await add(store, number);
  if (isRoot) close();
  child.send("");
  await child.said(/^READ/, 2);
  assert.equal(child.lines.at(-1), "READ 5 5", "the writer has it open");

  open();
  await add(store, 6);
  await store.close();
  if (isRoot) close();
  child.send("");
  await child.said(/^READ/, 3);
  assert.equal(child.lines.at(-1), "READ 6 6", "the writer is gone");
  child.end();
  assert.equal(await child.ended, 0);
});

test(
  "what a writer that was broken off left can be read beside its files, and is refused clearly without them",
  DEADLINE,
  async (t) => {
    const { folder, close, open } = await library(t);
    const writer = startChild("add-child.ts", [JSON.stringify({ folder }), "post", "1"]);
    await writer.said(/^3 /);
    await writer.kill();
    assert.ok(existsSync(join(folder, "library.sqlite-wal")));
    close();
    const child = reader(t, folder);
    await child.said(/^(ADDED|REFUSED)/);
    const acknowledged =
      2 + new Set(writer.lines.filter((line) => /^\d/.test(line)).map((line) => line.split(" ")[0])).size;
    const [, items, reports] = child.lines[0].split(" ").map(Number);
    assert.equal(items, reports);
    assert.ok(items === acknowledged || items === acknowledged + 1, child.lines[0]);
    child.end();
    await child.ended;

    open();
    rmSync(join(folder, "library.sqlite-shm"), { force: true });
    close();
    const refused = reader(t, folder);
    await refused.said(/^(ADDED|REFUSED)/);
    assert.match(refused.lines[0], /^REFUSED READ_ONLY .*broken off.*open it once as a user who may/);

    open();
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644);
    const store = await openStore({ folder });
    assert.equal((await store.counts()).reports, items);
    await assertSound(store);
    await store.close();
  },
);

test("where no library can be made that is said", DEADLINE, async (t) => {
  const { folder, close, open } = await library(t);
  rmSync(join(folder, "library.sqlite"));
  close();
  for (const child of [reader(t, folder), reader(t, join(folder, "deeper"))]) {
    await child.ended;
    assert.match(child.lines[0], /^REFUSED READ_ONLY /);
  }
  open();
});

test("a library opened for reading only is not changed where it could be", DEADLINE, async (t) => {
  const { folder } = await library(t);
  const copy = join(folder, "copy.sqlite");
  copyFileSync(join(folder, "library.sqlite"), copy);
  const store = await openStore({ folder }, { readOnly: true });
  t.after(() => store.close());
  const { kept, raw } = madeRecord({ name: "wire", number: 3, version: 1 });
  await assert.rejects(store.add(kept, raw), { code: "READ_ONLY" });
  await assertOnce(
    store,
    [1, 2].map((number) => ({ name: "wire", number, version: 1 })),
  );
  await assert.rejects(openStore({ folder: join(folder, "none") }, { readOnly: true }), { code: "NOT_FOUND" });
});
