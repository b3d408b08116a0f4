import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { JSDOM } from "jsdom";
import { createApp } from "../../../src/server/app.ts";
import { openStore } from "../../../src/store/open-store.ts";
import type { Store } from "../../../src/store/store.ts";
import { sampleRecord } from "../../cli/sample-record.ts";
import { RECORDS } from "../../export/comparison/tellings.ts";

const IDS = RECORDS.map(({ document }) => document.id);
const query = (ids: readonly string[]) => new URLSearchParams(ids.map((id) => ["d", id])).toString();

describe("comparing in a library", () => {
  let folder: string;
  let store: Store;
  let app: ReturnType<typeof createApp>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "readout-compare-pages-"));
    store = await openStore({ folder }, { readOnly: false });
    for (const record of [...RECORDS, sampleRecord()]) await store.add({ record, reasons: {} }, null);
    app = createApp({ store, version: "1.2.3" });
  });

  after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  async function see(path: string) {
    const response = await app.request(path);
    const text = await response.text();
    return { response, text, document: new JSDOM(text).window.document };
  }

  test("a story is listed with its reports, and leads to their comparison", async () => {
    const { document } = await see("/stories");
    const items = [...document.querySelectorAll(".story-item")];
    assert.equal(items.length, 1);
    for (const { document } of RECORDS) assert.ok(items[0].textContent.includes(document.title!));
    const compare = items[0].querySelector("a.button")!.getAttribute("href")!;
    const { response, document: page } = await see(compare);
    assert.equal(response.status, 200);
    assert.equal(page.querySelector("h1")!.textContent, "Three tellings of one story");
  });

  test("a report leads to the others of its story; one without others to none", async () => {
    const { document } = await see(`/reports/${IDS[0]}`);
    const links = [...document.querySelectorAll(".same-story a")].map((link) => link.textContent);
    assert.deepEqual(links.sort(), [
      "Northern Gazette",
      "Sorenia Tribune",
      "The story of 3 reports",
      "all 3 side by side",
    ]);
    const alone = await see(`/reports/${encodeURIComponent(sampleRecord().document.id)}`);
    assert.equal(alone.response.status, 200);
    assert.equal(alone.document.querySelectorAll(".same-story").length, 0);
  });

  test("the page has no style of its own, links to its reports, its data and the single file", async () => {
    const { document, text } = await see(`/compare?${query(IDS)}`);
    assert.doesNotMatch(text, /<style|\sstyle=|\son\w+=/i);
    const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href"));
    for (const id of IDS) assert.ok(links.includes(`/reports/${id}`), id);
    assert.ok(links.includes(`/api/v1/compare?${query(IDS)}`));
    const { response, text: file } = await see(`/compare/file?${query(IDS)}`);
    assert.match(response.headers.get("content-disposition")!, /attachment/);
    assert.match(file, /http-equiv="Content-Security-Policy"/);
  });

  test("the order in which reports are asked for changes nothing", async () => {
    const [a, b] = await Promise.all([IDS, [...IDS].reverse()].map((ids) => see(`/compare/file?${query(ids)}`)));
    assert.equal(a.text, b.text);
  });

  test("too few are asked to be chosen; too many and unknown ones are problems", async () => {
    const { response, document } = await see(`/compare?${query(IDS.slice(0, 1))}`);
    assert.equal(response.status, 200);
    assert.equal(document.querySelector("input[name=d]")!.getAttribute("value"), IDS[0]);
    assert.equal((await see(`/compare?${query([...IDS, "nowhere"])}`)).response.status, 404);
    const many = Array.from({ length: 13 }, () => IDS[0]);
    assert.equal((await see(`/compare?${query(many)}`)).response.status, 400);
  });
});
