import assert from "node:assert/strict";
import { test } from "node:test";
import { openPageLibrary } from "./page-library.ts";

test("every number of the table, and every bar, leads to as many results", async () => {
  await using library = await openPageLibrary();
  const timeline = await library.see("/timeline?q=harbour");
  const links = [...timeline.document.querySelectorAll("td.num a")];
  assert.ok(links.length > 20);
  for (const link of links) {
    const rows = await library.see(link.getAttribute("href")!);
    const counted = rows.words(".view-count").split(" ")[0];
    const row = link.closest("tr")!.querySelector("th")!.textContent;
    // The last row is of all that has a date: its search also finds what has none.
    if (row === "All") assert.ok(Number(counted) >= Number(link.textContent), link.getAttribute("href")!);
    else assert.equal(counted, link.textContent, link.getAttribute("href")!);
  }
  const cells = new Set(
    [...timeline.document.querySelectorAll("tbody td.num a")].map((link) => link.getAttribute("href")),
  );
  for (const bar of timeline.document.querySelectorAll(".only-wide svg a"))
    assert.ok(cells.has(bar.getAttribute("href")));
});

test("what has no date is counted apart", async () => {
  await using library = await openPageLibrary();
  const timeline = await library.see("/timeline");
  const undated = (await library.store.counts()).statements;
  assert.match(timeline.words("main"), /\d+ results without a date are in none of the numbers below/);
  assert.ok(undated > 0);
});

test("a stretch of time is part of the address, its last day, month or year included", async () => {
  await using library = await openPageLibrary();
  const rows = async (path: string) => (await library.see(path)).all("section.chart:first-of-type tbody th");
  assert.deepEqual(await rows("/timeline?unit=month"), ["March 2031", "May 2031"]);
  assert.deepEqual(await rows("/timeline?unit=month&from=2031-03-04"), ["May 2031"]);
  assert.deepEqual(await rows("/timeline?unit=month&to=2031-03"), ["March 2031"]);
  assert.deepEqual(await rows("/timeline?unit=day&from=2031-05-20&to=2031-05-20"), ["20 May 2031"]);
  assert.deepEqual(await rows("/timeline?unit=year"), ["2031"]);
});

test("the form keeps what was chosen", async () => {
  await using library = await openPageLibrary();
  const { document } = await library.see("/timeline?q=wages&unit=day&by=actor&from=2031&to=2032-01");
  const value = (name: string) => (document.querySelector(`main form [name=${name}]`) as HTMLInputElement).value;
  assert.deepEqual(["q", "unit", "by", "from", "to"].map(value), ["wages", "day", "actor", "2031", "2032-01"]);
});

test("by actor the rows are the names of those who speak and act", async () => {
  await using library = await openPageLibrary();
  const timeline = await library.see("/timeline?by=actor");
  assert.ok(timeline.all("thead th").includes("Mara Oduya"));
});

test("a date or a query that cannot be understood is told, with the form to mend it", async () => {
  await using library = await openPageLibrary();
  for (const [path, words] of [
    ["/timeline?from=spring", /There is no date spring/],
    ["/timeline?to=2031-02-31", /no date/],
    ["/timeline?q=spaker:x", /no field spaker/],
  ] as const) {
    const seen = await library.see(path);
    assert.equal(seen.status, 400, path);
    assert.match(seen.words("main"), words);
    assert.ok(seen.document.querySelector("main form input[name=from]"));
  }
});

test("where nothing has a date, the results are a link away", async () => {
  await using library = await openPageLibrary([{ id: "undated" }]);
  const timeline = await library.see("/timeline?q=harbour");
  assert.match(timeline.words(".empty"), /Nothing with a date fits/);
});
