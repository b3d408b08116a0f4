import assert from "node:assert/strict";
import { test } from "node:test";
import { openPageLibrary } from "./page-library.ts";

test("doubtful readings stand with their sentence, and one click says right or wrong", async () => {
  await using library = await openPageLibrary();
  const { toLookAt } = await library.store.counts();
  const look = await library.see("/look");
  assert.equal(look.words(".tabs a[aria-current]"), `All doubtful ${toLookAt.value}`);
  assert.equal(look.all(".result").length, Math.min(25, toLookAt.value));
  const form = look.document.querySelector("form.verdict")!;
  const fields = [...form.querySelectorAll("input")].map(
    (input) => [input.getAttribute("name")!, input.getAttribute("value")!] as const,
  );
  const sent = await library.send(form.getAttribute("action")!, [...fields, ["verdict", "right"]]);
  assert.equal(sent.status, 303);
  assert.equal(sent.headers.get("location"), "/look");
  assert.equal((await library.store.counts()).toLookAt.value, toLookAt.value - 1);
});

test("the tabs part unknown speakers from low confidence", async () => {
  await using library = await openPageLibrary();
  const unknown = await library.see("/look?tab=unknown");
  assert.ok(unknown.all(".result").length > 0);
  for (const who of unknown.all(".result-who")) assert.match(who, /^Speaker unknown/);
  const low = await library.see("/look?tab=low");
  for (const meta of low.all(".result .confidence")) assert.match(meta, /^confidence (low|fair) 0\.\d\d$/);
});

test("a refusal tells its source, reason and run, and is dismissed", async () => {
  await using library = await openPageLibrary();
  const run = await library.store.startRun(["notes.docx"]);
  await library.store.keepRefusal(run, { source: "notes.docx", code: "not-text", message: "notes.docx is no text" });
  const look = await library.see("/look?tab=refusals");
  assert.match(look.words(".refusal"), /^notes\.docx not-text notes\.docx is no text/);
  assert.equal(look.link(`run ${run}`), `/adding#run-${run}`);
  const form = look.document.querySelector(".refusal form")!;
  const sent = await library.send(form.getAttribute("action")!, [["back", "/look?tab=refusals"]]);
  assert.equal(sent.headers.get("location"), "/look?tab=refusals");
  assert.match((await library.see("/look?tab=refusals")).words(".empty"), /No source was refused/);
});

test("corrections stand with the words they are about, and are withdrawn", async () => {
  await using library = await openPageLibrary();
  assert.match((await library.see("/corrections")).words(".empty"), /Nobody has corrected anything/);
  const about = {
    document: "elvan-1",
    item: "s3",
    field: "speaker",
    value: "Ana Reyes",
    note: "see the next line",
    by: null,
  };
  await library.store.correct({ ...about, verdict: "mend" });
  const list = await library.see("/corrections");
  assert.match(list.words(".correction-what"), /^who: should be Ana Reyes exact$/);
  assert.match(list.words(".correction .result-text"), /We came with figures/);
  assert.equal(list.document.querySelector(".correction .result-text a")?.getAttribute("href"), "/reports/elvan-1#s3");
  const sent = await library.send(list.document.querySelector(".correction form")!.getAttribute("action")!, [
    ["back", "/corrections"],
  ]);
  assert.equal(sent.headers.get("location"), "/corrections");
  assert.equal((await library.store.counts()).corrections, 0);
});
