import assert from "node:assert/strict";
import { test } from "node:test";
import { forEachEngine } from "./engines.ts";
import { everything, newStore } from "./with-store.ts";

const nothing = { arrived: 0, stored: 0, duplicate: 0, refused: 0 };

forEachEngine((newPlace) => {
  test("a run tells how far it came, and whether it came to its end", async (t) => {
    const { store } = await newStore(t, newPlace);
    const inputs = ["a.html", "räume/b c.jsonl", "x\n\"'"];
    const first = await store.startRun(inputs);
    const second = await store.startRun([]);
    const account = { arrived: 5, stored: 2, duplicate: 2, refused: 1 };
    await store.tellRun(first, account, "b.jsonl:3", false);
    const [later, run] = await everything((page) => store.runs(page));
    assert.deepEqual([later.id, later.inputs, later.endedAt, later.source], [second, [], null, null]);
    const { startedAt, seenAt, ...rest } = run;
    assert.deepEqual(rest, { id: first, inputs, endedAt: null, source: "b.jsonl:3", ...account });
    assert.ok(startedAt <= seenAt);
    await store.tellRun(first, { ...account, arrived: 6 }, null, true);
    const ended = (await everything((page) => store.runs(page)))[1];
    assert.deepEqual([ended.arrived, ended.source, ended.endedAt], [6, null, ended.seenAt]);
  });

  test("a refusal is kept once an input, until it is dismissed", async (t) => {
    const { store } = await newStore(t, newPlace);
    const first = await store.startRun(["a"]);
    const second = await store.startRun(["a"]);
    const long = `${"deep/".repeat(2000)}a.html`;
    await store.keepRefusal(first, { source: long, code: "EMPTY", message: "no text in it" });
    await store.keepRefusal(first, { source: "b.html", code: "LANGUAGE", message: "in Norvian" });
    await store.keepRefusal(second, { source: long, code: "EMPTY", message: "still no text in it" });
    const refusals = await everything((page) => store.refusals(page));
    assert.deepEqual(
      refusals.map(({ run, source, code, message }) => [run, source, code, message]),
      [
        [second, long, "EMPTY", "still no text in it"],
        [first, "b.html", "LANGUAGE", "in Norvian"],
      ],
    );
    assert.equal((await store.counts()).refusals, 2);
    assert.equal(await store.dismissRefusal(refusals[0].id), true);
    assert.equal(await store.dismissRefusal(refusals[0].id), false);
    assert.equal((await store.counts()).refusals, 1);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    await assert.rejects(store.keepRefusal(10 ** 9, { source: "x", code: "EMPTY", message: "" }));
    assert.equal((await store.counts()).refusals, 1);
  });

  test("an empty library has nothing in it", async (t) => {
    const { store } = await newStore(t, newPlace);
    assert.deepEqual(await store.counts(), {
      reports: 0,
      versions: 0,
      statements: 0,
      events: 0,
      actors: 0,
      refusals: 0,
      corrections: 0,
      toLookAt: { value: 0, more: false },
    });
    assert.deepEqual(await everything((page) => store.runs(page)), []);
    await store.tellRun(10 ** 9, nothing, null, true);
    assert.deepEqual(await everything((page) => store.refusals(page)), []);
  });
});
