import assert from "node:assert/strict";
import { test } from "node:test";
import type { NewCorrection, Store } from "../../src/store/store.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { forEachEngine } from "./engines.ts";
import { makeRecord } from "./make-record.ts";
import { addAll, everything, newStore, places } from "./with-store.ts";

const TEXT = "The dam broke, Vera Holt said. Nobody was told, an official said. Police stopped Vera Holt.";
const READ = `==>
who Vera Holt (person)
says Vera Holt | said | The dam broke | 0.3
says ? | said | Nobody was told
does COERCE | Police | Vera Holt | stopped | reporter | 0.1`;

const report = (text = TEXT, read = READ, version = "1") =>
  makeRecord(`${text}\n${read}`, { id: text === TEXT ? "dam" : `dam ${text}`, url: "https://x.example/dam", version });

const said = (item: string, more: Partial<NewCorrection> = {}): NewCorrection => ({
  document: "dam",
  item,
  verdict: "wrong",
  field: null,
  value: null,
  note: null,
  by: null,
  ...more,
});

const doubtful = async (store: Store) =>
  places((await everything((page) => store.doubtful({ ...page, doubt: null }))).map(({ result }) => result));

const placed = async (store: Store, document = "dam") =>
  (await store.report(document, null))!.corrections.map(
    ({ correction, item, state }) => `${correction.item} ${state} ${item}`,
  );

