import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import type { Engine } from "../../src/store/engine.ts";
import type { KeptRecord } from "../../src/store/explained.ts";
import type { Store } from "../../src/store/store.ts";
import { forEachEngine, type Place } from "./engines.ts";
import { makeRecord } from "./make-record.ts";
import { addAll, everything, found, newStore, places } from "./with-store.ts";

/** In every place where a report leaves something; `xq` and `XQ` stand in nothing else. */
const canary = (version: number): KeptRecord =>
  makeRecord(
    `
The xqdam${version} broke, Xqvera Holt said in Xqtown. Ilse Brandt met Xqvera Holt ${"and others ".repeat(80)}.
==>
who Xqvera Holt (person, NOR, xqmayor)
who Ilse Brandt (person, DNK, xqjudge)
place Xqtown NOR
says Xqvera Holt | said | The xqdam${version} broke
does CONSULT | Ilse Brandt | Xqvera Holt | met | reporter | in Xqtown
`,
    {
      id: `xq-${version}`,
      url: "https://xq.example/dam",
      outlet: "Xq Gazette",
      title: `Xqtitle ${version}`,
      byline: ["Xq Byline"],
      source: "xq.html",
    },
  );

const others = [
  makeRecord("Ilse Brandt came.\n==>\nwho Ilse Brandt (person)", { id: "other" }),
  makeRecord("Vera Holt came.\n==>\nwho Vera Holt (person)", { id: "vera" }),
];

async function fill(store: Store): Promise<void> {
  await addAll(store, others);
  await store.add(canary(1), { format: "text", text: "xqsource", options: { title: "xqoption" } });
  await store.add(canary(2), { format: "text", text: "xqsource 2", options: {} });
  await store.replaceRecord(
    { document: "xq-2", version: 2 },
    { ...canary(2), reasons: { s1: [{ field: "speaker", because: "xqreason" }] } },
  );
  await store.correct({
    document: "xq-2",
    item: "s1",
    verdict: "mend",
    field: "speaker",
    value: "xqvalue",
    note: "xqnote",
    by: "ann",
  });
  const taken = await store.correct({
    document: "xq-1",
    item: "s1",
    verdict: "wrong",
    field: null,
    value: null,
    note: "xq",
    by: null,
  });
  await store.withdrawCorrection(taken.id);
  await store.joinStories("xq-2", "other");
}

forEachEngine((newPlace) => {
  test("of a report that is removed nothing is left in any table, nor in the bytes of the files", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    await fill(store);
    const engine = await place.open();
    const blobs = await engine.all<{ packed: Uint8Array }>(
      "select packed from record where document in (select key from document where id like 'xq%') union all select packed from source union all select packed from fingerprint where document in (select key from document where id like 'xq%')",
    );
    // Behind the head that all packed values have in common.
    const traces = ["xq", ...blobs.map(({ packed }) => Buffer.from(packed.subarray(24, 64)).toString("latin1"))];
    assert.equal(traces.length, 6);
    assert.deepEqual(await found(store, "xqdam2").then(({ items }) => places(items)), ["xq-2 -", "xq-2 s1"]);
    // That what is looked for would be found.
    for (const trace of traces)
      assert.notDeepEqual(await filesWith(engine, place, trace), [], "no trace of what is there");
    const having = await tablesWith(engine, "xq");
    for (const table of ["document", "source", "record", "item", "entity", "actor", "correction", "fingerprint"])
      assert.equal(having.includes(table), true, `no trace in ${table}`);
    assert.notDeepEqual(await storiesOfRemoved(engine), []);
    const old = "folder" in place.location ? join(place.location.folder, "library.before-2.sqlite") : null;
    if (old !== null) writeFileSync(old, "xqdam, as it was before a migration");

    assert.equal(await store.remove("xq-1"), true);

    assert.deepEqual(await tablesWith(engine, "xq"), []);
    assert.deepEqual(await storiesOfRemoved(engine), []);
    assert.equal((await store.storyOf("other"))?.reports.length, 1);
    if (old !== null) assert.equal(existsSync(old), false);
    for (const trace of traces) assert.deepEqual(await filesWith(engine, place, trace), []);
    for (const id of ["xq-1", "xq-2"]) assert.equal(await store.report(id, null), null);
    assert.deepEqual(places((await found(store, "")).items).sort(), ["other -", "vera -"]);
    const { toLookAt: _, ...counts } = await store.counts();
    assert.deepEqual(counts, {
      reports: 2,
      versions: 2,
      statements: 0,
      events: 0,
      actors: 2,
      refusals: 0,
      corrections: 0,
    });
    const [brandt] = await everything((page) => store.actors({ ...page, name: "brandt" }));
    assert.deepEqual([brandt.namedIn, brandt.done.value, brandt.country], [1, 0, null]);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    // It is not known any more, and may come again.
    assert.equal((await store.add(canary(1), null)).outcome, "stored");
    assert.equal(await store.remove("xq-1"), true);
    assert.equal(await store.remove("xq-1"), false);
  });

  test("what users decided about those whom it alone named goes with it, and decides no more", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    await fill(store);
    await addAll(store, [makeRecord("Ilse Brandt went.\n==>\nwho Ilse Brandt (person)", { id: "third" })]);
    const actors = await everything((page) => store.actors({ ...page, name: null }));
    const idOf = (name: string) => actors.find((one) => one.name === name)!.id;
    const brandt = idOf("Ilse Brandt");
    await store.mergeActors(idOf("Xqvera Holt"), brandt, null);
    const split = await store.splitActor(
      brandt,
      [
        { document: "xq-2", name: "Ilse Brandt" },
        { document: "third", name: "Ilse Brandt" },
      ],
      null,
    );
    const alone = await store.splitActor(brandt, [{ document: "xq-2", name: "Xqvera Holt" }], null);
    await store.remove("xq-2");
    const engine = await place.open();
    assert.deepEqual(await tablesWith(engine, "xq"), []);
    const left = await everything((page) => store.decisions(page));
    assert.deepEqual(
      left.map(({ id, what }) => [id, what.kind === "split" && what.entities]),
      [[split.id, [{ document: "third", name: "Ilse Brandt" }]]],
    );
    await assert.rejects(store.undoDecision(alone.id), /no decision/);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    await store.undoDecision(split.id);
    assert.deepEqual((await store.actor(brandt))!.reports.value, 2);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
  });

  test("what a removal that was broken off left in the files is told, and goes with the next try", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    await fill(store);
    const engine = await place.open();
    const { value } = (await engine.get<{ value: number }>("select count(*) as value from counter"))!;
    await engine.run("insert into counter (name, value) values ('unwiped', 1)");
    assert.deepEqual(
      (await Array.fromAsync(store.check())).map(({ where }) => where),
      ["removed reports"],
    );
    assert.equal(await store.remove("nowhere"), false);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
    assert.equal((await engine.get<{ value: number }>("select count(*) as value from counter"))!.value, value);
  });

  test("those who were merged into one whom it alone named stay together, under a name that is left", async (t) => {
    const { store, place } = await newStore(t, newPlace);
    await fill(store);
    const actors = await everything((page) => store.actors({ ...page, name: null }));
    const idOf = (name: string) => actors.find((one) => one.name === name)!.id;
    const [vera, brandt] = [idOf("Vera Holt"), idOf("Ilse Brandt")];
    await store.mergeActors(vera, idOf("Xqvera Holt"), null);
    await store.mergeActors(brandt, idOf("Xqvera Holt"), null);
    await store.remove("xq-2");
    assert.deepEqual(await tablesWith(await place.open(), "xq"), []);
    const [left, ...more] = await everything((page) => store.actors({ ...page, name: null }));
    assert.deepEqual([left.id, left.namedIn, left.merged.length, more], [Math.min(vera, brandt), 2, 1, []]);
    assert.deepEqual(await Array.fromAsync(store.check()), []);
  });
});

