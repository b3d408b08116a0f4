import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openStore } from "../../../src/store/open-store.ts";
import { forEachEngine } from "../engines.ts";
import { acknowledged, assertOnce, assertSound, assertThere } from "./acknowledged.ts";
import { startChild } from "./child.ts";
import type { Made } from "./made-record.ts";

/** How often a process is killed on each engine; 200 for a soak. */
const KILLS = Number(process.env.READOUT_SOAK_KILLS ?? 12);
/** What may have been stored without having been acknowledged when a process was killed: the report it was at. */
const following = ({ name, number, version }: Made): Made[] => [
  { name, number, version: version + 1 },
  { name, number: number + 1, version: 1 },
];

forEachEngine((newPlace) => {
  test(`${KILLS} processes are killed while adding: what was acknowledged is there once, the library opens by itself`, async (t) => {
    const { location } = await newPlace(t);
    const all: Made[] = [];
    const pending: Made[] = [];
    let killedAtWork = 0;
    let checked = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      // The next begins with what the last may have been at.
      const next = (all.at(-1)?.number ?? 0) + (all.length === 0 ? 1 : 0);
      const child = startChild("add-child.ts", [JSON.stringify(location), "wire", String(next)]);
      await child.said(kill % 4 === 3 ? /^opening$/ : /^open$/);
      await sleep(1500 * Math.random());
      await child.kill();
      assert.equal(await child.ended, null, "it ended by itself");
      const taken = acknowledged("wire", child);
      if (taken.length > 0) killedAtWork += 1;
      const last = taken.at(-1) ?? all.at(-1) ?? { name: "wire", number: 0, version: 1 };
      all.push(...taken);
      pending.push(...following(last));

      const store = await openStore(location);
      try {
        await assertThere(store, taken.slice(0, 3).concat(taken.slice(-3)));
        if (kill % 10 === 9 || kill === KILLS - 1) {
          await assertSound(store);
          await assertThere(store, all.slice(checked));
          checked = all.length;
        }
      } finally {
        await store.close();
      }
    }
    const store = await openStore(location);
    try {
      const versions = await assertOnce(store, all, pending);
      t.diagnostic(`${KILLS} kills, ${killedAtWork} of them while adding; ${versions} versions, none lost, none twice`);
    } finally {
      await store.close();
    }
    assert.ok(killedAtWork > 0, "no process was killed while adding");
  });

  test(`${KILLS} processes are killed while they make the library: the next one makes it whole`, async (t) => {
    let before = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const { location } = await newPlace(t);
      const child = startChild("add-child.ts", [JSON.stringify(location), "wire", "1"]);
      await child.said(/^opening$/);
      await sleep(60 * Math.random());
      await child.kill();
      const taken = acknowledged("wire", child);
      if (!child.lines.includes("open")) before += 1;
      const store = await openStore(location);
      try {
        await assertThere(store, taken);
        await assertSound(store);
        await assertOnce(store, taken, following(taken.at(-1) ?? { name: "wire", number: 0, version: 1 }));
      } finally {
        await store.close();
      }
    }
    t.diagnostic(`${KILLS} kills, ${before} of them before the library was open`);
  });
});
