import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parseFragment } from "parse5";
import { readHtml } from "../../../src/source/html/read-html.ts";
import { textOf } from "../../../src/source/html/tree.ts";

const FOLDER = new URL("./fixtures/", import.meta.url);

/** What a slice of a page says: its text, or the marks that the page shows for `<q>`. */
function decode(slice: string, inJson: boolean): string {
  const html = inJson ? JSON.parse(`"${slice}"`) : slice;
  if (/^<\/?q/.test(html)) return html.startsWith("</") ? "”’" : "“‘";
  const bare = html.replace(/<[^>]*>/g, "");
  return /^\s|&nbsp;|&#160;/.test(bare) ? ` ${bare}` : textOf(parseFragment(bare)) || " ";
}

function checkOffsets(html: string, inJson: boolean): number {
  const read = readHtml(html, { url: null });
  if (!("text" in read)) return 0;
  const { text, offsets } = read;
  let mapped = 0;
  for (let k = 0; k < text.length; k++) {
    const place = offsets.toSource(k, k + 1);
    if (!place) continue;
    mapped++;
    const slice = html.slice(place.from, place.to);
    const isJson = inJson && html.lastIndexOf("</script>", place.from) < html.lastIndexOf("<script", place.from);
    assert.ok(decode(slice, isJson).includes(text[k]), `character ${k}, “${text[k]}”, was read from “${slice}”`);
  }
  return mapped / text.replace(/\n/g, "").length;
}

for (const name of readdirSync(FOLDER).filter((file) => file.endsWith(".html"))) {
  test(`every character of ${name} leads back to what it was read from`, () => {
    const html = readFileSync(new URL(name, FOLDER), "utf8");
    const share = checkOffsets(html, name === "script-only.html");
    const windows = checkOffsets(html.replaceAll("\n", "\r\n"), name === "script-only.html");
    const hasArticle = !("code" in readHtml(html, { url: null }));
    // Only a headline that is taken from the head of the page has no place in its text.
    assert.ok(!hasArticle || share > 0.9, `${share} of the characters have a place`);
    assert.equal(windows > 0.9, hasArticle);
  });
}

test("references of several characters and pairs of surrogates lead back whole", () => {
  checkOffsets("<p>The &#128512; face, the &notin; sign, &fjlig; and 😀 were &quot;seen&quot; by all.</p>", false);
});

test("text that only meets in the tree keeps its places", () => {
  checkOffsets(
    "<p>One wo<b>rd</b></i> here<!-- a note --> and\0 there, <table>out of place<tr><td>in a cell of it.</table> at last.</p>",
    false,
  );
  checkOffsets("<pre>\n\nThe first line is here.\r\nThe second &amp; last one is here.</pre>", false);
});
