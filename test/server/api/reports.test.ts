import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createApp } from "../../../src/server/app.ts";
import { fakeStore, sampleKept } from "../fake-store.ts";

/** The sample under another id. */
function named(id: string) {
  const { record, reasons } = sampleKept();
  return { record: { ...record, document: { ...record.document, id } }, reasons };
}

describe("the id of a document may hold any characters", () => {
  for (const id of [
    "a/b c?#ü",
    "/",
    "a//b",
    "100%",
    "%2F",
    "%252F",
    "..%2f..",
    "ɸ “x” 𝒳",
    "a\\b",
    "a:b;c,d&e=f+g",
    "{x}",
    "x\ny",
  ]) {
    test(id, async () => {
      const app = createApp({ store: fakeStore([named(id)]), version: "0" });
      const path = `/api/v1/reports/${encodeURIComponent(id)}`;
      const { report } = (await (await app.request(path)).json()) as { report: { document: string } };
      assert.equal(report.document, id);
      const record = (await (await app.request(`${path}/record`)).json()) as { document: { id: string } };
      assert.equal(record.document.id, id);
      assert.equal((await app.request(`${path}/text`)).status, 200);
      assert.equal((await app.request(path, { method: "DELETE" })).status, 204);
    });
  }
});

describe("a report", () => {
  const kept = sampleKept();
  const app = createApp({ store: fakeStore([kept]), version: "0" });

  test("its record is the record, field by field", async () => {
    const response = await app.request("/api/v1/reports/elvan-1/record");
    assert.deepEqual(await response.json(), JSON.parse(JSON.stringify(kept.record)));
  });

  test("its text is the text to the character, and is never taken for a page", async () => {
    const { record, reasons } = kept;
    const text = "<script>alert(1)</script>\r\n“x” 𝒳\t";
    const hostile = { record: { ...record, document: { ...record.document, text } }, reasons };
    const app = createApp({ store: fakeStore([hostile]), version: "0" });
    for (const part of ["text", "source"]) {
      const response = await app.request(`/api/v1/reports/elvan-1/${part}`, { headers: { Accept: "text/html, */*" } });
      assert.equal(response.headers.get("content-type"), "text/plain; charset=utf-8");
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      assert.equal(await response.text(), text);
    }
  });

  test("its source is had with its format by who asks for JSON", async () => {
    const response = await app.request("/api/v1/reports/elvan-1/source", { headers: { Accept: "application/json" } });
    assert.deepEqual(await response.json(), { format: "text", text: kept.record.document.text, options: {} });
  });

  test("what made its records is told", async () => {
    const response = await app.request("/api/v1/reports/elvan-1/records?format=csv");
    assert.equal(
      await response.text(),
      `current,readout,model,sha256,statements,events,problems\ntrue,0.0.0,none,${"0".repeat(64)},12,6,1\n`,
    );
  });
});

describe("a search", () => {
  const app = createApp({ store: fakeStore(), version: "0" });

  test("`kind` narrows the query as the term of that name does", async () => {
    const asked: unknown[] = [];
    const store = fakeStore();
    const app = createApp({
      store: {
        ...store,
        search(request) {
          asked.push(request.query.clauses.map((clause) => clause.map(({ field, value }) => [field, value])));
          return store.search(request);
        },
      },
      version: "0",
    });
    await app.request("/api/v1/search?q=strike&kind=event");
    await app.request("/api/v1/search?q=strike%20kind:event");
    assert.equal(asked.length, 2);
    assert.deepEqual(asked[0], asked[1]);
  });

  test("facets are counted where they are asked for and shown", async () => {
    const facets = async (query: string) =>
      ((await (await app.request(`/api/v1/search?${query}`)).json()) as { facets: unknown[] }).facets.length;
    assert.equal(await facets("facets=true"), 1);
    assert.equal(await facets("facets=false"), 0);
    assert.equal(await facets(""), 0);
  });

  test("its CSV has a row for each result, with the names of who spoke and acted", async () => {
    const [heading, ...rows] = (await (await app.request("/api/v1/search?q=slogans&format=csv")).text())
      .trimEnd()
      .split("\n");
    assert.match(heading, /^kind,text,speaker,/);
    assert.equal(rows.length, 1);
    assert.match(rows[0], /^statement,.*slogans.*,Mara Oduya,named,reporters,direct,told,true,/);
  });
});
