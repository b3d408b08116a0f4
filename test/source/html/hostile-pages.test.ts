import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readHtml } from "../../../src/source/html/read-html.ts";

const STORY = "<p>The inquiry into the Orrin dam opened on Friday with the letters of its engineer.</p>";

test("markup nested 100,000 levels deep is read as one level below the 512th, and says so", () => {
  const read = readHtml(`${"<div>".repeat(100_000)}${STORY}${STORY}${"</div>".repeat(100_000)}`, { url: null });
  assert.ok("text" in read);
  assert.equal(read.text.split("\n\n").length, 2);
  assert.deepEqual(
    read.problems.map(({ code }) => code),
    ["HTML_DEPTH"],
  );
});

const PAGES: { readonly [what: string]: string } = {
  "50,000 unclosed formatting elements": "<b>".repeat(50_000) + STORY,
  "formatting elements opened anew in each paragraph": `${Array.from({ length: 500 }, (_, k) => `<i a${k}>`).join("")}${"<p>x".repeat(20_000)}${STORY}`,
  "crossed formatting elements": `${"<b><p></b><i></p>".repeat(20_000)}${STORY}`,
  "crossed links": `${"<a><div></a>".repeat(20_000)}</div>${STORY}`,
  "text out of place in a table": `<table>${"<br>x<tr>".repeat(20_000)}</table>${STORY}`,
  "100,000 attributes": `<div ${Array.from({ length: 100_000 }, (_, k) => `a${k}`).join(" ")}>${STORY}`,
  "nested quotations": `${"<q>".repeat(50_000)}${STORY}`,
  "unfinished character references": `<p>${"&am".repeat(100_000)}</p>${STORY}`,
  "linked data nested 100,000 levels deep": `<script type="application/ld+json">${"[".repeat(100_000)}</script>${STORY}`,
  "linked data full of commas": `<script type="application/ld+json">[${"1,]".repeat(100_000)}</script>${STORY}`,
};

for (const [what, html] of Object.entries(PAGES)) {
  test(`a page with ${what} is read`, () => {
    const read = readHtml(html, { url: null });
    assert.ok("text" in read);
    assert.match(read.text, /The inquiry into the Orrin dam opened on Friday/);
  });
}

test("a megabyte of opening brackets is no article and no failure", () => {
  assert.ok("text" in readHtml(STORY + "<".repeat(1_000_000), { url: null }));
  readHtml("<".repeat(1_000_000), { url: null });
});

for (const name of ["nested-quotations", "script-only"]) {
  test(`the page ${name} cut off after any character is read or refused`, () => {
    const html = readFileSync(new URL(`./fixtures/${name}.html`, import.meta.url), "utf8");
    for (let length = 0; length <= html.length; length++) {
      const read = readHtml(html.slice(0, length), { url: null });
      assert.equal("text" in read, !("code" in read));
    }
  });
}
