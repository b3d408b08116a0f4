import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "../../../src/store/open-store.ts";
import { forEachEngine } from "../engines.ts";
import { acknowledged, assertOnce, assertSound, assertThere } from "./acknowledged.ts";
import { startChild } from "./child.ts";

const REPORTS = 30;

forEachEngine((newPlace) => {
  test("four processes make a library and add to it at once, two of them the same reports: nothing is lost, nothing twice", async (t) => {
    const { location } = await newPlace(t);
    const names = ["wire", "wire", "post", "echo"];
    const children = names.map((name) =>
      startChild("add-child.ts", [JSON.stringify(location), name, "1", String(REPORTS)]),
    );
    const store = await openStore(location);
    t.after(() => store.close());
    for (const child of children) assert.equal(await child.ended, 0);

    const made = children.map((child, index) => acknowledged(names[index], child));
    const stored = children.flatMap((child, index) =>
      child.lines.filter((line) => line.endsWith(" stored")).map((line) => `${names[index]} ${line}`),
    );
    const versions = REPORTS + Math.floor(REPORTS / 4);
    assert.deepEqual(
      made.map(({ length }) => length),
      names.map(() => versions),
    );
    assert.equal(stored.length, 3 * versions);
    assert.equal(new Set(stored).size, stored.length, "one was stored by two");
    assert.equal(await assertOnce(store, made.flat()), 3 * versions);
    await assertThere(store, made.slice(1).flat());
    await assertSound(store);
  });
});
