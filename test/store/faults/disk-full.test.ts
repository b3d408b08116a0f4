import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import pg from "pg";
import { openStore } from "../../../src/store/open-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { StoreError } from "../../../src/store/store-error.ts";
import { missing, newPostgres, newSqlite, postgres } from "../engines.ts";
import { assertOnce, assertSound, assertThere } from "./acknowledged.ts";
import { startChild } from "./child.ts";
import { type Made, madeRecord } from "./made-record.ts";
import { noSmallDisk, smallDisk } from "./small-disk.ts";

const report = (number: number): Made => ({ name: "wire", number, version: 1, sentences: 40 });

/** Adds until the disk is full; what was added before. */
async function addUntilFull(store: Store, first: number): Promise<Made[]> {
  const added: Made[] = [];
  for (let number = first; number < first + 5000; number++) {
    const { kept, raw } = madeRecord(report(number));
    try {
      assert.equal((await store.add(kept, raw)).outcome, "stored");
      added.push(report(number));
    } catch (error) {
      assert.ok(error instanceof StoreError, String(error));
      assert.equal(error.code, "DISK_FULL", error.message);
      assert.match(error.message, /full.*[Mm]ake space and try again.*stored before is safe/);
      return added;
    }
  }
  throw new Error("the disk was never full");
}

/** Adds; reads what is there; with space again goes on, in the same process and in the next. */
async function fillAndGoOn(open: () => Promise<Store>, disk: { fill(): void; makeSpace(): void }): Promise<void> {
  let store = await open();
  try {
    for (const number of [1, 2, 3]) await store.add(...added(report(number)));
    disk.fill();
    const all = [1, 2, 3].map(report).concat(await addUntilFull(store, 4));
    assert.ok(all.length > 3, "it was full before anything could be added");
    for (let times = 0; times < 3; times++) all.push(...(await addUntilFull(store, all.length + 1)));
    await assertThere(store, all);
    await assertOnce(store, all);

    disk.makeSpace();
    for (let times = 0; times < 10; times++) {
      const next = report(all.length + 1);
      assert.equal((await store.add(...added(next))).outcome, "stored");
      all.push(next);
    }
    await assertThere(store, all);
    await assertSound(store);

    disk.fill();
    await store.close();
    // Opening needs a little space for itself: it is open, or says what is missing.
    await open().then(
      (opened) => opened.close(),
      (error) => assert.equal(error.code, "DISK_FULL", String(error)),
    );
    disk.makeSpace();
    store = await open();
    await assertOnce(store, all);
    await assertThere(store, all);
    await assertSound(store);
  } finally {
    await store.close();
  }
}

function added(made: Made): [ReturnType<typeof madeRecord>["kept"], ReturnType<typeof madeRecord>["raw"]] {
  const { kept, raw } = madeRecord(made);
  return [kept, raw];
}

test("SQLite on a full disk: a clear error, the library intact, and it goes on when there is space", {
  skip: noSmallDisk(),
}, async (t) => {
  const disk = smallDisk(12);
  t.after(disk.remove);
  await fillAndGoOn(() => openStore({ folder: join(disk.folder, "library") }), disk);
});

const noTablespace =
  missing() || noSmallDisk() || (process.env.READOUT_TEST_POSTGRES ? "the server is not ours" : false);

test("PostgreSQL on a full disk: likewise", { skip: noTablespace }, async (t) => {
  const disk = smallDisk(24);
  const space = join(disk.folder, "space");
  mkdirSync(space);
  spawnSync("chown", ["postgres", space]);
  const server = new pg.Client({ connectionString: await postgres() });
  await server.connect();
  const name = `small_${process.pid}`;
  await server.query(`CREATE TABLESPACE ${name} LOCATION '${space}'`);
  const { location } = await newPostgres(t);
  t.after(async () => {
    await server.query(`DROP TABLESPACE ${name}`);
    await server.end();
    disk.remove();
  });
  const url = new URL((location as { url: string }).url);
  url.searchParams.set("options", `-c default_tablespace=${name}`);
  await fillAndGoOn(() => openStore({ url: url.href }), disk);
});

test("SQLite where the process may write no larger files: likewise", async (t) => {
  const { location } = await newSqlite(t);
  const child = startChild("fill-child.ts", [JSON.stringify(location)], { fileBlocks: 4000 });
  assert.equal(await child.ended, 0);
  const last = child.lines.at(-1)!;
  assert.match(last, /^DISK_FULL .*full.*try again/);
  const all = child.lines.filter((line) => /^\d/.test(line)).map((line) => report(Number(line)));
  assert.ok(all.length > 0);
  const store = await openStore(location);
  t.after(() => store.close());
  await assertOnce(store, all);
  assert.equal((await store.add(...added(report(all.length + 1)))).outcome, "stored");
  await assertThere(store, all);
  await assertSound(store);
});
