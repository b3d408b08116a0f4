import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Engine } from "../../src/store/engine.ts";
import { type Migration, migrate } from "../../src/store/migrate.ts";
import { openSqlite } from "../../src/store/sqlite-engine.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { forEachEngine, newSqlite, type Place } from "./engines.ts";

const first: Migration = {
  name: "people",
  sql: "CREATE TABLE people (name text); INSERT INTO people VALUES ('Marta')",
};
const second: Migration = {
  name: "ages",
  sql: (dialect) =>
    `ALTER TABLE people ADD COLUMN age ${dialect === "sqlite" ? "integer" : "smallint"}; UPDATE people SET age = 41`,
};
const broken: Migration = { name: "broken", sql: "CREATE TABLE half (x integer); INSERT INTO nowhere VALUES (1)" };
const third: Migration = { name: "towns", sql: "CREATE TABLE towns (name text)" };

const steps = (engine: Engine) => engine.all("SELECT step, name FROM migration ORDER BY step");

function refused(code: string, message: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    return true;
  };
}

forEachEngine((newPlace) => {
  test("an empty database takes all steps, and later only those it lacks", async (t) => {
    const engine = await (await newPlace(t)).open();
    await migrate(engine, [first]);
    await migrate(engine, [first]);
    assert.deepEqual(await engine.all("SELECT * FROM people"), [{ name: "Marta" }]);
    await migrate(engine, [first, second, third]);
    assert.deepEqual(await engine.all("SELECT * FROM people"), [{ name: "Marta", age: 41 }]);
    assert.deepEqual(await steps(engine), [
      { step: 1, name: "people" },
      { step: 2, name: "ages" },
      { step: 3, name: "towns" },
    ]);
  });

  test("a step that fails leaves nothing behind, and those before it stand", async (t) => {
    const engine = await (await newPlace(t)).open();
    await assert.rejects(migrate(engine, [first, broken, third]), /nowhere/);
    assert.deepEqual(await steps(engine), [{ step: 1, name: "people" }]);
    await assert.rejects(engine.all("SELECT * FROM half"));
    await migrate(engine, [first, second]);
    assert.equal((await steps(engine)).length, 2);
  });

  test("a library with more steps is one of a newer Readout", async (t) => {
    const engine = await (await newPlace(t)).open();
    await migrate(engine, [first, second]);
    await assert.rejects(migrate(engine, [first]), refused("NEWER", /newer Readout.*step 2.*knows 1.*npm install/s));
    assert.equal((await steps(engine)).length, 2);
  });

  test("steps of another program are refused", async (t) => {
    const engine = await (await newPlace(t)).open();
    await migrate(engine, [first]);
    await assert.rejects(migrate(engine, [third, second]), refused("NOT_A_LIBRARY", /“people”.*“towns”/));
  });

  test("a database of something else is left alone", async (t) => {
    const engine = await (await newPlace(t)).open();
    await engine.script("CREATE TABLE accounts (x integer)");
    await assert.rejects(migrate(engine, [first]), refused("NOT_A_LIBRARY", /something else/));
    await assert.rejects(engine.all("SELECT * FROM migration"));
  });

  test("many who begin at once do each step once", async (t) => {
    const place = await newPlace(t);
    const engines = await Promise.all([1, 2, 3, 4].map(() => place.open()));
    await Promise.all(engines.map((engine) => migrate(engine, [first])));
    await Promise.all(engines.map((engine) => migrate(engine, [first, second, third])));
    assert.deepEqual(await engines[0].all("SELECT * FROM people"), [{ name: "Marta", age: 41 }]);
  });
});

const files = (place: Place) =>
  readdirSync((place.location as { folder: string }).folder).filter((name) => !/-(wal|shm)$/.test(name));

test("before an SQLite library in use is changed a copy is made, and only the last is kept", async (t) => {
  const place = await newSqlite(t);
  const engine = await place.open();
  await migrate(engine, [first, second]);
  assert.deepEqual(files(place), ["library.sqlite"], "a new one needs none");
  await migrate(engine, [first, second, third]);
  assert.deepEqual(files(place), ["library.before-3.sqlite", "library.sqlite"]);
  const copy = await openSqlite(join((place.location as { folder: string }).folder, "library.before-3.sqlite"), {
    readOnly: true,
  });
  assert.deepEqual(await copy.all("SELECT * FROM people"), [{ name: "Marta", age: 41 }]);
  assert.equal((await steps(copy)).length, 2);
  await copy.close();
  await migrate(engine, [first, second, third, { name: "more", sql: "CREATE TABLE more (x integer)" }]);
  assert.deepEqual(files(place), ["library.before-4.sqlite", "library.sqlite"]);
});

test("a step that fails keeps the copy; one made by others at the same time is not written over", async (t) => {
  const place = await newSqlite(t);
  const [engine, other] = [await place.open(), await place.open()];
  await migrate(engine, [first]);
  await assert.rejects(migrate(engine, [first, broken]));
  assert.deepEqual(files(place), ["library.before-2.sqlite", "library.sqlite"]);
  await Promise.all([migrate(engine, [first, second, third]), migrate(other, [first, second, third])]);
  assert.deepEqual(files(place), ["library.before-2.sqlite", "library.sqlite"]);
  assert.ok(!existsSync(join((place.location as { folder: string }).folder, "library.before-2.sqlite.part")));
});
