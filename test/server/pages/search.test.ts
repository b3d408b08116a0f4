import assert from "node:assert/strict";
import { test } from "node:test";
import { openPageLibrary } from "./page-library.ts";

const search = (q: string, more = "") => `/search?${new URLSearchParams({ q })}${more}`;

test("a statement stands with its speaker, form and report, and leads to its sentence", async () => {
  await using library = await openPageLibrary();
  const found = await library.see(search('"came with figures" outlet:"Elvan Courier" kind:statement'));
  assert.equal(found.words(".view-count"), "1 result");
  assert.match(found.words(".result-who"), /^Mara Oduya, union leader told to reporters direct$/);
  const words = found.document.querySelector(".result-text a")!;
  assert.match(words.textContent!, /^“We came with figures/);
  assert.equal(words.getAttribute("href"), "/reports/elvan-1#s3");
  assert.deepEqual(found.all(".result mark"), ["came", "with", "figures"]);
  assert.match(found.words(".result .meta"), /^Harbour talks end without a deal · Elvan Courier · 3 March 2031$/);
});

test("an event stands with both sides, its type in words, its trigger and whose word it is", async () => {
  await using library = await openPageLibrary();
  const found = await library.see(search("type:COERCE outlet:Elvan"));
  const texts = found.all(".result");
  const detained = texts.find((text) => text.includes("detained three"));
  assert.match(
    detained ?? "",
    /^police → dockers COERCE arrest coerce, arrest Police detained .* on the reporter’s own word/,
  );
  assert.ok(found.all(".result-sentence b").includes("detained"));
});

test("a facet narrows by its term and a condition can be left out again", async () => {
  await using library = await openPageLibrary();
  const all = await library.see(search("harbour"));
  const facets = [...all.document.querySelectorAll(".facet li")];
  assert.ok(facets.length > 5);
  for (const facet of facets) {
    const narrowed = await library.see(facet.querySelector("a")!.getAttribute("href")!);
    const count = facet.querySelector(".count")!.textContent;
    assert.equal(narrowed.words(".view-count").split(" ")[0], count, facet.textContent ?? "");
    const chips = narrowed.document.querySelectorAll(".chips li");
    assert.ok(chips.length >= 2);
    const [harbour] = narrowed.all(".chips li");
    assert.equal(harbour, "harbour ×");
    assert.equal(narrowed.document.querySelector(".facet a.is-on")?.getAttribute("href"), search("harbour"));
  }
});

test("the pages of a search give every result once, from either end", async () => {
  await using library = await openPageLibrary();
  const read = async (order: string) => {
    const found: string[] = [];
    for (let path: string | null = search("", order); path !== null; ) {
      const seen = await library.see(path);
      found.push(
        ...[...seen.document.querySelectorAll(".result")].map(
          (result) =>
            [...result.querySelectorAll("a")].map((link) => link.getAttribute("href")).join(" ") + result.textContent,
        ),
      );
      path = seen.document.querySelector("a[rel=next]")?.getAttribute("href") ?? null;
    }
    return found;
  };
  const newest = await read("");
  const counts = await library.store.counts();
  assert.equal(newest.length, counts.reports + counts.statements + counts.events);
  assert.equal(new Set(newest).size, newest.length);
  const oldest = await read("&order=oldest");
  assert.deepEqual([...oldest].sort(), [...newest].sort());
  assert.notEqual(oldest[0], newest[0]);
});

test("a query that cannot be understood is shown with the place, and the box to mend it", async () => {
  await using library = await openPageLibrary();
  const found = await library.see(search("dam spaker:Oduya"));
  assert.equal(found.status, 400);
  assert.match(found.words("#query-error"), /There is no field spaker; did you mean speaker\?/);
  assert.equal(found.words("#query-error code"), "dam spaker:Oduya");
  assert.equal(found.words("#query-error mark"), "spaker:");
  const box = found.document.getElementById("q")!;
  assert.equal(box.getAttribute("value"), "dam spaker:Oduya");
  assert.equal(box.getAttribute("aria-describedby"), "query-error");
});

test("where nothing is found, it is told which condition keeps it away", async () => {
  await using library = await openPageLibrary();
  const found = await library.see(search("wages zeppelin after:2031-04"));
  assert.equal(found.words(".view-count"), "0 results");
  const without = found.link("Without zeppelin");
  assert.equal(without, search("wages after:2031-04"));
  const number = (await library.see(without)).words(".view-count");
  assert.ok(found.words(".no-results").includes(`Without zeppelin: ${number}`), found.words(".no-results"));
});

test("a name leads to its actor", async () => {
  await using library = await openPageLibrary();
  const found = await library.see(search("oduya"));
  const actor = await library.see(found.link("Mara Oduya", ".actors-named"));
  assert.equal(actor.words("h1"), "Mara Oduya");
});

test("the same search is a link away as timeline, JSON and CSV", async () => {
  await using library = await openPageLibrary();
  const found = await library.see(search("wages"));
  assert.equal(found.link("Timeline"), "/timeline?q=wages");
  const csv = await library.see(found.link("CSV"));
  assert.match(csv.headers.get("content-type") ?? "", /^text\/csv/);
});
