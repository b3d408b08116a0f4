import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { JSDOM } from "jsdom";
import { compareRecords } from "../../../src/compare/compare.ts";
import { comparisonFile } from "../../../src/export/comparison/comparison-file.ts";
import type { Record } from "../../../src/record.ts";
import { COMPARISON, RECORDS } from "./tellings.ts";

async function pageOf(records: readonly Record[], comparison = compareRecords(records)) {
  const text = await comparisonFile(comparison, records);
  return { text, document: new JSDOM(text).window.document };
}

const sha = (content: string) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

/** The three tellings over and over, under ids, outlets and hours of their own. */
function several(count: number): Record[] {
  return Array.from({ length: count }, (_, k) => {
    const record = RECORDS[k % RECORDS.length];
    const { document } = record;
    const published = { ...document.published!, value: `2031-05-13T${String(k + 6).padStart(2, "0")}:00:00Z` };
    return { ...record, document: { ...document, id: `report-${k}`, outlet: `${document.outlet} ${k}`, published } };
  });
}

describe("the single file of a comparison", () => {
  test("needs nothing else: its policy names its own style and script, and nothing outside is fetched", async () => {
    const { text, document } = await pageOf(RECORDS, COMPARISON);
    const [style, ...styles] = [...document.querySelectorAll("style")].map(({ textContent }) => textContent);
    const [script, ...scripts] = [...document.querySelectorAll("script")].map(({ textContent }) => textContent);
    assert.deepEqual([styles, scripts], [[], []]);
    const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]")!.getAttribute("content")!;
    assert.equal(
      policy,
      `default-src 'none'; style-src ${sha(style)}; script-src ${sha(script)}; base-uri 'none'; form-action 'none'`,
    );
    assert.equal(document.querySelectorAll("[src], [srcset], link, base, iframe, object, embed, form").length, 0);
    assert.equal(document.querySelectorAll("[style]").length, 0);
    assert.doesNotMatch(style, /url\(|@import/);
    assert.doesNotMatch(
      text.replace(/<a href="https:[^"]*" rel="noreferrer external">/g, ""),
      /https?:\/\/(?!www\.w3\.org)/,
    );
  });

  for (const count of [2, 3, 4, 5, 12]) {
    test(`of ${count} reports has every place that its links lead to, each once`, async () => {
      const { document } = await pageOf(several(count));
      const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      const links = [...document.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href")!.slice(1));
      assert.ok(links.length > 20);
      assert.deepEqual(
        links.filter((id) => !ids.includes(id)),
        [],
      );
      assert.equal(document.querySelectorAll(".head").length, count);
      assert.equal(document.querySelectorAll(".text").length, count);
    });
  }

  test("has the texts to the character, apart from the numbers of rows", async () => {
    const { document } = await pageOf(RECORDS, COMPARISON);
    for (const [k, { text }] of COMPARISON.documents.entries()) {
      const body = document.querySelectorAll(".text-body")[k];
      for (const numbers of body.querySelectorAll(".rows-of")) numbers.remove();
      const paragraphs = [...body.querySelectorAll("p")].map(({ textContent }) => textContent);
      assert.deepEqual(paragraphs, text.split("\n\n"));
    }
  });

  test("marks in both sentences of a row what differs", async () => {
    const { document } = await pageOf(RECORDS, COMPARISON);
    const row = [...document.querySelectorAll(".told-row")].find((one) => one.textContent.includes("April 4"))!;
    const marked = [...row.querySelectorAll("mark.differs")].map(({ textContent }) => textContent);
    for (const words of ["April 3", "April 4", "two", "one"]) assert.ok(marked.includes(words), words);
    const number = row.id.replace("row-", "");
    const lit = [...document.querySelectorAll(`.sentence[data-rows~="${number}"]`)];
    assert.deepEqual(
      new Set(lit.map((sentence) => sentence.closest(".text")!.id)),
      new Set(["text-A", "text-B", "text-C"]),
    );
  });

  test("tells absence with its base and ranks nobody", async () => {
    const { document } = await pageOf(RECORDS, COMPARISON);
    const words = document.querySelector("main")!.textContent;
    assert.match(words, /not found \(read whole, 138 words\)/);
    assert.match(words, /not quoted/);
    assert.match(words, /may be told in other words|may tell it in other words/);
    assert.doesNotMatch(words, /omit|\bbias|\bleft-|\bright-wing|reliab/i);
  });

  test("a report beside itself has no differences", async () => {
    const { document } = await pageOf([RECORDS[0], RECORDS[0]]);
    assert.match(document.querySelector(".lead")!.textContent, /No differences were found/);
    assert.equal(document.querySelectorAll(".conflicts, mark.differs, .side.is-absent").length, 1, "the key alone");
  });

  test("reports without a date, outlet, title or address", async () => {
    const bare = RECORDS.map((record) => ({
      ...record,
      document: { ...record.document, published: null, outlet: null, title: null, url: null },
    }));
    const { document } = await pageOf(bare);
    assert.match(document.querySelector(".head")!.textContent, /date unknown/);
    assert.equal(document.querySelectorAll("a[rel]").length, 0);
  });

  test("the order of the reports changes nothing", async () => {
    const { text } = await pageOf(RECORDS);
    assert.equal((await pageOf([...RECORDS].reverse())).text, text);
  });
});

const PAYLOADS = [
  "<script>window.hit=1</script>",
  '"><img src=x onerror=hit()>',
  "</style><script>hit()</script>",
  "</title><svg onload=hit()>",
  "' onmouseover='hit()",
  "{{constructor.constructor('hit()')()}}",
];

describe("what a report says is never part of the page", () => {
  for (const payload of PAYLOADS) {
    test(payload, async () => {
      const hostile = RECORDS.map((record) => ({
        ...record,
        document: {
          ...record.document,
          id: `${record.document.id}${payload}`,
          title: `Strait ${payload}`,
          outlet: payload,
          url: `javascript:hit("${payload}")`,
          published: { ...record.document.published!, value: `2031-05-13T21:10:00Z${payload}` },
          text: record.document.text.replaceAll("Tessel strait", payload.slice(0, 13).padEnd(13, ".")),
        },
        entities: record.entities.map((entity) => ({ ...entity, name: `${entity.name}${payload}`, role: payload })),
      }));
      const { document } = await pageOf(hostile);
      assert.equal(document.querySelectorAll("script").length, 1);
      assert.equal(document.querySelectorAll("style").length, 1);
      assert.equal(document.querySelectorAll("img, iframe, svg[onload], a[href^='javascript']").length, 0);
      const attributes = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]);
      assert.deepEqual(
        attributes.filter(({ name }) => name.startsWith("on")),
        [],
      );
    });
  }
});
