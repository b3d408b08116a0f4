import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createApp } from "../../../src/server/app.ts";
import { PROBLEMS } from "../../../src/server/problem.ts";
import { fakeStore } from "../fake-store.ts";
import { describedServer } from "./described.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/api.md"), "utf8");

test("docs/api.md names every address of the API and no other", async () => {
  const { document } = await describedServer(createApp({ store: fakeStore(), version: "0" }));
  const there = Object.entries(document.paths)
    .filter(([path]) => path.startsWith("/api/v1"))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.slice(7)}`));
  const named = [...page.matchAll(/`((?:GET|POST|DELETE) \/[^`]*)`/g)].map(([, address]) => address);
  const besides = ["GET /openapi.json", "GET /health", "GET /metrics"];
  assert.deepEqual(named.sort(), [...there, ...besides].sort());
});

test("docs/api.md names every error with its status", () => {
  const rows = [...page.matchAll(/^\| (\d{3}) \| (.*?) \|/gm)];
  const named = rows.flatMap(([, status, names]) =>
    [...names.matchAll(/`([a-z-]+)`/g)].map(([, name]) => [name, Number(status)]),
  );
  assert.deepEqual(
    Object.fromEntries(named),
    Object.fromEntries(Object.entries(PROBLEMS).map(([name, [status]]) => [name, status])),
  );
});
