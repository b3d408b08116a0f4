import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createApp } from "../../src/server/app.ts";
import { fakeStore } from "./fake-store.ts";

const TOKEN = "the-token-of-the-tests";
const app = createApp({ store: fakeStore(), version: "0", token: TOKEN });

const signIn = (token: string, to = "/") =>
  app.request("/sign-in", {
    method: "POST",
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ token, to }).toString(),
  });

describe("a server with a token", () => {
  const addresses = ["/api/v1/counts", "/api/v1/openapi.json", "/api/v1/none", "/health", "/metrics"];

  test("tells programs nothing without it", async () => {
    for (const address of addresses) {
      for (const authorization of [
        undefined,
        "Bearer ",
        `Bearer ${TOKEN}x`,
        `Bearer ${TOKEN.slice(1)}`,
        `Basic ${TOKEN}`,
        TOKEN,
      ]) {
        const headers: Record<string, string> = authorization === undefined ? {} : { Authorization: authorization };
        const response = await app.request(address, { headers });
        assert.equal(response.status, 401, `${address} ${authorization}`);
        assert.match(response.headers.get("www-authenticate") ?? "", /^Bearer/);
        assert.equal(response.headers.get("content-type"), "application/problem+json");
      }
    }
  });

  test("answers those who send it", async () => {
    for (const authorization of [`Bearer ${TOKEN}`, `bearer ${TOKEN}`]) {
      assert.equal((await app.request("/api/v1/counts", { headers: { Authorization: authorization } })).status, 200);
    }
  });

  test("shows people the page that asks for it, whatever they asked for, and nothing of the library", async () => {
    for (const address of ["/", "/reports/elvan-1?version=1", "/none"]) {
      const response = await app.request(address);
      const page = await response.text();
      assert.equal(response.status, 401);
      assert.equal(response.headers.get("cache-control"), "no-store");
      assert.match(page, /<form method="post" action="\/sign-in">/);
      assert.ok(page.includes(`value="${address}"`), "it leads back");
      assert.doesNotMatch(page, /Elvan|Oduya/);
    }
  });

  test("sets a cookie for who knows it, which opens everything and does not tell it", async () => {
    const response = await signIn(TOKEN, "/reports?by=added");
    assert.equal(response.status, 303);
    assert.equal(response.headers.get("location"), "/reports?by=added");
    const cookie = response.headers.get("set-cookie") ?? "";
    for (const part of ["HttpOnly", "SameSite=Strict", "Path=/"]) assert.ok(cookie.includes(part), part);
    assert.doesNotMatch(cookie, new RegExp(TOKEN));
    const headers = { Cookie: cookie.split(";")[0] };
    assert.equal((await app.request("/api/v1/counts", { headers })).status, 200);
    const other = createApp({ store: fakeStore(), version: "0", token: `${TOKEN}-of-another` });
    assert.equal((await other.request("/api/v1/counts", { headers })).status, 401, "another token, another cookie");
  });

  test("sets none for who does not", async () => {
    for (const token of ["", `${TOKEN}x`, "x"]) {
      const response = await signIn(token);
      assert.equal(response.status, 401);
      assert.equal(response.headers.has("set-cookie"), false);
      assert.match(await response.text(), /role="alert"/);
    }
  });

  test("leads nowhere else after signing in", async () => {
    for (const to of [
      "//evil.example/",
      "http://evil.example/",
      "/\\evil.example",
      "/\t/evil.example",
      "javascript:alert(1)",
      "/..//evil.example",
    ]) {
      const location = (await signIn(TOKEN, to)).headers.get("location");
      assert.equal(new URL(location!, "http://localhost/sign-in").host, "localhost", to);
    }
  });

  test("does not let another site sign in here", async () => {
    const response = await app.request("/sign-in", {
      method: "POST",
      headers: { "Content-Type": "application/x-www-form-urlencoded", Origin: "http://evil.example" },
      body: `token=${TOKEN}`,
    });
    assert.equal(response.status, 403);
  });

  test("escapes where it leads back to", async () => {
    const hostile = `/"><script>alert(1)</script>`;
    for (const response of [
      await app.request(`/sign-in?to=${encodeURIComponent(hostile)}`),
      await signIn("x", hostile),
    ]) {
      assert.doesNotMatch(await response.text(), /<script>/);
    }
  });
});

test("a server without a token has no sign-in page", async () => {
  const app = createApp({ store: fakeStore(), version: "0" });
  assert.equal((await app.request("/sign-in")).status, 404);
});
