import assert from "node:assert/strict";
import { test } from "node:test";
import type { Engine } from "../../src/store/engine.ts";
import { pack } from "../../src/store/pack.ts";
import type { StoreError } from "../../src/store/store-error.ts";
import { forEachEngine } from "./engines.ts";
import { madeUp } from "./made-up-reports.ts";
import { sampleReports } from "./sample-reports.ts";
import { addAll, everything, found, newStore } from "./with-store.ts";

/** What is done to a good library behind the back of the store, and what `check` says of it. */
const damages: readonly {
  readonly name: string;
  readonly harm: (engine: Engine) => Promise<unknown>;
  readonly told: readonly (readonly [where: RegExp, message: RegExp])[];
}[] = [
  {
    name: "a record whose bytes are wrong",
    harm: async (engine) => {
      const { packed } = (await engine.get<{ packed: Uint8Array }>(
        `select packed from record where document = ${VISIT}`,
      ))!;
      const wrong = packed.with(packed.length >> 1, packed[packed.length >> 1] ^ 0xff);
      await engine.run(`update record set packed = ? where document = ${VISIT}`, [wrong]);
    },
    told: [[/^report visit, version 1$/, /damaged/]],
  },
  {
    name: "a record that is cut off",
    harm: (engine) =>
      engine.run(`update record set packed = ? where document = ${VISIT}`, [new Uint8Array([31, 139, 8])]),
    told: [[/^report visit/, /damaged/]],
  },
  {
    name: "a record that is missing",
    harm: (engine) => engine.run(`delete from record where document = ${VISIT}`),
    told: [[/^report visit/, /no record/]],
  },
  {
    name: "a record of another report",
    harm: (engine) => engine.run(`update record set packed = ? where document = ${VISIT}`, [pack(sampleReports()[0])]),
    told: [[/^report visit/, /not the one that was added/]],
  },
  {
    name: "a source whose bytes are wrong",
    harm: (engine) => engine.run("update source set packed = ?", [new Uint8Array([1, 2, 3])]),
    told: [[/^report raw/, /damaged/]],
  },
  {
    name: "an entity that is missing",
    harm: (engine) => engine.run(`delete from entity where entity = 'e1' and document = ${VISIT}`),
    told: [
      [/^report visit/, /2 of its 3 entities/],
      [/^actor \d+, Jorun Aske$/, /named in 1 reports, where 2/],
      [/^items of report/, /other actors/],
    ],
  },
  {
    name: "a count that is wrong",
    harm: (engine) => engine.run("update counter set value = value + 1 where name in ('statements', 'actors')"),
    told: [
      [/^counts$/, /\d+ statements, where \d+ are counted/],
      [/^counts$/, /\d+ actors, where \d+ are counted/],
    ],
  },
  {
    name: "an actor's reports miscounted",
    harm: (engine) => engine.run("update actor set named_in = 7 where name = 'Tobias Müller'"),
    told: [[/Tobias Müller$/, /named in 1 reports, where 7/]],
  },
  {
    name: "a part of an actor who is not in it",
    harm: (engine) =>
      engine.run(
        `update item_actor set actor = 10000 where entity = 'e1' and part = 'speaker' and document = ${VISIT}`,
      ),
    told: [[/^items of report/, /other actors/]],
  },
  {
    name: "another title in lists than the report has",
    harm: (engine) => engine.run("update document set title = 'Vjsit' where id = 'visit'"),
    told: [[/^report visit, version 1$/, /what lists show of it .* is not what was stored/]],
  },
  {
    name: "a word of an item that is not as it was put",
    harm: (engine) =>
      engine.run(`update item set shown = replace(shown, 'a', 'b') where item = 's1' and document = ${VISIT}`),
    told: [[/^report visit, version 1$/, /rows in the index are not what was put there/]],
  },
  {
    name: "what cannot even be read of an item",
    harm: (engine) => engine.run(`update item set shown = '{' where item = 's1' and document = ${VISIT}`),
    told: [[/^report visit, version 1$/, /rows in the index are not what was put there/]],
  },
  {
    name: "a role of an entity that is not as it was put",
    harm: (engine) => engine.run(`update entity set role = 'x' where entity = 'e1' and document = ${VISIT}`),
    told: [[/^report visit, version 1$/, /rows in the index are not what was put there/]],
  },
  {
    name: "a part of an entity in an item that is gone",
    harm: (engine) =>
      engine.run(`delete from item_actor where entity = 'e1' and part = 'speaker' and document = ${VISIT}`),
    told: [[/^report visit, version 1$/, /rows in the index are not what was put there/]],
  },
  {
    name: "a name of an actor that is not as it was put",
    harm: (engine) => engine.run("update actor set name = 'Tobias Muller' where name = 'Tobias Müller'"),
    told: [[/^actor \d+, Tobias Muller$/, /not as it was put/]],
  },
];
const VISIT = "(select key from document where id = 'visit')";

