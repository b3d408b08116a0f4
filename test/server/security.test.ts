import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createApp } from "../../src/server/app.ts";
import { fakeStore } from "./fake-store.ts";

const open = (options: Partial<Parameters<typeof createApp>[0]> = {}) =>
  createApp({ store: fakeStore(), version: "0", ...options });

describe("headers", () => {
  const app = open();

  test("every answer is strict, errors and files also", async () => {
    const addresses = ["/", "/api/v1/counts", "/api/v1/none", "/none", "/web/style.css", "/health", "/metrics"];
    for (const address of addresses) {
      const { headers } = await app.request(address);
      const policy = headers.get("content-security-policy") ?? "";
      for (const directive of [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ]) {
        assert.ok(policy.split("; ").includes(directive), `${address}: ${directive}`);
      }
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("referrer-policy"), "same-origin");
      assert.ok(headers.get("cache-control"), address);
    }
  });

  test("what is in the library is never kept by caches on the way", async () => {
    assert.equal((await app.request("/api/v1/reports")).headers.get("cache-control"), "private, no-cache");
  });

  test("the content security policy is left out for tests of what else protects", async () => {
    const { headers } = await open({ contentSecurityPolicy: false }).request("/api/v1/counts");
    assert.equal(headers.has("content-security-policy"), false);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
  });
});

describe("the Host header", () => {
  const ask = (host: string, hosts?: readonly string[] | null) =>
    open(hosts === undefined ? {} : { hosts }).request("/api/v1/counts", { headers: { Host: host } });

  test("is one of the server's names", async () => {
    const hosts = ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"];
    for (const host of [...hosts, "LOCALHOST:8080"]) assert.equal((await ask(host, hosts)).status, 200, host);
    for (const host of [
      "evil.example:8080",
      "localhost",
      "localhost:8081",
      "127.0.0.1.evil.example:8080",
      "localhost:8080.evil.example",
    ]) {
      const response = await ask(host, hosts);
      assert.equal(response.status, 421, host);
      assert.match(((await response.json()) as { detail: string }).detail, /127\.0\.0\.1:8080/);
    }
  });

  test("is any where the server cannot know its names", async () => {
    assert.equal((await ask("readout.example", null)).status, 200);
  });

  test("is localhost in tests unless told otherwise", async () => {
    assert.equal((await open().request("/api/v1/counts")).status, 200);
    assert.equal((await ask("evil.example")).status, 421);
  });
});

describe("what changes something", () => {
  const app = open();
  const ask = (headers: Record<string, string>, method = "DELETE") =>
    app.request("/api/v1/refusals/77", { method, headers: { Host: "localhost", ...headers } });

  const own: readonly Record<string, string>[] = [
    {},
    { Origin: "http://localhost" },
    { "Sec-Fetch-Site": "same-origin", Origin: "http://localhost" },
    { "Sec-Fetch-Site": "none" },
  ];
  for (const headers of own) {
    test(`comes from our pages or a program: ${JSON.stringify(headers)}`, async () => {
      assert.equal((await ask(headers)).status, 404, "let through, and there is no such refusal");
    });
  }

  const foreign: readonly Record<string, string>[] = [
    { Origin: "http://evil.example" },
    { Origin: "http://localhost:9999" },
    { Origin: "null" },
    { Origin: "garbage" },
    { Origin: "http://localhost.evil.example" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { "Sec-Fetch-Site": "cross-site", Origin: "http://localhost" },
    { "Sec-Fetch-Site": "same-origin", Origin: "http://evil.example" },
  ];
  for (const headers of foreign) {
    test(`comes from no other page: ${JSON.stringify(headers)}`, async () => {
      for (const method of ["DELETE", "POST", "PUT", "PATCH"]) {
        const response = await ask(headers, method);
        assert.equal(response.status, 403, method);
        assert.equal(response.headers.get("content-type"), "application/problem+json");
      }
    });
  }

  test("reading is let through from anywhere, and no page of another site can see it", async () => {
    const headers = { Origin: "http://evil.example", "Sec-Fetch-Site": "cross-site" };
    const response = await app.request("/api/v1/counts", { headers });
    assert.equal(response.status, 200);
    assert.equal(response.headers.has("access-control-allow-origin"), false);
    assert.equal(response.headers.get("cross-origin-resource-policy"), "same-origin");
  });

  test("nothing that is read changes anything: a HEAD or GET of what changes is refused", async () => {
    for (const method of ["GET", "HEAD"]) {
      assert.equal((await app.request("/api/v1/actors/1/merge", { method })).status, 405);
    }
  });
});

describe("files of web/", () => {
  const app = open();

  test("are had by name, with a type and a tag", async () => {
    const response = await app.request("/web/style.css");
    assert.equal(response.headers.get("content-type"), "text/css; charset=utf-8");
    assert.equal(response.headers.get("cache-control"), "no-cache");
    const etag = response.headers.get("etag")!;
    const again = await app.request("/web/style.css", { headers: { "If-None-Match": etag } });
    assert.equal(again.status, 304);
    const hash = etag.replaceAll('"', "");
    const forEver = await app.request(`/web/style.css?v=${hash}`);
    assert.match(forEver.headers.get("cache-control") ?? "", /immutable/);
    const stale = await app.request("/web/style.css?v=0000");
    assert.equal(
      stale.headers.get("cache-control"),
      "no-cache",
      "an old address must not keep the new content for ever",
    );
  });

  test("are those of the folder and no others", async () => {
    for (const name of [
      "..%2fpackage.json",
      "%2e%2e%2fpackage.json",
      "..%5cpackage.json",
      "none.css",
      "__proto__",
      "constructor",
      "style.css%00",
      "%ff",
    ]) {
      assert.equal((await app.request(`/web/${name}`)).status, 404, name);
    }
  });
});
