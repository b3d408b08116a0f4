import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import pg from "pg";
import type { Engine } from "../../src/store/engine.ts";
import { postgresAddress } from "../../src/store/postgres-address.ts";
import { openPostgres } from "../../src/store/postgres-engine.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { missing, newPostgres, type Place, postgres } from "./engines.ts";

const SECRET = "hush1931";

function refused(code: string, message: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, message);
    assert.doesNotMatch(inspect(error, { depth: 9 }), new RegExp(SECRET));
    return true;
  };
}

describe("the address of a library in PostgreSQL", () => {
  for (const [url, shown, schema] of [
    [`postgres://ann:${SECRET}@db.example.org/news`, "postgres://ann@db.example.org/news", "readout"],
    [`postgresql://ann:${SECRET}@db:6543/news?schema=desk`, "postgres://ann@db:6543/news?schema=desk", "desk"],
    [`postgres://ann@db/news?password=${SECRET}`, "postgres://ann@db/news", "readout"],
    [`postgres://ann:${SECRET}@@db/news`, "postgres://ann@db/news", "readout"],
    ["postgres:///news?host=/run/pg&user=ann&port=7", "postgres://ann@/news?host=/run/pg&port=7", "readout"],
  ]) {
    test(`is shown as ${shown}`, () => {
      const address = postgresAddress(url);
      assert.equal(address.shown, shown);
      assert.equal(address.schema, schema);
      assert.doesNotMatch(address.connectionString, /schema=/);
    });
  }

  for (const url of [
    `postgres://ann:${SECRET}/x@db/news`,
    `postgres://ann:${SECRET}?x@db/news`,
    `postgres://ann:${SECRET}#x@db/news`,
    `postgres://ann:${SECRET}@db:port/news`,
    `mysql://ann:${SECRET}@db/news`,
    SECRET,
  ]) {
    test(`is refused without being repeated: ${url.replace(SECRET, "…")}`, () => {
      assert.throws(() => postgresAddress(url), refused("UNREACHABLE", /should be postgres:\/\/USER/));
    });
  }

  test("names a schema of plain letters", () => {
    assert.throws(() => postgresAddress("postgres://ann@db/news?schema=a%22;drop"), refused("NOT_POSSIBLE", /schema/));
  });
});

test("a server that is not there is told without the password", async () => {
  await assert.rejects(
    openPostgres(`postgres://ann:${SECRET}@127.0.0.1:1/news`),
    refused("UNREACHABLE", /^postgres:\/\/ann@127\.0\.0\.1:1\/news: the server cannot be reached/),
  );
  await assert.rejects(
    openPostgres(`postgres://ann:${SECRET}@nowhere.invalid/news`),
    refused("UNREACHABLE", /nowhere\.invalid/),
  );
});

describe("a library in PostgreSQL", { skip: missing() }, () => {
  const urlOf = (place: Place, settings: { readonly [name: string]: string }) => {
    const url = new URL((place.location as { url: string }).url);
    for (const [name, value] of Object.entries(settings)) url.searchParams.set(name, value);
    return url.href;
  };

  test("goes on after its connections were lost, but for what was in the middle of something", async (t) => {
    const place = await newPostgres(t);
    const [engine, other] = [await place.open(), await place.open()];
    await engine.script("CREATE TABLE thing (id integer)");
    const pid = async (e: Engine) => (await e.get<{ pid: number }>("SELECT pg_backend_pid() AS pid"))!.pid;
    const end = (found: number) => other.all("SELECT pg_terminate_backend(?)", [found]);
    await assert.rejects(
      engine.transaction(async (inside) => {
        await inside.run("INSERT INTO thing VALUES (1)");
        await end(await pid(inside));
        await inside.run("INSERT INTO thing VALUES (2)");
      }),
      refused("UNREACHABLE", /try again/),
    );
    await engine.run("INSERT INTO thing VALUES (3)");
    await end(await pid(engine));
    assert.deepEqual(await engine.all("SELECT id FROM thing"), [{ id: 3 }]);
  });

  test("on a server that lets nothing be changed can be read", async (t) => {
    const place = await newPostgres(t);
    const writer = await place.open();
    await writer.script("CREATE TABLE thing (id integer); INSERT INTO thing VALUES (1)");
    const reader = await openPostgres(urlOf(place, { options: "-c default_transaction_read_only=on" }));
    t.after(() => reader.close());
    assert.deepEqual(await reader.all("SELECT id FROM thing"), [{ id: 1 }]);
    await assert.rejects(reader.run("INSERT INTO thing VALUES (2)"), refused("READ_ONLY", /primary server/));
  });

  test("can be read by a user who may only read", async (t) => {
    const place = await newPostgres(t);
    const owner = await place.open();
    const schema = new URL((place.location as { url: string }).url).searchParams.get("schema")!;
    await owner.script(`
      CREATE TABLE thing (id integer); INSERT INTO thing VALUES (1);
      CREATE ROLE reader_${schema} LOGIN; GRANT USAGE ON SCHEMA ${schema} TO reader_${schema};
      GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO reader_${schema}`);
    t.after(async () => {
      const client = new pg.Client({ connectionString: await postgres() });
      await client.connect();
      await client.query(`DROP ROLE reader_${schema}`);
      await client.end();
    });
    const reader = await openPostgres(urlOf(place, { user: `reader_${schema}` }));
    t.after(() => reader.close());
    assert.deepEqual(await reader.all("SELECT id FROM thing"), [{ id: 1 }]);
    await assert.rejects(reader.run("INSERT INTO thing VALUES (2)"), refused("READ_ONLY", /grant/));
    await assert.rejects(
      openPostgres(urlOf(place, { user: `reader_${schema}`, schema: "another_one" })),
      refused("READ_ONLY", /grant/),
    );
  });

  test("of a database that is not there is refused", async (t) => {
    const place = await newPostgres(t);
    const url = new URL((place.location as { url: string }).url);
    url.pathname = "/no_such_database";
    await assert.rejects(openPostgres(url.href), refused("UNREACHABLE", /no such database.*createdb/));
  });

  test("a deadlock with another program is settled by doing the work again", async (t) => {
    const place = await newPostgres(t);
    const engine = await place.open();
    await engine.script("CREATE TABLE thing (id integer, n integer); INSERT INTO thing VALUES (1, 0), (2, 0)");
    let times = 0;
    const other = await place.open();
    // `script` takes no turn of the library among processes, as another program would not.
    const intruder = other
      .script(
        "BEGIN; UPDATE thing SET n = n + 10 WHERE id = 2; SELECT pg_sleep(0.3); UPDATE thing SET n = n + 10 WHERE id = 1; COMMIT",
      )
      .then(
        () => 0,
        () => 1,
      );
    await engine.transaction(async (inside) => {
      times += 1;
      await inside.run("UPDATE thing SET n = n + 1 WHERE id = 1");
      await inside.script("SELECT pg_sleep(0.3)");
      await inside.run("UPDATE thing SET n = n + 1 WHERE id = 2");
    });
    const stopped = await intruder;
    assert.equal(times - 1 + stopped, 1, "one of the two was stopped");
    const sum = stopped ? 1 : 11;
    assert.deepEqual(await engine.all("SELECT n FROM thing ORDER BY id"), [{ n: sum }, { n: sum }]);
  });
});
