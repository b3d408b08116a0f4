import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Comparison } from "../../../src/compare/comparison.ts";
import { createApp } from "../../../src/server/app.ts";
import { openStore } from "../../../src/store/open-store.ts";
import { RECORDS } from "../../export/comparison/tellings.ts";
import { describedServer } from "./described.ts";

test("reports are compared by the API as its document says", async () => {
  const folder = await mkdtemp(join(tmpdir(), "readout-compare-api-"));
  const store = await openStore({ folder }, { readOnly: false });
  try {
    for (const record of RECORDS) await store.add({ record, reasons: {} }, null);
    const server = await describedServer(createApp({ store, version: "1.2.3" }));
    const ids = RECORDS.map(({ document }) => document.id);
    const ask = (query: string) => server.ask("/api/v1/compare", `/api/v1/compare?${query}`);
    const twice = await ask(`d=${ids[0]}&d=${ids[0]}`);
    assert.equal(twice.status, 200);
    const { documents, differences } = (await twice.json()) as Comparison;
    assert.deepEqual(
      documents.map(({ id }) => id),
      [ids[0], `${ids[0]}~2`],
    );
    assert.deepEqual(
      differences.filter(({ kind }) => kind !== "evaluating"),
      [],
    );
    for (const query of ["", `d=${ids[0]}`, `d=${ids[0]}&d=`, `${`d=${ids[0]}&`.repeat(13)}d=${ids[0]}`]) {
      assert.equal((await ask(query)).status, 400, query);
    }
    assert.equal((await ask(`d=${ids[0]}&d=nowhere`)).status, 404);
    assert.equal((await ask(`d=${ids[0]}&d=${ids[1]}&extra=1`)).status, 400);
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
});