forEachEngine((newPlace) => {
  test("a correction is kept beside the record, with its words and their context", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [report()]);
    const mend = said("s2", {
      verdict: "mend",
      field: "speaker",
      value: "an official",
      note: "see “an official”\0",
      by: "ann",
    });
    const kept = await store.correct(mend);
    assert.deepEqual(kept.anchor, {
      from: 31,
      to: 46,
      exact: "Nobody was told",
      before: TEXT.slice(0, 31),
      after: TEXT.slice(46, 46 + 32),
    });
    const [{ correction, item, state, why }] = (await store.report("dam", null))!.corrections;
    assert.deepEqual(correction, { ...kept, note: "see “an official”\uFFFD" });
    assert.deepEqual([item, state, why], ["s2", "exact", null]);
    assert.deepEqual((await store.report("dam", null))!.kept, report());
    assert.deepEqual(await everything((page) => store.corrections(page)), [
      { correction, item: "s2", state: "exact", why: null, document: "dam" },
    ]);
    assert.equal((await store.counts()).corrections, 1);
  });

  test("what has been looked at leaves the list of the doubtful, and comes back when that is withdrawn", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [report()]);
    assert.deepEqual(await doubtful(store), ["dam s1", "dam s2", "dam v1"]);
    const by = async (doubt: "unknown speaker" | "low confidence") =>
      (await everything((page) => store.doubtful({ ...page, doubt }))).map(
        ({ doubt, result }) => `${doubt}: ${result.item}`,
      );
    assert.deepEqual(await by("unknown speaker"), ["unknown speaker: s2"]);
    assert.deepEqual(await by("low confidence"), ["low confidence: s1", "low confidence: v1"]);
    const first = await store.correct(said("s1", { verdict: "right" }));
    const second = await store.correct(said("s1"));
    await store.correct(said("v1", { verdict: "mend", field: "status", value: "negated" }));
    assert.deepEqual(await doubtful(store), ["dam s2"]);
    assert.deepEqual((await store.counts()).toLookAt, { value: 1, more: false });
    assert.equal(await store.withdrawCorrection(first.id), true);
    assert.deepEqual(await doubtful(store), ["dam s2"]);
    assert.equal(await store.withdrawCorrection(second.id), true);
    assert.equal(await store.withdrawCorrection(second.id), false);
    assert.equal(await store.withdrawCorrection(10 ** 9), false);
    assert.deepEqual(await doubtful(store), ["dam s1", "dam s2"]);
    assert.deepEqual(await placed(store), ["v1 exact v1"]);
    const { corrections, toLookAt } = await store.counts();
    assert.deepEqual([corrections, toLookAt.value], [1, 2]);
  });

  test("after reading again corrections stand where the same words are read, under whatever name", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [report()]);
    for (const item of ["s1", "s2", "v1"]) await store.correct(said(item));
    const again = `==>
who Vera Holt (person)
says ? | said | Nobody was told | 0.1
does COERCE | Police | Vera Holt | stopped | reporter | 0.1
says Vera Holt | said | The dam broke, Vera Holt | 0.2`;
    await store.replaceRecord({ document: "dam", version: 1 }, report(TEXT, again, "2"));
    assert.deepEqual(await placed(store), ["s1 orphan null", "s2 exact s1", "v1 exact v1"]);
    const [orphan] = (await store.report("dam", null))!.corrections;
    assert.match(orphan.why!, /no statement is read from these words any more/);
    // The statement that nobody looked at needs a look, the others had one.
    assert.deepEqual(await doubtful(store), ["dam s2"]);
    await store.replaceRecord({ document: "dam", version: 1 }, report(TEXT, READ, "3"));
    assert.deepEqual(await placed(store), ["s1 exact s1", "s2 exact s2", "v1 exact v1"]);
    assert.deepEqual(await doubtful(store), []);
  });

  test("in a new version they stand where their words moved to, never where it is not sure", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [report()]);
    for (const item of ["s1", "s2", "v1"]) await store.correct(said(item));
    const longer = `Updated. ${TEXT}`;
    await addAll(store, [report(longer)]);
    // The beginning is no longer the beginning: what stood before s1 has changed, but its context is empty on that side.
    assert.deepEqual(await placed(store, `dam ${longer}`), ["s1 moved s1", "s2 moved s2", "v1 moved v1"]);
    assert.deepEqual(await doubtful(store), []);
    assert.deepEqual(await placed(store), ["s1 exact s1", "s2 exact s2", "v1 exact v1"]);
    const changed = "The dam broke, Vera Holt said. Nobody was told, officials said. Police stopped Vera Holt.";
    await addAll(store, [report(changed)]);
    assert.deepEqual(await placed(store, `dam ${changed}`), ["s1 exact s1", "s2 orphan null", "v1 orphan null"]);
    assert.deepEqual(await doubtful(store), [`dam ${changed} s2`, `dam ${changed} v1`]);
    const twice = `Twice. ${TEXT}\n${TEXT}`;
    await addAll(store, [report(twice)]);
    const list = await everything((page) => store.corrections(page));
    assert.deepEqual(
      list.map(({ document, state, why }) => [document, state, why]),
      Array.from({ length: 3 }, () => [`dam ${twice}`, "orphan", "its words stand in this text more than once"]),
    );
  });

  test("a correction of an earlier version is one of the report", async (t) => {
    const { store } = await newStore(t, newPlace);
    const longer = `Updated. ${TEXT}`;
    await addAll(store, [report(), report(longer)]);
    await store.correct(said("s2"));
    assert.deepEqual(await placed(store), ["s2 exact s2"]);
    assert.deepEqual(await placed(store, `dam ${longer}`), ["s2 moved s2"]);
    assert.deepEqual(await doubtful(store), [`dam ${longer} s1`, `dam ${longer} v1`]);
  });

  test("what is no correction is refused", async (t) => {
    const { store } = await newStore(t, newPlace);
    await addAll(store, [report()]);
    const missing = (error: unknown) => error instanceof StoreError && error.code === "NOT_FOUND";
    await assert.rejects(store.correct(said("s1", { document: "nowhere" })), missing);
    await assert.rejects(store.correct(said("s9")), missing);
    await assert.rejects(store.correct(said("s1", { verdict: "fine" as "right" })), RangeError);
    await assert.rejects(
      store.correct(said("s1", { verdict: "mend", field: "type", value: "AID" })),
      /field must be one of speaker/,
    );
    await assert.rejects(
      store.correct(said("v1", { verdict: "mend", field: "speaker", value: "x" })),
      /field must be one of type/,
    );
    await assert.rejects(store.correct(said("s1", { verdict: "mend", field: "speaker" })), /its value/);
    await assert.rejects(store.correct(said("s1", { verdict: "mend", value: "x" })), /its value/);
    assert.equal((await store.counts()).corrections, 0);
  });
});