/** Tables with a value that has `trace` in it. */
async function tablesWith(engine: Engine, trace: string): Promise<string[]> {
  const tables = await engine.all<{ name: string }>(
    engine.dialect === "sqlite"
      ? "select name from sqlite_schema where type = 'table'"
      : "select tablename as name from pg_tables where schemaname = current_schema()",
  );
  const having: string[] = [];
  for (const { name } of tables) {
    const rows = await engine.all(`select * from "${name}"`);
    const text = rows.flatMap((row) =>
      Object.values(row).map((value) => (value instanceof Uint8Array ? unpacked(value) : String(value))),
    );
    if (text.some((value) => value.toLowerCase().includes(trace))) having.push(name);
  }
  return having;
}

function unpacked(value: Uint8Array): string {
  try {
    return gunzipSync(value).toString();
  } catch {
    return Buffer.from(value).toString("latin1");
  }
}

/** What the tables of stories have of reports other than those of `others`; they are known there by numbers alone. */
async function storiesOfRemoved(engine: Engine): Promise<unknown[]> {
  const documents = "(select key from document where id in ('other', 'vera'))";
  const reports = "(select report from document where id in ('other', 'vera'))";
  return [
    ...(await engine.all(`select document from fingerprint where document not in ${documents}`)),
    ...(await engine.all(`select document from story_key where document not in ${documents}`)),
    ...(await engine.all(`select a, b from story_link where a not in ${reports} or b not in ${reports}`)),
    ...(await engine.all(`select id from story where id not in ${reports}`)),
  ];
}

/** Files of the database that have the bytes of `trace`, but for PostgreSQL's log. */
async function filesWith(engine: Engine, place: Place, trace: string): Promise<string[]> {
  let folder: string;
  if ("folder" in place.location) folder = place.location.folder;
  else {
    await engine.script("checkpoint");
    folder = (await engine.get<{ data_directory: string }>("show data_directory"))!.data_directory;
  }
  const sought = Buffer.from(trace, "latin1");
  return allFiles(folder).filter((path) => {
    try {
      const bytes = readFileSync(path);
      return trace === "xq"
        ? /xq(?:dam|title|vera|source|note)/i.test(bytes.toString("latin1"))
        : bytes.includes(sought);
    } catch {
      // A file of another test that went meanwhile.
      return false;
    }
  });
}

function allFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (/^pg_wal$|^log$/.test(name)) return [];
    try {
      return statSync(path).isDirectory() ? allFiles(path) : [path];
    } catch {
      return [];
    }
  });
}
