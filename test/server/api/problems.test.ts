import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createApp, LARGEST_BODY } from "../../../src/server/app.ts";
import type { Store } from "../../../src/store/store.ts";
import { StoreError, type StoreErrorCode } from "../../../src/store/store-error.ts";
import { fakeStore } from "../fake-store.ts";

const app = createApp({ store: fakeStore(), version: "0" });

interface Body {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly { readonly from: number; readonly to: number; readonly message: string }[];
}

/** The answer is a problem in the one shape. */
async function problemIn(response: Response, status: number): Promise<Body> {
  assert.equal(response.status, status);
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  const body = (await response.json()) as Body;
  const { type, title, status: told, detail, instance } = body;
  assert.match(type, /^urn:readout:problem:[a-z-]+$/);
  assert.equal(told, status);
  for (const text of [title, detail, instance]) assert.ok(typeof text === "string" && text.length > 0);
  return body;
}

/** A library of which one thing fails as it is told to. */
const failing = (error: unknown): Store => ({
  ...fakeStore(),
  counts: async () => {
    throw error;
  },
});

describe("an error of the library", () => {
  const codes: readonly (readonly [StoreErrorCode, number])[] = [
    ["NOT_FOUND", 404],
    ["NOT_POSSIBLE", 409],
    ["BUSY", 503],
    ["UNREACHABLE", 503],
    ["READ_ONLY", 503],
    ["DISK_FULL", 507],
    ["CORRUPT", 500],
    ["IN_USE", 500],
    ["NEWER", 500],
    ["NOT_A_LIBRARY", 500],
  ];
  for (const [code, status] of codes) {
    test(`${code} is ${status}, in its own words`, async () => {
      const app = createApp({ store: failing(new StoreError(code, "the words of the store")), version: "0" });
      const response = await app.request("/api/v1/counts");
      const { detail } = await problemIn(response, status);
      assert.equal(detail, "the words of the store");
      assert.equal(response.headers.has("retry-after"), status === 503);
    });
  }

  test("what nobody foresaw is 500, told to whoever runs the server and not to the asker", async () => {
    const told: unknown[] = [];
    const error = new TypeError("secret internals");
    const app = createApp({ store: failing(error), version: "0", report: (error) => told.push(error) });
    const { detail } = await problemIn(await app.request("/api/v1/counts"), 500);
    assert.doesNotMatch(detail, /secret/);
    assert.deepEqual(told, [error]);
  });

  test("what is foreseen is not told", async () => {
    const told: unknown[] = [];
    const error = new StoreError("BUSY", "busy");
    const app = createApp({ store: failing(error), version: "0", report: (error) => told.push(error) });
    await app.request("/api/v1/counts");
    await app.request("/api/v1/search?q=speaker:");
    assert.deepEqual(told, []);
  });
});

describe("a request that cannot be answered", () => {
  test("a bad query is answered with its place", async () => {
    const q = "wages shape:round";
    for (const view of ["search", "timeline"]) {
      const response = await app.request(`/api/v1/${view}?q=${encodeURIComponent(q)}`);
      const { type, errors = [], detail } = await problemIn(response, 400);
      assert.equal(type, "urn:readout:problem:bad-query");
      assert.equal(errors.length, 1);
      const [{ from, to, message }] = errors;
      assert.match(q.slice(from, to), /shape/);
      assert.equal(message, detail);
    }
  });

  test("the address is given back whole", async () => {
    const { instance } = await problemIn(await app.request("/api/v1/reports/a%2Fb?version=1"), 404);
    assert.equal(instance, "/api/v1/reports/a%2Fb?version=1");
  });

  const refused: readonly (readonly [address: string, status: number, detail: RegExp])[] = [
    ["/api", 404, /\/api/],
    ["/api/v1", 404, /\/api\/v1/],
    ["/api/v1/nothing", 404, /nothing/],
    ["/api/v2/search", 404, /v2/],
    ["/api/v1/search?query=x", 400, /query/],
    ["/api/v1/search?order=up", 400, /order/],
    ["/api/v1/search?q=a&q=b", 400, /q/],
    ["/api/v1/search?q=%00", 400, /U\+0000/],
    ["/api/v1/search?format=xml", 400, /format/],
    ["/api/v1/counts?format=csv", 400, /format/],
    ["/api/v1/actors/0", 400, /id/],
    ["/api/v1/actors/1.5", 400, /id/],
    ["/api/v1/actors/99999999999999999999", 400, /id/],
    ["/api/v1/actors/%00", 400, /id/],
    ["/api/v1/actors/1/items?part=friend", 400, /part/],
    ["/api/v1/reports/%00", 400, /document/],
    ["/api/v1/reports/elvan-1?version=0", 400, /version/],
    ["/api/v1/reports/%ff%fe", 404, /report/],
    ["/api/v1/reports/%", 404, /report/],
  ];
  for (const [address, status, words] of refused) {
    test(`${address} is ${status}`, async () => {
      assert.match((await problemIn(await app.request(address), status)).detail, words);
    });
  }

  test("a format there is not is 406, whether a list is asked for or a value", async () => {
    for (const path of ["/api/v1/search", "/api/v1/counts", "/api/v1/reports/elvan-1/text"]) {
      await problemIn(await app.request(path, { headers: { Accept: "image/png" } }), 406);
    }
  });

  test("a method there is not is 405, with those there are", async () => {
    const tried = [
      ["PUT", "/api/v1/reports/elvan-1", "GET, HEAD, DELETE"],
      ["DELETE", "/api/v1/search", "GET, HEAD"],
      ["GET", "/api/v1/actors/1/merge", "POST"],
      ["OPTIONS", "/api/v1/counts", "GET, HEAD"],
    ];
    for (const [method, path, allowed] of tried) {
      const response = await app.request(path, { method });
      await problemIn(response, 405);
      assert.equal(response.headers.get("allow"), allowed);
    }
  });
});

