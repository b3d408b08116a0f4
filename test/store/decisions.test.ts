import assert from "node:assert/strict";
import { test } from "node:test";
import type { Engine } from "../../src/store/engine.ts";
import type { Store } from "../../src/store/store.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { forEachEngine } from "./engines.ts";
import { makeRecord } from "./make-record.ts";
import { addAll, everything, found, newStore, places } from "./with-store.ts";

const report = (id: string, name: string, role = "-", country = "-") =>
  makeRecord(
    `${name} left, ${name} said. Police stopped ${name}.\n==>\nwho ${name} (person, ${country}, ${role})\nwho Police (government)\nsays ${name} | said | ${name} left\ndoes COERCE | Police | ${name} | stopped`,
    { id },
  );

async function idOf(store: Store, name: string): Promise<number> {
  const named = await everything((page) => store.actors({ ...page, name }));
  const actor = named.find((one) => one.name === name);
  if (actor === undefined) throw new Error(`no actor ${name}`);
  return actor.id;
}

/** All that tells whose is what. */
async function stateOf(engine: Engine): Promise<object> {
  return {
    actors: await engine.all("select id, name, merged_into, named_in from actor order by id"),
    entities: await engine.all("select document, entity, base, actor from entity order by document, entity"),
    parts: await engine.all("select key, part, entity, actor from item_actor order by key, part, entity"),
    splits: await engine.all("select report, name_hash, actor from split order by report, name_hash"),
    counters: await engine.all("select name, value from counter where name <> 'number' order by name"),
  };
}

const refused = (code: string, message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof StoreError, String(error));
  assert.equal(error.code, code);
  assert.match(error.message, message);
  return true;
};

