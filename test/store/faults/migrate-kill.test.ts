import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../../../src/store/engine.ts";
import { migrate } from "../../../src/store/migrate.ts";
import { MIGRATIONS } from "../../../src/store/migrations/list.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { StoreError } from "../../../src/store/store-error.ts";
import { forEachEngine } from "../engines.ts";
import { assertThere } from "./acknowledged.ts";
import { startChild } from "./child.ts";
import { LATER } from "./later-steps.ts";
import { madeRecord } from "./made-record.ts";

const KILLS = Number(process.env.READOUT_SOAK_KILLS ?? 12);

const has = (engine: Engine, sql: string) =>
  engine.get(sql).then(
    () => true,
    () => false,
  );

forEachEngine((newPlace, dialect) => {
  test(`${KILLS} processes are killed while they bring a library up to a later version: each step is done or undone whole`, async (t) => {
    const seen: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const place = await newPlace(t);
      const made = [1, 2, 3].map((number) => ({ name: "wire", number, version: 1 }));
      const store = await openStore(place.location);
      for (const { kept, raw } of made.map(madeRecord)) await store.add(kept, raw);
      await assertThere(store, made);
      await store.close();

      const child = startChild("migrate-child.ts", [JSON.stringify(place.location)]);
      await child.said(/^opening$/);
      await sleep(200 * Math.random());
      await child.kill();

      const engine = await place.open();
      const { step } = (await engine.get<{ step: number }>("SELECT max(step) AS step FROM migration"))!;
      seen.push(step);
      assert.equal(await has(engine, "SELECT n FROM later"), step > MIGRATIONS.length);
      assert.equal(await has(engine, "SELECT later FROM document"), step > MIGRATIONS.length);
      assert.equal(await has(engine, "SELECT n FROM later_still"), step === LATER.length);
      await migrate(engine, LATER);
      for (const [table, n] of [
        ["later", 30000],
        ["later_still", 30000],
        ["document", 3],
      ])
        assert.deepEqual(await engine.get(`SELECT count(*) AS n FROM ${table}`), { n });
      if ("folder" in place.location)
        assert.deepEqual(
          readdirSync(place.location.folder).filter((name) => name.endsWith(".part")),
          [],
        );
      await assert.rejects(openStore(place.location), (error) => error instanceof StoreError && error.code === "NEWER");
      await engine.close();
    }
    t.diagnostic(`${KILLS} kills (${dialect}), after step ${seen.join(" ")}`);
  });
});
