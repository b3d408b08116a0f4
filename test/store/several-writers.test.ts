import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "../../src/store/open-store.ts";
import { forEachEngine } from "./engines.ts";
import { madeUp } from "./made-up-reports.ts";
import { makeRecord } from "./make-record.ts";
import { addAll, everything, found, newStore } from "./with-store.ts";

forEachEngine((newPlace) => {
  test("several that add the same reports at once, each is there once", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    const others = await Promise.all([1, 2].map(() => openStore(place.location)));
    t.after(() => Promise.all(others.map((other) => other.close())));
    const reports = madeUp(20);
    const outcomes = await Promise.all(
      [store, ...others].map(async (one, k) => {
        const list = [];
        for (const kept of k === 1 ? reports.toReversed() : reports) list.push((await one.add(kept, null)).outcome);
        return list;
      }),
    );
    const count = (outcome: string) => outcomes.flat().filter((one) => one === outcome).length;
    assert.deepEqual([count("stored"), count("duplicate")], [20, 40]);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    assert.equal((await found(store, "kind:report", { count: "all" })).total.value, 20);
  });

  test("versions of one report, records of it, corrections and decisions, all at once, leave a good library", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    const other = await openStore(place.location);
    t.after(() => other.close());
    const version = (k: number, made = "1") =>
      makeRecord(
        `The dam broke ${k}, Vera Holt said.\n==>\nwho Vera Holt (person)\nwho dam (organisation): dam\nsays Vera Holt | said | The dam broke | 0.1`,
        {
          id: `dam-${k}`,
          url: "https://x.example/dam",
          version: made,
        },
      );
    await addAll(store, [version(0), makeRecord("Kofi Ansah left.\n==>\nwho Kofi Ansah (person)", { id: "other" })]);
    const idOf = async (name: string) => (await everything((page) => store.actors({ ...page, name })))[0].id;
    const [holt, ansah] = [await idOf("holt"), await idOf("ansah")];
    const works: (() => Promise<unknown>)[] = [];
    for (let k = 0; k < 8; k++) {
      works.push(
        () => store.add(version(k + 1), null),
        () => other.replaceRecord({ document: "dam-0", version: 1 }, version(0, `${k + 2}`)),
        () =>
          other.correct({
            document: "dam-0",
            item: "s1",
            verdict: "right",
            field: null,
            value: null,
            note: null,
            by: null,
          }),
        async () => {
          for (const { kept } of [(await other.report("dam-0", 1))!]) assert.equal(kept.record.document.id, "dam-0");
        },
        () => found(other, "dam", { facets: true }),
      );
    }
    works.push(async () => {
      for (let k = 0; k < 8; k++) {
        const merge = await store.mergeActors(holt, ansah, null);
        await other.undoDecision(merge.id);
      }
    });
    const results = await Promise.allSettled(works.map((work) => work()));
    const failed = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
    assert.deepEqual(failed, []);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    const report = (await store.report("dam-8", null)) ?? (await store.report("dam-1", null));
    assert.equal(report!.versions.length, 9);
    assert.equal((await store.records("dam-0", 1)).length, 9);
    assert.equal((await store.counts()).corrections, 8);
    assert.deepEqual((await everything((page) => store.actors({ ...page, name: "holt" })))[0].merged, []);
  });
});