forEachEngine((newPlace) => {
  test("what is one actor's is the other's after merging, and goes back when that is undone", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    await addAll(store, [report("a", "Antony Reyes"), report("b", "Tony Reyes"), report("c", "Antony Reyes")]);
    const engine = await place.open();
    const before = await stateOf(engine);
    const [antony, tony] = [await idOf(store, "Antony Reyes"), await idOf(store, "Tony Reyes")];
    const decision = await store.mergeActors(tony, antony, "ann");
    assert.deepEqual(
      [decision.by, decision.what, decision.undoneAt],
      [
        "ann",
        { kind: "merge", from: { id: tony, name: "Tony Reyes" }, into: { id: antony, name: "Antony Reyes" } },
        null,
      ],
    );
    const actor = (await store.actor(antony))!;
    assert.deepEqual([actor.reports.value, actor.quotes.value, actor.received.value], [3, 3, 3]);
    assert.deepEqual(actor.merged, [{ id: tony, name: "Tony Reyes" }]);
    assert.deepEqual((await store.actor(tony))!.mergedInto, { id: antony, name: "Antony Reyes" });
    assert.deepEqual(places(await everything((page) => store.actorItems(antony, ["speaker"], page))).sort(), [
      "a s1",
      "b s1",
      "c s1",
    ]);
    assert.deepEqual((await store.report("b", null))!.actors.e1, { id: antony, name: "Antony Reyes" });
    assert.equal(
      (await found(store, "kind:statement")).items.every(({ statement }) => statement?.speaker[0].actor === antony),
      true,
    );
    assert.deepEqual(
      (await everything((page) => store.actors({ ...page, name: "Tony Reyes" }))).map(({ id }) => id),
      [antony],
    );
    const undone = await store.undoDecision(decision.id);
    assert.match(undone.undoneAt!, /^20/);
    assert.deepEqual(await everything((page) => store.decisions(page)), [undone]);
    assert.deepEqual(await stateOf(engine), before);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
  });

  test("an item of two who were merged is listed and counted once", async (t) => {
    const { store } = await newStore(t, newPlace);
    const both = makeRecord(
      "Antony Reyes met Tony Reyes, both said.\n==>\nwho Antony Reyes (person)\nwho Tony Reyes (person)\nsays Antony Reyes & Tony Reyes | said | Antony Reyes met Tony Reyes",
    );
    await addAll(store, [both, report("b", "Tony Reyes")]);
    const antony = await idOf(store, "Antony Reyes");
    await store.mergeActors(await idOf(store, "Tony Reyes"), antony, null);
    assert.equal((await store.actor(antony))!.quotes.value, 2);
    for (const limit of [1, 2])
      assert.equal(
        (await everything((page) => store.actorItems(antony, ["speaker", "addressee"], page), limit)).length,
        2,
      );
    assert.equal((await everything((page) => store.actorReports(antony, page), 1)).length, 2);
    assert.equal((await store.namings(antony)).length, 2);
  });

  test("entities that are split off are an actor of their own, and go back when that is undone", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    await addAll(store, [report("a", "Vera Holt"), report("b", "Vera Holt"), report("c", "Vera Holt")]);
    const engine = await place.open();
    const before = await stateOf(engine);
    const holt = await idOf(store, "Vera Holt");
    const refs = [
      { document: "b", name: "Vera Holt" },
      { document: "b", name: "VERA HOLT" },
      { document: "c", name: "Vera Holt" },
    ];
    const decision = await store.splitActor(holt, refs, null);
    const other = decision.what.kind === "split" ? decision.what.to.id : 0;
    assert.deepEqual([(await store.actor(holt))!.quotes.value, (await store.actor(other))!.quotes.value], [1, 2]);
    assert.equal((await store.counts()).actors, 3);
    assert.deepEqual(places(await everything((page) => store.actorItems(other, ["recipient"], page))).sort(), [
      "b v1",
      "c v1",
    ]);
    await assert.rejects(
      store.splitActor(other, [{ document: "b", name: "Vera Holt" }], null),
      refused("NOT_POSSIBLE", /split off before/),
    );
    await assert.rejects(
      store.splitActor(holt, [{ document: "b", name: "Vera Holt" }], null),
      refused("NOT_FOUND", /no Vera Holt/),
    );
    await store.undoDecision(decision.id);
    assert.deepEqual(await stateOf(engine), before);
  });

  test("decisions hold for a record that is read again and for a new version", async (t) => {
    const { store } = await newStore(t, newPlace);
    const at = (text: string, version: string) =>
      makeRecord(`${text}\n==>\nwho Tony Reyes (person)\nwho Vera Holt (person)\nsays Tony Reyes | said | left`, {
        id: text,
        url: "https://x.example/1",
        version,
      });
    const text = "Tony Reyes left, he said of Vera Holt.";
    await addAll(store, [report("a", "Antony Reyes"), report("b", "Vera Holt"), at(text, "1")]);
    const [antony, holt] = [await idOf(store, "Antony Reyes"), await idOf(store, "Vera Holt")];
    await store.mergeActors(await idOf(store, "Tony Reyes"), antony, null);
    const split = await store.splitActor(holt, [{ document: text, name: "Vera Holt" }], null);
    const other = split.what.kind === "split" ? split.what.to.id : 0;
    const ids = async (document: string) => {
      const { e1, e2 } = (await store.report(document, null))!.actors;
      return [e1.id, e2.id];
    };
    assert.deepEqual(await ids(text), [antony, other]);
    await store.replaceRecord({ document: text, version: 1 }, at(text, "2"));
    assert.deepEqual(await ids(text), [antony, other]);
    const changed = `${text} Vera Holt was silent.`;
    assert.equal((await store.add(at(changed, "2"), null)).outcome, "stored");
    assert.deepEqual(await ids(changed), [antony, other]);
    await addAll(store, [report("d", "Tony Reyes")]);
    assert.equal((await store.report("d", null))!.actors.e1.id, antony);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    await store.undoDecision(split.id);
    assert.deepEqual(await ids(changed), [antony, holt]);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
  });

  test("a split can be undone after its entity was read as nobody in particular", async (t) => {
    const { store } = await newStore(t, newPlace);
    const plain = (version: string, country: string) =>
      makeRecord(
        `Vera Holt left, Vera Holt said.\n==>\nwho Vera Holt (person, ${country})\nsays Vera Holt | said | left`,
        { id: "x", version },
      );
    await addAll(store, [
      report("a", "Vera Holt", "-", "NOR"),
      report("b", "Vera Holt", "-", "DNK"),
      plain("1", "NOR"),
    ]);
    const holt = (await store.report("x", null))!.actors.e1.id;
    const split = await store.splitActor(holt, [{ document: "x", name: "Vera Holt" }], null);
    // Two actors agree with one who has no country.
    await store.replaceRecord({ document: "x", version: 1 }, plain("2", "-"));
    assert.equal((await store.report("x", null))!.actors.e1.id, split.what.kind === "split" && split.what.to.id);
    await store.undoDecision(split.id);
    assert.deepEqual((await store.report("x", null))!.actors, {});
    assert.deepEqual(await Array.fromAsync(store.check()), []);
  });

  test("what cannot be decided is refused and changes nothing", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    await addAll(store, [report("a", "Vera Holt"), report("b", "Ilse Brandt"), report("c", "Kofi Ansah")]);
    const [holt, brandt, ansah] = [
      await idOf(store, "Vera Holt"),
      await idOf(store, "Ilse Brandt"),
      await idOf(store, "Kofi Ansah"),
    ];
    const merge = await store.mergeActors(holt, brandt, null);
    const engine = await place.open();
    const before = await stateOf(engine);
    const nowhere = 10 ** 9;
    await assert.rejects(store.mergeActors(nowhere, brandt, null), refused("NOT_FOUND", /no actor/));
    await assert.rejects(store.mergeActors(brandt, nowhere, null), refused("NOT_FOUND", /no actor/));
    await assert.rejects(store.mergeActors(brandt, brandt, null), refused("NOT_POSSIBLE", /one actor already/));
    await assert.rejects(store.mergeActors(brandt, holt, null), refused("NOT_POSSIBLE", /one actor already/));
    await assert.rejects(store.mergeActors(holt, ansah, null), refused("NOT_POSSIBLE", /already/));
    await assert.rejects(store.splitActor(brandt, [], null), refused("NOT_POSSIBLE", /no entity/));
    await assert.rejects(
      store.splitActor(brandt, [{ document: "c", name: "Kofi Ansah" }], null),
      refused("NOT_FOUND", /no Kofi Ansah/),
    );
    await assert.rejects(
      store.splitActor(brandt, [{ document: "nowhere", name: "X" }], null),
      refused("NOT_FOUND", /nowhere/),
    );
    await assert.rejects(store.undoDecision(nowhere), refused("NOT_FOUND", /no decision/));
    assert.deepEqual(await stateOf(engine), before);
    await store.undoDecision(merge.id);
    await assert.rejects(store.undoDecision(merge.id), refused("NOT_POSSIBLE", /undone before/));
    const split = await store.splitActor(holt, [{ document: "a", name: "Vera Holt" }], null);
    const other = split.what.kind === "split" ? split.what.to.id : 0;
    const later = await store.mergeActors(other, ansah, null);
    await assert.rejects(store.undoDecision(split.id), refused("NOT_POSSIBLE", /merged since/));
    await store.undoDecision(later.id);
    await store.undoDecision(split.id);
  });

  test("after any merges and splits, with any undone between, undoing the rest backwards leaves all as it was", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    const people = ["Vera Holt", "Ilse Brandt", "Kofi Ansah", "Mara Oduya"];
    await addAll(
      store,
      people.flatMap((name, k) => [report(`${k}-1`, name), report(`${k}-2`, name), report(`${k}-3`, name)]),
    );
    const engine = await place.open();
    const before = await stateOf(engine);
    let state = 20_310_305;
    const lot = (of: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % of;
    };
    let made = 0;
    for (let round = 0; round < 8; round++) {
      const open: number[] = [];
      for (let step = 0; step < 8; step++) {
        const ids = (await engine.all<{ id: number }>("select id from actor order by id")).map(({ id }) => id);
        const [from, into] = [ids[lot(ids.length)], ids[lot(ids.length)]];
        const what = lot(5);
        const work =
          what < 2
            ? store.mergeActors(from, into, null)
            : what < 4
              ? split(store, from, lot)
              : open.length > 0
                ? store.undoDecision(open[lot(open.length)])
                : Promise.resolve(null);
        const decision = await work.catch((error) => {
          if (error instanceof StoreError && /^NOT_(?:POSSIBLE|FOUND)$/.test(error.code)) return null;
          throw error;
        });
        if (decision === null) continue;
        made += 1;
        if (decision.undoneAt === null) open.push(decision.id);
        else open.splice(open.indexOf(decision.id), 1);
        assert.deepEqual(await Array.fromAsync(store.check()), []);
      }
      for (const id of open.reverse()) await store.undoDecision(id);
      assert.deepEqual(await stateOf(engine), before);
    }
    assert.ok(made > 30, `only ${made} decisions were made`);
  });
});

async function split(store: Store, from: number, lot: (of: number) => number) {
  const reports = await everything((page) => store.actorReports(from, page));
  const some = reports.filter((_, k) => k === 0 || lot(2) === 0);
  return store.splitActor(
    from,
    some.map(({ document, name }) => ({ document, name })),
    null,
  );
}
