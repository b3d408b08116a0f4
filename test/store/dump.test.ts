import assert from "node:assert/strict";
import { test } from "node:test";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { forEachEngine, missing, type NewPlace, newPostgres, newSqlite } from "./engines.ts";
import { madeUp } from "./made-up-reports.ts";
import { makeRecord } from "./make-record.ts";
import { sampleReports } from "./sample-reports.ts";
import { addAll, everything, found, newStore } from "./with-store.ts";

const later = (text: string, version: string) =>
  makeRecord(`${text}\n==>\nwho Vera Holt (person)\nwho Jorun Aske (person)\nsays Vera Holt | said | dam broke | 0.1`, {
    id: `dam ${text}`,
    url: "https://x.example/dam",
    version,
    published: { value: "2031-03-05", precision: "day", basis: "given" },
  });
const FIRST = "The dam broke, Vera Holt said of Jorun Aske\0\uD800.";

/** A library with all there can be in one. */
async function fill(store: Store): Promise<void> {
  const run = await store.startRun(["a.html", "b\0.jsonl"]);
  await addAll(store, [...sampleReports(), ...madeUp(8)]);
  await store.add(later(FIRST, "1"), { format: "html", text: "<p>x\0\uD800", options: { outlet: "X" } });
  await store.replaceRecord({ document: `dam ${FIRST}`, version: 1 }, later(FIRST, "2"));
  await addAll(store, [later(`${FIRST} Again.`, "2")]);
  await store.keepRefusal(run, { source: "c.html", code: "EMPTY", message: "no text in it" });
  await store.tellRun(run, { arrived: 9, stored: 7, duplicate: 1, refused: 1 }, "c.html", true);
  const actors = await everything((page) => store.actors({ ...page, name: null }));
  const byAge = actors.toSorted((a, b) => a.id - b.id);
  // Into a later one and into an earlier one, in a chain.
  await store.mergeActors(byAge[0].id, byAge[4].id, "ann");
  await store.mergeActors(byAge[4].id, byAge[2].id, null);
  const undone = await store.mergeActors(byAge[6].id, byAge[5].id, null);
  await store.undoDecision(undone.id);
  const aske = actors.find(({ name }) => name === "Jorun Aske")!;
  const [report] = await everything((page) => store.actorReports(aske.id, page));
  await store.splitActor(aske.id, [{ document: report.document, name: report.name }], "bo");
  for (const item of ["s1", "v1"])
    await store.correct({
      document: "strike",
      item,
      verdict: "mend",
      field: item === "s1" ? "speaker" : "type",
      value: "x",
      note: "n\0",
      by: "ann",
    });
  const taken = await store.correct({
    document: "visit",
    item: "s1",
    verdict: "right",
    field: null,
    value: null,
    note: null,
    by: null,
  });
  await store.withdrawCorrection(taken.id);
  await store.correct({
    document: `dam ${FIRST}`,
    item: "s1",
    verdict: "wrong",
    field: null,
    value: null,
    note: null,
    by: null,
  });
}

/** As it goes through a file of lines. */
async function dumped(store: Store): Promise<unknown[]> {
  const values = await Array.fromAsync(store.dump());
  return values.map((value) => JSON.parse(JSON.stringify(value)));
}

async function* each(values: readonly unknown[]): AsyncGenerator<unknown> {
  yield* values;
}

/** What a user sees of a library. */
async function seen(store: Store): Promise<object> {
  const queries = ["", "dam", "speaker:aske", "type:CONSULT OR type:AID"];
  return {
    counts: await store.counts(),
    reports: await everything((page) => store.reports({ ...page, by: "published" })),
    added: await everything((page) => store.reports({ ...page, by: "added" })),
    records: await store.records(`dam ${FIRST}`, null),
    raw: await store.raw(`dam ${FIRST}`, null),
    report: await store.report("strike", null),
    found: await Promise.all(queries.map(async (query) => (await found(store, query, { limit: 200 })).items)),
    actors: await everything((page) => store.actors({ ...page, name: null })),
    decisions: await everything((page) => store.decisions(page)),
    corrections: await everything((page) => store.corrections(page)),
    doubtful: await everything((page) => store.doubtful({ ...page, doubt: null })),
    runs: await everything((page) => store.runs(page)),
    refusals: await everything((page) => store.refusals(page)),
    outdated: await everything((page) => store.outdated({ version: "2", sha256: "none".padEnd(64, "0") }, page)),
  };
}

const refused = (message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof StoreError, String(error));
  assert.equal(error.code, "NOT_POSSIBLE");
  assert.match(error.message, message);
  return true;
};

const ways: readonly (readonly [string, NewPlace, NewPlace, boolean])[] = [
  ["SQLite to SQLite", newSqlite, newSqlite, false],
  ["SQLite to PostgreSQL", newSqlite, newPostgres, true],
  ["PostgreSQL to SQLite", newPostgres, newSqlite, true],
  ["PostgreSQL to PostgreSQL", newPostgres, newPostgres, true],
];

