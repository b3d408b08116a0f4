import assert from "node:assert/strict";
import { test } from "node:test";
import { openPageLibrary } from "./page-library.ts";

test("the numbers of the library lead to what they count", async () => {
  await using library = await openPageLibrary();
  const home = await library.see("/");
  const counts = await library.store.counts();
  assert.deepEqual(
    home.all(".tally dd"),
    [counts.reports, counts.statements, counts.events, counts.actors].map(String),
  );
  const statements = await library.see(home.link(String(counts.statements)));
  assert.equal(statements.words(".view-count"), `${counts.statements} results`);
  const reports = await library.see(home.link(String(counts.reports)));
  assert.equal(reports.all("tbody tr").length, counts.reports);
});

test("the newest report stands first, with its outlet, day and numbers; what is not known is said", async () => {
  await using library = await openPageLibrary();
  const lines = (await library.see("/")).all(".report-list li");
  assert.match(lines[0], /^No deal at the docks Northern Post · 20 May 2031 · \d+ statements · \d+ events$/);
  assert.match(lines[2], /^“Harbour talks end without a deal” outlet unknown · undated/);
});

test("every query proposed finds something", async () => {
  await using library = await openPageLibrary();
  const home = await library.see("/");
  const examples = [...home.document.querySelectorAll(".examples a")];
  assert.ok(examples.length >= 3, home.words(".examples"));
  for (const example of examples) {
    const found = await library.see(example.getAttribute("href")!);
    assert.ok(found.all(".result").length > 0, example.textContent ?? "");
  }
});

test("what needs a look is counted and leads there", async () => {
  await using library = await openPageLibrary();
  const { toLookAt } = await library.store.counts();
  assert.ok(toLookAt.value > 0);
  const run = await library.store.startRun(["notes.docx"]);
  await library.store.keepRefusal(run, { source: "notes.docx", code: "not-text", message: "notes.docx is no text" });
  const home = await library.see("/");
  assert.equal(home.link(`${toLookAt.value} doubtful readings`), "/look");
  assert.equal(home.link("1 refusal"), "/look?tab=refusals");
});

test("an empty library says how reports are added", async () => {
  await using library = await openPageLibrary([]);
  const home = await library.see("/");
  assert.equal(home.words("h1"), "This library is empty");
  assert.match(home.words("main"), /readout add article\.html/);
  assert.ok(home.words("main").includes(library.store.location));
});
