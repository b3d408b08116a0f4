import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import type { AppEnv } from "../../../src/server/app-env.ts";
import { correctItem, withdrawCorrection } from "../../../src/server/pages/correction-handlers.ts";
import type { NewCorrection } from "../../../src/store/store.ts";
import { fakeStore } from "../fake-store.ts";

function open() {
  const asked: NewCorrection[] = [];
  const store = fakeStore();
  const app = new Hono<AppEnv>();
  app.use(async (context, next) => {
    context.set("store", {
      ...store,
      correct: async (correction) => {
        asked.push(correction);
        return store.correct(correction);
      },
    });
    await next();
  });
  app.post("/reports/:document/corrections", correctItem);
  app.post("/corrections/:id/withdraw", withdrawCorrection);
  const post = (path: string, fields: { [name: string]: string }) =>
    app.request(path, { method: "POST", body: new URLSearchParams(fields) });
  const correct = (fields: { [name: string]: string }) => post("/reports/elvan-1/corrections", fields);
  return { asked, store, post, correct };
}

test("a field is mended with its value, and the answer leads back to the note", async () => {
  const { asked, correct } = open();
  const answer = await correct({ item: "s3", verdict: "mend", field: "speaker", value: " Ana Reyes ", note: "" });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get("location"), "/reports/elvan-1#s3");
  assert.deepEqual(asked, [
    { document: "elvan-1", item: "s3", verdict: "mend", field: "speaker", value: "Ana Reyes", note: null, by: null },
  ]);
});

test("right and wrong are of the whole item: what stands in the other fields of the form does not count", async () => {
  const { asked, correct } = open();
  await correct({ item: "v4", verdict: "wrong", field: "actors", value: "left over", note: "it was the navy" });
  const { field, value, note, verdict } = asked[0];
  assert.deepEqual([verdict, field, value, note], ["wrong", null, null, "it was the navy"]);
});

test("a form that is not whole changes nothing and says what is missing", async () => {
  const { asked, correct } = open();
  const refused = async (fields: { [name: string]: string }, message: RegExp) => {
    const answer = await correct(fields);
    assert.equal(answer.status, 400);
    assert.match(await answer.text(), message);
  };
  await refused({ item: "s3", verdict: "mend", field: "speaker", value: "  " }, /write what it should be/);
  await refused({ item: "s3", verdict: "mend", field: "actors", value: "x" }, /no field of s3/);
  await refused({ item: "s3", verdict: "mend", field: "constructor", value: "x" }, /no field of s3/);
  await refused({ item: "s3", verdict: "maybe" }, /none of right, wrong, mend/);
  await refused({ verdict: "right" }, /names no statement/);
  await refused({ item: "s3", verdict: "right", note: "x".repeat(2001) }, /at most/);
  assert.deepEqual(asked, []);
});

test("a refusal shows what was sent as text", async () => {
  const { correct } = open();
  const answer = await correct({ item: "s3", verdict: "<script>alert(1)</script>" });
  assert.doesNotMatch(await answer.text(), /<script>alert/);
});

test("a correction is withdrawn once, and the answer leads to where the form stood and nowhere else", async () => {
  const { store, post, correct } = open();
  await correct({ item: "s3", verdict: "right" });
  const [{ correction }] = (await store.report("elvan-1", null))!.corrections;
  const path = `/corrections/${correction.id}/withdraw`;
  const answer = await post(path, { document: "//evil.example/x", item: "s3" });
  assert.equal(answer.status, 303);
  assert.equal(answer.headers.get("location"), "/reports/%2F%2Fevil.example%2Fx#s3");
  assert.deepEqual((await store.report("elvan-1", null))!.corrections, []);
  assert.equal((await post(path, { document: "elvan-1", item: "s3" })).status, 404);
  assert.equal((await post("/corrections/x/withdraw", {})).status, 404);
});