for (const [name, from, to, needsPostgres] of ways) {
  test(`a dump restored is the same library: ${name}`, { skip: needsPostgres && missing() }, async (t) => {
    const { store } = await newStore(t, from);
    await fill(store);
    const dump = await dumped(store);
    const { store: again } = await newStore(t, to);
    assert.equal(await again.restore(each(dump)), (await store.counts()).versions);
    assert.deepEqual(await dumped(again), dump);
    assert.deepEqual(await seen(again), await seen(store));
    assert.deepEqual(await Array.fromAsync(again.check()), []);
    // And it goes on like the other: numbers are not given twice, decisions can be undone.
    for (const one of [store, again]) {
      await addAll(one, madeUp(3, 20));
      for (const { id, undoneAt } of await everything((page) => one.decisions(page)))
        if (undoneAt === null) await one.undoDecision(id);
    }
    assert.deepEqual(await again.counts(), await store.counts());
    const order = async (one: Store) =>
      (await found(one, "", { limit: 200 })).items.map(({ document, item }) => [document, item]);
    assert.deepEqual(await order(again), await order(store));
    assert.deepEqual(await Array.fromAsync(again.check()), []);
  });
}

forEachEngine((newPlace) => {
  test("a dump is of one moment, and a reader who stops early holds nothing up", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, madeUp(5));
    const values: object[] = [];
    for await (const value of store.dump()) {
      if (values.length === 1) {
        await addAll(store, madeUp(5, 5));
      }
      values.push(value);
    }
    assert.equal(values.filter((value) => "version" in value).length, 5);
    for await (const _ of store.dump()) break;
    const unread = store.dump();
    await unread.return(undefined);
    await addAll(store, madeUp(1, 50));
    assert.equal((await dumped(store)).filter((value) => "version" in (value as object)).length, 11);
  });

  test("into a library that has something nothing is restored", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, madeUp(2));
    const dump = await dumped(store);
    await assert.rejects(store.restore(each(dump)), refused(/not empty/));
    assert.deepEqual(await dumped(store), dump);
    const { store: begun } = await newStore(t, newPlace);
    await begun.startRun([]);
    await assert.rejects(begun.restore(each(dump)), refused(/not empty/));
    // One that was emptied is empty.
    for (const id of ["made-0", "made-1"]) await store.remove(id);
    assert.equal(await store.restore(each(dump)), 2);
    assert.deepEqual(await dumped(store), dump);
  });

  test("what is no dump, or not all of one, is refused, and the library stays empty and of use", async (t) => {
    const { store } = await newStore(t, newPlace);
    const { store: other } = await newStore(t, newPlace);
    await fill(other);
    const dump = (await dumped(other)) as { [key: string]: never }[];
    const at = dump.findIndex((value) => "version" in value);
    const changed = (k: number, value: unknown) => dump.with(k, value as (typeof dump)[number]);
    const row = dump.findIndex((value) => value.table === "actor");
    const garbage: readonly (readonly [unknown[], RegExp])[] = [
      [[], /broken off after line 0/],
      [[null], /line 1 is no part/],
      [["readout"], /line 1 is no part/],
      [[{ library: "other", format: 1 }], /line 1 is no part/],
      [dump.slice(1), /line 1 is no part/],
      [dump.slice(0, -1), /broken off after line \d+/],
      [dump.toSpliced(at, 1), /of \d+ lines of the dump \d+ are there/],
      [[...dump, dump[at]], /after the end/],
      [changed(at, { version: null }), new RegExp(`line ${at + 1} of the dump is damaged`)],
      [changed(at, { version: { ...(dump[at].version as object), records: [] } }), /is damaged/],
      [changed(at, { version: { ...(dump[at].version as object), number: "1; drop table item" } }), /is damaged/],
      [changed(at + 1, dump[at]), /is damaged/],
      [changed(at, { something: 1 }), /is no part/],
      [changed(row, { table: "counter", row: {} }), /is no part/],
      [changed(row, { table: "toString", row: {} }), /is no part/],
      [changed(row, { table: "actor", row: { id: 1 } }), /is damaged/],
      [changed(row, { table: "actor", row: { ...(dump[row].row as object), name: { a: 1 } } }), /is damaged/],
      [changed(row, { table: "actor", row: { ...(dump[row].row as object), merged_into: 10 ** 9 } }), /is damaged/],
      [
        changed(dump.length - 2, { correction: { ...(dump.at(-2)!.correction as object), number: 10 ** 9 } }),
        /corrects a report/,
      ],
    ];
    for (const [values, message] of garbage) await assert.rejects(store.restore(each(values)), refused(message));
    await assert.rejects(
      store.restore(each([{ library: "readout", format: 2 }])),
      (error) => error instanceof StoreError && error.code === "NEWER",
    );
    const failing = async function* () {
      yield* dump.slice(0, at + 2);
      throw new Error("the file cannot be read");
    };
    await assert.rejects(store.restore(failing()), /the file cannot be read/);
    assert.equal((await dumped(store)).length, 2);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    // What stands beside the columns that there are does no harm.
    const more = changed(row, {
      table: "actor",
      row: { ...(dump[row].row as object), "id) values (1); drop table item; --": 1 },
    });
    await store.restore(each(more));
    assert.deepEqual(await dumped(store), dump);
  });

  test("a library is restored from what another process wrote, in another process", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    const { store: other } = await newStore(t, newPlace);
    await fill(other);
    await store.restore(other.dump());
    const again = await openStore(place.location);
    t.after(() => again.close());
    assert.deepEqual(await dumped(again), await dumped(other));
  });
});
