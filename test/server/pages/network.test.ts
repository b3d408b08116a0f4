import assert from "node:assert/strict";
import { test } from "node:test";
import { openPageLibrary } from "./page-library.ts";

test("the table tells the same as the picture, and every number leads to as many sentences", async () => {
  await using library = await openPageLibrary();
  const { items } = await library.store.actors({ name: null, limit: 50, cursor: null });
  let edges = 0;
  for (const { id } of items) {
    const network = await library.see(`/network/${id}`);
    assert.equal(network.status, 200);
    const numbers = [...network.document.querySelectorAll("tbody td.num a")];
    edges += numbers.length;
    for (const number of numbers) {
      const sentences = await library.see(number.getAttribute("href")!);
      assert.equal(sentences.all(".result").length, Number(number.textContent), number.getAttribute("href")!);
    }
    const inTable = numbers.map((number) => number.getAttribute("href")).sort();
    const inPicture = [...network.document.querySelectorAll(".only-wide .fan-arm > text > a[href^='/edges']")].map(
      (link) => link.getAttribute("href"),
    );
    assert.deepEqual(inPicture.sort(), inTable);
  }
  assert.ok(edges > 0, "no two actors of the sample stand in one item");
});

test("speaking about and acting on are two pictures; where there is nothing it is said", async () => {
  await using library = await openPageLibrary();
  const { items } = await library.store.actors({ name: "Reyes", limit: 1, cursor: null });
  const network = await library.see(`/network/${items[0].id}`);
  assert.deepEqual(network.all(".chart h2"), ["Who speaks about whom", "Who acts on whom"]);
});
