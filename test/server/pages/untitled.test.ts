import assert from "node:assert/strict";
import { test } from "node:test";
import { openPageLibrary } from "./page-library.ts";

test("a report without a title has the same name in every list as on its page: how it begins", async () => {
  await using library = await openPageLibrary([{ id: "elvan-3" }]);
  const name = (await library.see("/reports/elvan-3")).words("h1");
  assert.equal(name, "“Harbour talks end without a deal”");
  const [actor] = (await library.store.actors({ name: "Oduya", limit: 1, cursor: null })).items;
  const of = `/actors/${actor.id}`;
  for (const path of [
    "/",
    "/reports",
    "/search?q=harbour",
    "/look",
    of,
    `${of}/items?part=speaker`,
    `${of}/reports`,
    `${of}/split`,
  ]) {
    const { html } = await library.see(path);
    assert.ok(html.includes(name), path);
    assert.doesNotMatch(html, /Report without a title/, path);
  }
});