describe("the body of a request", () => {
  const post = (body: string | undefined, type: string | undefined = "application/json") =>
    app.request("/api/v1/actors/1/merge", {
      method: "POST",
      body,
      headers: type === undefined ? {} : { "Content-Type": type },
    });

  test("is JSON, by name and in truth", async () => {
    for (const body of ["", "{", "into=2", "\u0000"]) await problemIn(await post(body), 400);
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x"]) {
      await problemIn(await post('{"into":2}', type), 415);
    }
    assert.equal((await post('{"into":2}', "application/json; charset=utf-8")).status, 200);
  });

  test("has what is needed and nothing else", async () => {
    for (const body of [
      "{}",
      "[]",
      "null",
      '{"into":"2"}',
      '{"into":2,"and":3}',
      '{"into":2.5}',
      '{"into":4294967296}',
    ]) {
      await problemIn(await post(body), 400);
    }
    await problemIn(await post('{"into":2,"by":"\\u0000"}'), 400);
  });

  test("has a largest size, told or not", async () => {
    const body = JSON.stringify({ into: 2, by: "x".repeat(LARGEST_BODY) });
    await problemIn(await post(body), 413);
    const pieces = new Blob([body]).stream();
    const unsized = new Request("http://localhost/api/v1/actors/1/merge", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: pieces,
      duplex: "half",
    } as RequestInit);
    await problemIn(await app.request(unsized), 413);
  });
});

describe("health and figures", () => {
  test("health is 503 where the library does not answer", async () => {
    const runs = async () => {
      throw new StoreError("UNREACHABLE", "gone");
    };
    const app = createApp({ store: { ...fakeStore(), runs }, version: "1.2.3" });
    const response = await app.request("/health");
    assert.equal(response.status, 503);
    assert.deepEqual(await response.json(), { status: "unavailable", store: "sqlite", version: "1.2.3" });
  });

  test("requests are counted by the pattern of their route, never by their address", async () => {
    const app = createApp({ store: fakeStore(), version: "1.2.3" });
    for (const address of ["/api/v1/reports/elvan-1", "/api/v1/reports/none", "/no/such/secret"])
      await app.request(address);
    await app.request("/api/v1/reports/elvan-1", { method: "BREW" });
    const text = await (await app.request("/metrics")).text();
    assert.match(
      text,
      /readout_http_requests_total\{method="GET",route="\/api\/v1\/reports\/:document",status="200"\} 1\n/,
    );
    assert.match(text, /route="\/api\/v1\/reports\/:document",status="404"\} 1\n/);
    assert.match(text, /method="GET",route="none",status="404"\} 1\n/);
    assert.match(text, /method="other"/);
    assert.match(text, /readout_library_items\{what="reports"\} 1\n/);
    assert.match(text, /readout_library_up 1\n/);
    assert.doesNotMatch(text, /elvan-1|secret/);
  });

  test("figures are had where the library does not answer, and say so", async () => {
    const app = createApp({ store: failing(new StoreError("UNREACHABLE", "gone")), version: "0" });
    const response = await app.request("/metrics");
    assert.equal(response.status, 200);
    assert.match(await response.text(), /readout_library_up 0\n/);
  });
});