forEachEngine((newPlace, dialect) => {
  test("of a good library nothing is told, whatever was done in it", async (t) => {
    const { store } = await newStore(t, newPlace);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    await addAll(store, [...sampleReports(), ...madeUp(120)]);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    for (const id of ["visit", "made-3", "made-119"]) await store.remove(id);
    await addAll(store, madeUp(1, 200));
    assert.deepEqual(await Array.fromAsync(store.check()), []);
  });

  for (const { name, harm, told } of damages) {
    test(`told: ${name}`, async (t) => {
      const { store, place } = await newStore(t, newPlace);
      await addAll(store, sampleReports());
      await store.add(
        { record: { ...madeUp(1)[0].record, document: { ...madeUp(1)[0].record.document, id: "raw" } }, reasons: {} },
        { format: "text", text: "x", options: {} },
      );
      await harm(await place.open());
      const damage = await Array.fromAsync(store.check());
      assert.equal(damage.length, told.length, JSON.stringify(damage));
      for (const [k, [where, message]] of told.entries()) {
        assert.match(damage[k].where, where);
        assert.match(damage[k].message, message);
      }
      // Its neighbours are of use.
      assert.equal((await store.report("strike", null))?.row.document, "strike");
    });
  }

  test("what users decide, and reading again, is no damage", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [...sampleReports(), ...madeUp(20)]);
    const actors = await everything((page) => store.actors({ ...page, name: null }));
    const [first, second] = actors;
    const merge = await store.mergeActors(second.id, first.id, null);
    const { items } = await store.actorReports(first.id, { limit: 1, cursor: null });
    const [{ document, name }] = items;
    const split = await store.splitActor(first.id, [{ document, name }], null);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    const { row, kept } = (await store.report(document, null))!;
    const published = { value: "2031-05-06", precision: "day" } as const;
    const record = { ...kept.record, document: { ...kept.record.document, title: "Another", published } };
    await store.replaceRecord(row, { ...kept, record: record as typeof kept.record });
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    const { store: other } = await newStore(t, newPlace);
    await other.restore(store.dump());
    assert.deepEqual(await Array.fromAsync(other.check()), []);
    await store.undoDecision(split.id);
    await store.undoDecision(merge.id);
    await store.remove(document);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
  });

  test("damaged rows are told of by their place and what to do, where they are read", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    await addAll(store, sampleReports());
    const engine = await place.open();
    await engine.run(`update item set shown = '{"text":' where item = 's1' and document = ${VISIT}`);
    await assert.rejects(found(store, ""), (error: StoreError) => {
      assert.equal(error.code, "CORRUPT");
      assert.match(error.message, /s1 of report visit is damaged .*`readout check`/);
      return true;
    });
    await engine.run(`update item set shown = '{}' where item = 's1' and document = ${VISIT}`);
    await engine.run("update document set byline = '[' where id = 'strike'");
    await assert.rejects(store.reports({ limit: 20, cursor: null, by: "added" }), /report strike is damaged/);
    await engine.run("update document set byline = '[]', published = '{}' where id = 'strike'");
    await assert.rejects(found(store, ""), /report strike is damaged|report visit is damaged/);
  });

  test("told: an item that is missing", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    await addAll(store, sampleReports());
    const engine = await place.open();
    await engine.run(`delete from item where item = 's2' and document = ${VISIT}`);
    const damage = await Array.fromAsync(store.check());
    assert.deepEqual(
      damage.filter(({ where }) => where !== "index of words" && where !== "file"),
      [
        { where: "report visit, version 1", message: "6 of its 7 items are in the index" },
        { where: "counts", message: `${20} statements, where 21 are counted` },
      ],
    );
    // SQLite keeps the words apart from the items.
    assert.equal(
      damage.some(({ where }) => where === "index of words"),
      dialect === "sqlite",
    );
  });
});
