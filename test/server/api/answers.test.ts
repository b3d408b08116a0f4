import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createApp } from "../../../src/server/app.ts";
import { fakeStore } from "../fake-store.ts";
import { describedServer } from "./described.ts";

const json = (value: object) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(value),
});

const open = (version = "1.2.3") => describedServer(createApp({ store: fakeStore(), version }));

/** Every address that can be read, with and without something in it. */
const READ: readonly (readonly [path: string, ...addresses: string[]])[] = [
  ["/health", "/health"],
  ["/metrics", "/metrics"],
  [
    "/api/v1/search",
    "/api/v1/search",
    "/api/v1/search?q=talks&facets=true&count=all&order=oldest&limit=1",
    "/api/v1/search?q=nothing-has-these-words",
    "/api/v1/search?kind=event",
    "/api/v1/search?q=speaker:",
  ],
  ["/api/v1/timeline", "/api/v1/timeline?unit=day&by=actor&q=strike", "/api/v1/timeline?unit=week"],
  ["/api/v1/reports", "/api/v1/reports", "/api/v1/reports?by=added&limit=200"],
  [
    "/api/v1/reports/{document}",
    "/api/v1/reports/elvan-1",
    "/api/v1/reports/none",
    "/api/v1/reports/elvan-1?version=2",
  ],
  ["/api/v1/reports/{document}/record", "/api/v1/reports/elvan-1/record", "/api/v1/reports/none/record"],
  ["/api/v1/reports/{document}/records", "/api/v1/reports/elvan-1/records", "/api/v1/reports/none/records"],
  ["/api/v1/reports/{document}/text", "/api/v1/reports/elvan-1/text", "/api/v1/reports/none/text"],
  [
    "/api/v1/reports/{document}/source",
    "/api/v1/reports/elvan-1/source",
    "/api/v1/reports/elvan-1/source?format=json",
    "/api/v1/reports/none/source",
  ],
  ["/api/v1/reports/{document}/story", "/api/v1/reports/elvan-1/story", "/api/v1/reports/none/story"],
  ["/api/v1/stories", "/api/v1/stories", "/api/v1/stories?limit=1", "/api/v1/stories?limit=0"],
  ["/api/v1/stories/{id}", "/api/v1/stories/1", "/api/v1/stories/99", "/api/v1/stories/x"],
  ["/api/v1/actors", "/api/v1/actors", "/api/v1/actors?name=oduya"],
  ["/api/v1/actors/{id}", "/api/v1/actors/1", "/api/v1/actors/99", "/api/v1/actors/x"],
  [
    "/api/v1/actors/{id}/items",
    "/api/v1/actors/1/items",
    "/api/v1/actors/1/items?part=speaker&part=actor",
    "/api/v1/actors/99/items",
  ],
  ["/api/v1/actors/{id}/reports", "/api/v1/actors/1/reports", "/api/v1/actors/99/reports"],
  ["/api/v1/actors/{id}/namings", "/api/v1/actors/1/namings", "/api/v1/actors/99/namings"],
  ["/api/v1/actors/{id}/neighbours", "/api/v1/actors/5/neighbours", "/api/v1/actors/99/neighbours"],
  [
    "/api/v1/edges/{from}/{to}/{kind}",
    "/api/v1/edges/5/4/does-to",
    "/api/v1/edges/1/99/says-about",
    "/api/v1/edges/1/2/likes",
  ],
  [
    "/api/v1/compare",
    "/api/v1/compare?d=elvan-1&d=elvan-1",
    "/api/v1/compare?d=elvan-1",
    "/api/v1/compare?d=elvan-1&d=none",
  ],
  ["/api/v1/decisions", "/api/v1/decisions"],
  ["/api/v1/corrections", "/api/v1/corrections"],
  ["/api/v1/doubtful", "/api/v1/doubtful", "/api/v1/doubtful?doubt=unknown%20speaker"],
  ["/api/v1/refusals", "/api/v1/refusals"],
  ["/api/v1/runs", "/api/v1/runs"],
  ["/api/v1/counts", "/api/v1/counts"],
];

