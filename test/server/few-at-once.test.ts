import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import type { AppEnv } from "../../src/server/app-env.ts";
import { fewAtOnce } from "../../src/server/few-at-once.ts";

test("few requests are answered at once, the others in the order they came, also after one that failed", async () => {
  const app = new Hono<AppEnv>();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  app.onError((_, context) => context.text("failed", 500));
  app.use(fewAtOnce(2));
  app.get("/health", (context) => context.text("well"));
  app.get("/:name", async (context) => {
    const { name } = context.req.param();
    begun.push(name);
    await new Promise<void>((resolve) => ends.set(name, resolve));
    if (name === "bad") throw new Error("bad");
    return context.text(name);
  });
  const end = async (name: string) => {
    ends.get(name)!();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const answers = ["a", "bad", "c", "d", "e"].map((name) => app.request(`/${name}`));
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(begun, ["a", "bad"]);
  assert.equal(await (await app.request("/health")).text(), "well");
  await end("bad");
  assert.deepEqual(begun, ["a", "bad", "c"]);
  await end("a");
  await end("d");
  await end("c");
  await end("e");
  assert.deepEqual(begun, ["a", "bad", "c", "d", "e"]);
  assert.deepEqual(await Promise.all(answers.map(async (answer) => await (await answer).text())), [
    "a",
    "failed",
    "c",
    "d",
    "e",
  ]);
});
