import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { createApp } from "../../../src/server/app.ts";
import { openStore } from "../../../src/store/open-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { sampleKept } from "../fake-store.ts";
import { describedServer } from "./described.ts";

const IDS = ["elvan-1", "a/b c?#ü", "elvan-3", "elvan-4"];

interface List<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The API on a library of SQLite: what the other tests show on one in memory holds of the store that is used. */
describe("a library through the API", () => {
  const folder = mkdtempSync(join(tmpdir(), "readout-api-"));
  let store: Store;
  let ask: Awaited<ReturnType<typeof describedServer>>["ask"];

  before(async () => {
    store = await openStore({ folder });
    const { record, reasons } = sampleKept();
    for (const [k, id] of IDS.entries()) {
      const url = `https://courier.example/elvan/${k}`;
      // Each text is another, since the same report is kept once.
      const document = { ...record.document, id, url, text: `${record.document.text}\nEdition ${k}.` };
      const raw = { format: "text", text: document.text, options: { id } } as const;
      const added = await store.add({ record: { ...record, document }, reasons }, raw);
      assert.equal(added.outcome, "stored");
    }
    const run = await store.startRun(["elvan.html"]);
    await store.keepRefusal(run, { source: "notes.docx", code: "not-text", message: "notes.docx is no text" });
    ({ ask } = await describedServer(createApp({ store, version: "0" })));
  });

  after(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const post = (value?: object): RequestInit => ({
    method: "POST",
    ...(value ? { headers: { "Content-Type": "application/json" }, body: JSON.stringify(value) } : {}),
  });
  const get = async <T>(path: string, address = path) => (await (await ask(path, address)).json()) as T;

  test("every list is paged through, each item once", async () => {
    const lists = [
      "search",
      "reports",
      "stories",
      "actors",
      "doubtful",
      "refusals",
      "runs",
      "corrections",
      "decisions",
    ];
    for (const name of lists) {
      const path = `/api/v1/${name}`;
      const whole = (await (await ask(path, `${path}?format=jsonl`)).text()).split("\n").filter((line) => line !== "");
      const seen: string[] = [];
      let next: string | null = "";
      while (next !== null) {
        const page: List<object> = await get(path, `${path}?limit=3${next && `&cursor=${encodeURIComponent(next)}`}`);
        seen.push(...page.items.map((item) => JSON.stringify(item)));
        next = page.next;
      }
      assert.deepEqual(
        seen.map((line) => JSON.parse(line)),
        whole.map((line) => JSON.parse(line)),
        name,
      );
      assert.equal(new Set(seen).size, seen.length, name);
    }
  });

  test("a search finds what was said, with its speaker, and counts by facet", async () => {
    const path = "/api/v1/search";
    const query = "q=speaker:Oduya%20slogans&kind=statement&facets=true";
    const found = await get<List<{ text: string }> & { total: { value: number }; facets: object[] }>(
      path,
      `${path}?${query}`,
    );
    assert.equal(found.total.value, IDS.length);
    for (const { text } of found.items) assert.match(text, /slogans/);
    assert.ok(found.facets.length > 0);
  });

  test("each report is had by its id, whatever characters that has", async () => {
    for (const id of IDS) {
      const path = "/api/v1/reports/{document}";
      const address = `/api/v1/reports/${encodeURIComponent(id)}`;
      const { report } = await get<{ report: { document: string } }>(path, address);
      assert.equal(report.document, id);
      const record = await get<{ document: { text: string } }>(`${path}/record`, `${address}/record`);
      assert.equal(await (await ask(`${path}/text`, `${address}/text`)).text(), record.document.text);
      assert.equal(await (await ask(`${path}/source`, `${address}/source`)).text(), record.document.text);
    }
  });

  test("actors are followed, merged, split and restored", async () => {
    const { items } = await get<List<{ id: number; name: string }>>("/api/v1/actors");
    const [one, other] = items;
    for (const part of ["items", "reports", "namings", "neighbours"]) {
      const { items } = await get<List<object>>(`/api/v1/actors/{id}/${part}`, `/api/v1/actors/${one.id}/${part}`);
      if (part !== "neighbours") assert.ok(items.length > 0, part);
    }
    const merge = "/api/v1/actors/{id}/merge";
    const merged = await ask(merge, `/api/v1/actors/${one.id}/merge`, post({ into: other.id, by: "Ines" }));
    assert.equal(merged.status, 200);
    const again = await ask(merge, `/api/v1/actors/${one.id}/merge`, post({ into: other.id }));
    assert.equal(again.status, 409);
    const { id } = (await merged.json()) as { id: number };
    const undo = ["/api/v1/decisions/{id}/undo", `/api/v1/decisions/${id}/undo`] as const;
    assert.equal((await ask(...undo, post())).status, 200);
    assert.equal((await ask(...undo, post())).status, 409, "it was undone before");
    const reports = await get<List<{ document: string; name: string }>>(
      "/api/v1/actors/{id}/reports",
      `/api/v1/actors/${one.id}/reports`,
    );
    const [{ document, name }] = reports.items;
    const split = await ask(
      "/api/v1/actors/{id}/split",
      `/api/v1/actors/${one.id}/split`,
      post({ entities: [{ document, name }] }),
    );
    assert.equal(split.status, 200);
  });

  test("a correction comes back as gold with the words it is about", async () => {
    const path = "/api/v1/reports/{document}/corrections";
    const address = "/api/v1/reports/elvan-3/corrections";
    const added = await ask(path, address, post({ item: "s1", verdict: "mend", field: "form", value: "direct" }));
    assert.equal(added.status, 201);
    const ofEvents = await ask(path, address, post({ item: "s1", verdict: "mend", field: "type", value: "AID" }));
    assert.equal(ofEvents.status, 409, "a statement has no type");
    const [line] = (await (await ask("/api/v1/corrections", "/api/v1/corrections?format=jsonl")).text()).split("\n");
    assert.match(JSON.parse(line).correction.anchor.exact, /^The strike at the docks/);
  });

  test("cursors and ids of no meaning are refused, not failed at", async () => {
    const cursors = ["0", "x", "9".repeat(16), "9".repeat(40), "1.2.3.4.5", "-1", "1e9", "💥"];
    for (const cursor of cursors) {
      const asked = `?cursor=${encodeURIComponent(cursor)}`;
      for (const name of ["search", "reports", "actors", "doubtful", "refusals", "runs", "corrections", "decisions"]) {
        const { status } = await ask(`/api/v1/${name}`, `/api/v1/${name}${asked}`);
        assert.ok(status === 400 || status === 200, `${name}${asked}: ${status}`);
      }
    }
    for (const id of ["2147483647", "2147483648", "0", "x"]) {
      for (const part of ["", "/items", "/reports", "/namings", "/neighbours"]) {
        const { status } = await ask(`/api/v1/actors/{id}${part}`, `/api/v1/actors/${id}${part}`);
        assert.ok(status === 400 || status === 404, `${id}${part}: ${status}`);
      }
    }
  });

  test("what is removed is gone from every list", async () => {
    const path = "/api/v1/reports/{document}";
    const address = `/api/v1/reports/${encodeURIComponent(IDS[1])}`;
    assert.equal((await ask(path, address, { method: "DELETE" })).status, 204);
    assert.equal((await ask(path, address)).status, 404);
    const { items } = await get<List<{ document: string }>>("/api/v1/search", "/api/v1/search?limit=200");
    assert.equal(items.filter(({ document }) => document === IDS[1]).length, 0);
    const counts = await get<{ reports: number }>("/api/v1/counts");
    assert.equal(counts.reports, IDS.length - 1);
  });
});