describe("every answer is as the OpenAPI document says", () => {
  for (const [path, ...addresses] of READ) {
    test(`GET ${path}`, async () => {
      const { ask } = await open();
      for (const address of addresses) await ask(path, address);
    });
  }

  test("every address that can be read is tried", async () => {
    const { document } = await open();
    const described = Object.entries(document.paths).filter(([, methods]) => "get" in methods);
    assert.deepEqual(described.map(([path]) => path).sort(), READ.map(([path]) => path).sort());
  });

  test("every list is had as JSONL and CSV also", async () => {
    const { ask, document } = await open();
    const lists = READ.filter(([path]) => document.paths[path].get.responses[200].content?.["text/csv"]);
    assert.ok(lists.length > 12);
    for (const [path, address] of lists) {
      for (const type of ["application/x-ndjson", "text/csv"]) {
        const response = await ask(path, address, { headers: { Accept: type } });
        assert.equal(response.headers.get("content-type")?.split(";")[0], type, address);
      }
    }
  });

  test("merge, undo and split", async () => {
    const { ask } = await open();
    const merge = "/api/v1/actors/{id}/merge";
    const merged = await ask(merge, "/api/v1/actors/1/merge", json({ into: 2, by: "Ines" }));
    const decision = (await merged.json()) as { id: number; by: string; undoneAt: string | null };
    assert.equal(merged.status, 200);
    assert.deepEqual([decision.by, decision.undoneAt], ["Ines", null]);
    const undo = "/api/v1/decisions/{id}/undo";
    const undone = await ask(undo, `/api/v1/decisions/${decision.id}/undo`, { method: "POST" });
    assert.notEqual(((await undone.json()) as { undoneAt: string | null }).undoneAt, null);
    assert.equal((await ask(undo, "/api/v1/decisions/77/undo", { method: "POST" })).status, 404);
    assert.equal((await ask(merge, "/api/v1/actors/1/merge", json({ into: 1 }))).status, 409);
    const split = { entities: [{ document: "elvan-1", name: "Mara Oduya" }] };
    assert.equal((await ask("/api/v1/actors/{id}/split", "/api/v1/actors/1/split", json(split))).status, 200);
    const none = await ask("/api/v1/actors/{id}/split", "/api/v1/actors/1/split", json({ entities: [] }));
    assert.equal(none.status, 400);
    const { items } = (await (await ask("/api/v1/decisions", "/api/v1/decisions")).json()) as { items: unknown[] };
    assert.equal(items.length, 2);
  });

  test("a correction is added, listed as gold and withdrawn", async () => {
    const { ask } = await open();
    const path = "/api/v1/reports/{document}/corrections";
    const address = "/api/v1/reports/elvan-1/corrections";
    const mend = { item: "s12", verdict: "mend", field: "speaker", value: "Pieter Lindqvist" };
    const added = await ask(path, address, json(mend));
    assert.equal(added.status, 201);
    const { id, note } = (await added.json()) as { id: number; note: null };
    assert.equal(note, null);
    const gold = await ask("/api/v1/corrections", "/api/v1/corrections?format=jsonl");
    const lines = (await gold.text()).trimEnd().split("\n");
    assert.equal(lines.length, 1);
    assert.equal(JSON.parse(lines[0]).correction.anchor.exact, "“Ships do not wait.”");
    const one = "/api/v1/corrections/{id}";
    assert.equal((await ask(one, `/api/v1/corrections/${id}`, { method: "DELETE" })).status, 204);
    assert.equal((await ask(one, `/api/v1/corrections/${id}`, { method: "DELETE" })).status, 404);
    assert.equal((await ask(path, address, json({ ...mend, item: "s99" }))).status, 404);
    assert.equal((await ask(path, address, json({ item: "s1", verdict: "mend" }))).status, 400, "to what, is not told");
    assert.equal((await ask(path, address, json({ item: "s1", verdict: "right" }))).status, 201);
  });

  test("a refusal is dismissed, a report removed, each once", async () => {
    const { ask } = await open();
    for (const [path, address] of [
      ["/api/v1/refusals/{id}", "/api/v1/refusals/1"],
      ["/api/v1/reports/{document}", "/api/v1/reports/elvan-1"],
    ]) {
      assert.equal((await ask(path, address, { method: "DELETE" })).status, 204);
      assert.equal((await ask(path, address, { method: "DELETE" })).status, 404);
    }
    assert.equal((await ask("/api/v1/reports/{document}", "/api/v1/reports/elvan-1")).status, 404);
  });
});

describe("the OpenAPI document", () => {
  test("is of OpenAPI 3.1, names every operation once and points at nothing it does not have", async () => {
    const { document } = await open();
    assert.match(document.openapi, /^3\.1\./);
    const names = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    assert.equal(new Set(names).size, names.length);
    const pointed = JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g);
    for (const [, name] of pointed) assert.ok(name in document.components.schemas, name);
  });

  test("asks for a token where the server does", async () => {
    const token = "a-token-of-the-tests";
    const app = createApp({ store: fakeStore(), version: "0", token });
    const response = await app.request("/api/v1/openapi.json", { headers: { Authorization: `Bearer ${token}` } });
    const { security, components } = (await response.json()) as { security: object[]; components: object };
    assert.deepEqual(security, [{ token: [] }]);
    assert.ok("securitySchemes" in components);
    const open = await createApp({ store: fakeStore(), version: "0" }).request("/api/v1/openapi.json");
    assert.equal("security" in ((await open.json()) as object), false);
  });
});
