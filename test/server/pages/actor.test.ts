import assert from "node:assert/strict";
import { test } from "node:test";
import { openPageLibrary, type PageLibrary } from "./page-library.ts";

async function actorNamed({ store }: PageLibrary, name: string): Promise<number> {
  const { items } = await store.actors({ name, limit: 1, cursor: null });
  return items[0].id;
}

test("the list of actors is found by a part of the name, each number with its rows", async () => {
  await using library = await openPageLibrary();
  const list = await library.see("/actors?name=odu");
  assert.deepEqual(list.all("tbody th a"), ["Mara Oduya"]);
  const row = [...list.document.querySelectorAll("tbody tr td a")];
  assert.ok(row.length >= 3);
  for (const cell of row) {
    const rows = await library.see(cell.getAttribute("href")!);
    assert.equal(rows.all(".result, tbody tr").length, Number(cell.textContent), cell.getAttribute("href")!);
  }
  assert.match(
    (await library.see("/actors?name=nobody-here")).words(".empty"),
    /No actor’s name has nobody-here in it/,
  );
});

test("an actor stands with what was said, done and received, and how reports describe it", async () => {
  await using library = await openPageLibrary();
  const actor = await library.see(`/actors/${await actorNamed(library, "Mara Oduya")}`);
  assert.equal(actor.words("h1"), "Mara Oduya");
  assert.match(actor.all("section[aria-labelledby=part-speaker] .result-text").join(" "), /We came with figures/);
  const namings = actor.words(".namings");
  assert.match(namings, /Mara Oduya, union leader/);
  assert.match(namings, /Elvan Courier, 3 March 2031: the report/);
  for (const dd of actor.document.querySelectorAll(".tally dd a")) {
    const rows = await library.see(dd.getAttribute("href")!);
    assert.equal(rows.all(".result, tbody tr").length, Number(dd.textContent), dd.getAttribute("href")!);
  }
});

test("mention, entity and actor are kept apart in words", async () => {
  await using library = await openPageLibrary();
  const words = (await library.see(`/actors/${await actorNamed(library, "Mara Oduya")}`)).words("main");
  assert.match(
    words,
    /An actor of the library joins the entities of several reports; in each report the mentions in its text are joined to an entity/,
  );
});

test("an actor is merged into another, which shows it, and the log undoes it", async () => {
  await using library = await openPageLibrary();
  const [oduya, reyes] = [await actorNamed(library, "Oduya"), await actorNamed(library, "Reyes")];
  const choice = await library.see(`/actors/${oduya}/merge?name=rey`);
  assert.deepEqual(choice.all("label.choice b"), ["Ana Reyes"]);
  const sent = await library.send(`/actors/${oduya}/merge`, [["into", String(reyes)]]);
  assert.equal(sent.status, 303);
  assert.equal(sent.headers.get("location"), `/actors/${reyes}`);
  assert.match((await library.see(`/actors/${reyes}`)).words(".page-intro"), /Merged into it by hand: Mara Oduya/);
  assert.match((await library.see(`/actors/${oduya}`)).words(".notice"), /Merged by hand into Ana Reyes/);
  const log = await library.see("/decisions");
  assert.match(log.words(".decision"), /^Mara Oduya merged into Ana Reyes/);
  const undo = log.document.querySelector(".decision form")!;
  const back = await library.send(undo.getAttribute("action")!, [["back", "/decisions"]]);
  assert.equal(back.headers.get("location"), "/decisions");
  assert.match((await library.see("/decisions")).words(".decision"), /undone/);
  assert.equal((await library.see(`/actors/${oduya}`)).all(".notice").length, 0);
});

test("some reports are split off to an actor of their own", async () => {
  await using library = await openPageLibrary();
  const oduya = await actorNamed(library, "Oduya");
  const form = await library.see(`/actors/${oduya}/split`);
  const values = [...form.document.querySelectorAll("input[name=entity]")].map((input) => input.getAttribute("value")!);
  assert.equal(values.length, 3);
  const sent = await library.send(`/actors/${oduya}/split`, [
    ["entity", values[0]],
    ["entity", values[1]],
  ]);
  assert.equal(sent.status, 303);
  const other = await library.see(sent.headers.get("location")!);
  assert.equal(other.words(".tally dd"), "2");
  assert.equal((await library.see(`/actors/${oduya}`)).words(".tally dd"), "1");
  assert.match((await library.see("/decisions")).words(".decision"), /split from Mara Oduya: 2 reports/);
});

test("a form that chooses nothing, or what is not there, changes nothing and says so", async () => {
  await using library = await openPageLibrary();
  const oduya = await actorNamed(library, "Oduya");
  for (const [path, fields, status] of [
    [`/actors/${oduya}/merge`, [], 400],
    [`/actors/${oduya}/merge`, [["into", "x"]], 400],
    [`/actors/${oduya}/merge`, [["into", "99999"]], 404],
    [`/actors/${oduya}/split`, [], 400],
    [`/actors/${oduya}/split`, [["entity", "[1]"]], 400],
    ["/decisions/77/undo", [], 404],
    ["/decisions/x/undo", [], 404],
    ["/refusals/77/dismiss", [], 404],
  ] as const) {
    assert.equal((await library.send(path, fields)).status, status, `${path} ${JSON.stringify(fields)}`);
  }
  assert.equal((await library.store.decisions({ limit: 1, cursor: null })).items.length, 0);
  for (const path of [
    "/actors/99999",
    "/actors/x",
    "/network/99999",
    `/edges/${oduya}/99999/does-to`,
    `/edges/${oduya}/${oduya}/likes`,
  ]) {
    assert.equal((await library.see(path)).status, 404, path);
  }
});
