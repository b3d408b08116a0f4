import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Engine } from "../../src/store/engine.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { forEachEngine, type NewPlace } from "./engines.ts";

function code(expected: string): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.code, expected);
    return true;
  };
}

/** A promise and what settles it. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

forEachEngine((newPlace, dialect) => {
  const bytes = dialect === "sqlite" ? "blob" : "bytea";
  const table = `CREATE TABLE thing (id bigint PRIMARY KEY, name text, size bigint, data ${bytes})`;
  const count = (engine: Engine) => engine.get<{ n: number }>("SELECT count(*) AS n FROM thing").then((row) => row!.n);
  const put = (engine: Engine, id: number) => engine.run("INSERT INTO thing (id) VALUES (?)", [id]);

  async function opened(t: TestContext, place: NewPlace = newPlace): Promise<Engine> {
    const engine = await (await place(t)).open();
    await engine.script(table);
    return engine;
  }

  test("values come back as they went in, in plain rows", async (t) => {
    const engine = await opened(t);
    const row = { id: 2 ** 53 - 1, name: "“Ébène” ? $1 ' \u{1F600}", size: -1, data: new Uint8Array([0, 255, 39, 92]) };
    const changed = await engine.run(
      "INSERT INTO thing (id, name, size, data) VALUES (?, ?, ?, ?)",
      Object.values(row),
    );
    assert.equal(changed, 1);
    await put(engine, 1);
    assert.deepEqual(await engine.all("SELECT * FROM thing ORDER BY id"), [
      { id: 1, name: null, size: null, data: null },
      row,
    ]);
    assert.equal(await engine.get("SELECT * FROM thing WHERE id = ?", [3]), null);
    assert.deepEqual(await engine.get("SELECT sum(size) AS s, count(*) AS n FROM thing"), { s: -1, n: 2 });
    assert.deepEqual(await engine.get("SELECT name = ? AS same FROM thing WHERE id = ?", [row.name, row.id]), {
      same: 1,
    });
  });

  test("a question mark in a literal, a name or a comment is none for a value", async (t) => {
    const engine = await opened(t);
    assert.deepEqual(await engine.get(`SELECT 'it''s ?' AS "a?", ? || '!' AS b /* ? */, '?' AS c -- ?`, ["x"]), {
      "a?": "it's ?",
      b: "x!",
      c: "?",
    });
  });

  test("U+0000 and half a surrogate pair are kept as U+FFFD, one for one", async (t) => {
    const engine = await opened(t);
    await engine.run("INSERT INTO thing (id, name) VALUES (1, ?)", ["a\0b\ud800c\0"]);
    assert.deepEqual(await engine.get("SELECT name FROM thing"), { name: "a\uFFFDb\uFFFDc\uFFFD" });
    assert.deepEqual(await engine.get("SELECT id FROM thing WHERE name = ?", ["a\0b\udfffc\0"]), { id: 1 });
  });

  test("LIKE tells capitals apart", async (t) => {
    const engine = await opened(t);
    assert.deepEqual(await engine.get("SELECT 'Ab' LIKE 'ab%' AS a, 'Ab' LIKE 'A_' AS b"), { a: 0, b: 1 });
  });

  test("a statement that writes can be read from, outside of a transaction too", async (t) => {
    const engine = await opened(t);
    assert.deepEqual(await engine.get("INSERT INTO thing (id) VALUES (7) RETURNING id"), { id: 7 });
    assert.equal(await count(engine), 1);
  });

  test("a transaction is kept whole or not at all", async (t) => {
    const engine = await opened(t);
    assert.equal(
      await engine.transaction(async (inside) => {
        await put(inside, 1);
        await put(inside, 2);
        return count(inside);
      }),
      2,
    );
    const failure = new Error("no");
    await assert.rejects(
      engine.transaction(async (inside) => {
        await put(inside, 3);
        throw failure;
      }),
      failure,
    );
    await assert.rejects(
      engine.transaction(async (inside) => {
        await put(inside, 3);
        await put(inside, 1);
      }),
    );
    assert.equal(await count(engine), 2);
    assert.equal(await put(engine, 3), 1, "it goes on afterwards");
  });

  test("a part of a transaction can fail for itself", async (t) => {
    const engine = await opened(t);
    await engine.transaction(async (inside) => {
      await put(inside, 1);
      await inside.transaction((part) => put(part, 2));
      await assert.rejects(
        inside.transaction(async (part) => {
          await put(part, 3);
          await put(part, 1);
        }),
      );
      await put(inside, 4);
    });
    assert.deepEqual(await engine.all("SELECT id FROM thing ORDER BY id"), [{ id: 1 }, { id: 2 }, { id: 4 }]);
  });

  test("the engine of a transaction is of no use after it", async (t) => {
    const engine = await opened(t);
    let kept: Engine | null = null;
    await engine.transaction(async (inside) => {
      kept = inside;
    });
    await assert.rejects(put(kept!, 1), /over/);
    assert.equal(await count(engine), 0);
  });

  test("nobody sees what is not committed, and transactions take turns", async (t) => {
    const engine = await opened(t);
    const written = gate();
    const read = gate();
    const first = engine.transaction(async (inside) => {
      await put(inside, 1);
      written.open();
      await read.opened;
    });
    const second = engine.transaction(async (inside) => {
      assert.equal(await count(inside), 1);
      await put(inside, 2);
    });
    const alone = put(engine, 3);
    await written.opened;
    assert.equal(await count(engine), 0);
    assert.equal(await engine.snapshot(count), 0);
    read.open();
    await Promise.all([first, second, alone]);
    assert.equal(await count(engine), 3);
  });

  test("a snapshot is of one moment, only reads, and does not hold up writers", async (t) => {
    const engine = await opened(t);
    await put(engine, 1);
    await engine.snapshot(async (inside) => {
      await put(engine, 2);
      assert.equal(await count(inside), 1);
      assert.equal(await count(engine), 2);
      assert.equal(await inside.snapshot(count), 1);
      await assert.rejects(put(inside, 3), /only reads/);
    });
    assert.equal(await engine.snapshot(count), 2);
    await assert.rejects(
      engine.snapshot(() => Promise.reject(new Error("no"))),
      /no/,
    );
    assert.equal(await engine.snapshot(count), 2);
  });

  test("two who have the library open see each other's work and wait for each other", async (t) => {
    const place = await newPlace(t);
    const [one, other] = [await place.open(), await place.open()];
    await one.script(table);
    const written = gate();
    const go = gate();
    const first = one.transaction(async (inside) => {
      await put(inside, 1);
      written.open();
      await go.opened;
    });
    await written.opened;
    const second = other.transaction(async (inside) => put(inside, (await count(inside)) + 1));
    assert.equal(await count(other), 0);
    go.open();
    await Promise.all([first, second]);
    assert.deepEqual(await one.all("SELECT id FROM thing ORDER BY id"), [{ id: 1 }, { id: 2 }]);
  });

  test("a counter that both read before they write it loses nothing", async (t) => {
    const place = await newPlace(t);
    const engines = [await place.open(), await place.open()];
    await engines[0].script(table);
    await engines[0].run("INSERT INTO thing (id, size) VALUES (1, 0)");
    const steps = Array.from({ length: 40 }, (_, index) =>
      engines[index % 2].transaction(async (inside) => {
        const { size } = (await inside.get<{ size: number }>("SELECT size FROM thing WHERE id = 1"))!;
        await inside.run("UPDATE thing SET size = ? WHERE id = 1", [size + 1]);
      }),
    );
    await Promise.all(steps);
    assert.deepEqual(await engines[0].get("SELECT size FROM thing"), { size: 40 });
  });

  test("who waits too long for a writer, of another process or its own, is told so", async (t) => {
    const place = await newPlace(t);
    const [one, other] = [await place.open({ wait: 100 }), await place.open({ wait: 100 })];
    await one.script(table);
    await one.transaction(async (inside) => {
      await put(inside, 1);
      await assert.rejects(put(other, 2), code("BUSY"));
      await assert.rejects(put(one, 2), code("BUSY"));
    });
    assert.equal(await put(other, 2), 1);
    assert.equal(await count(one), 2);
  });

  test("a statement that is wrong is no trouble of the library", async (t) => {
    const engine = await opened(t);
    await assert.rejects(engine.all("SELECT nothing FROM nowhere"), (error) => !(error instanceof StoreError));
  });

  test("what was written is there for the next who opens it", async (t) => {
    const place = await newPlace(t);
    const first = await place.open();
    await first.script(table);
    await put(first, 1);
    await first.close();
    await first.close();
    assert.equal(await count(await place.open()), 1);
    await assert.rejects(count(first));
  });
});
