import { type Block, findBlocks } from "./find-blocks.ts";
import { jsonLdScripts } from "./json-ld.ts";
import { type ParentNode, parseTree } from "./parse-tree.ts";

const KEY = /"articleBody"\s{0,20}:\s{0,20}"/g;
const ESCAPES: { readonly [letter: string]: string } = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/**
 * The article as the linked data of a page holds it (`articleBody`), in blocks that lead back to the characters of the
 * script; the longest one where there are several. Markup and character references within it are read as such.
 */
export function findJsonLdBody(document: ParentNode, html: string): readonly Block[] {
  let longest = { text: "", origin: new Int32Array(1) };
  for (const script of jsonLdScripts(document)) {
    const place = script.childNodes[0]?.sourceCodeLocation;
    if (!place) continue;
    KEY.lastIndex = place.startOffset;
    for (let key = KEY.exec(html); key && KEY.lastIndex < place.endOffset; key = KEY.exec(html)) {
      const string = decodeString(html, KEY.lastIndex, place.endOffset);
      if (string.text.length > longest.text.length) longest = string;
      KEY.lastIndex += string.text.length;
    }
  }
  const { text, origin } = longest;
  const wrapped = `<div>${text}</div>`;
  const shifted = new Int32Array(wrapped.length + 1).fill(origin[text.length]);
  shifted.fill(origin[0], 0, 5);
  shifted.set(origin, 5);
  const lineFeeds = /<(?:p|br|div)\b/i.test(text) ? "space" : "paragraphs";
  return findBlocks(parseTree(wrapped).document, wrapped, lineFeeds, shifted).blocks;
}

/** The JSON string that begins at `from` (behind its quotation mark) and the source offset of each of its characters and of its end. */
function decodeString(html: string, from: number, to: number): { text: string; origin: Int32Array<ArrayBuffer> } {
  const origin: number[] = [];
  const parts: string[] = [];
  let at = from;
  while (at < to && html[at] !== '"') {
    origin.push(at);
    if (html[at] !== "\\") {
      parts.push(html[at]);
      at++;
    } else if (html[at + 1] === "u") {
      parts.push(String.fromCharCode(Number.parseInt(html.slice(at + 2, at + 6), 16) || 0xfffd));
      at += 6;
    } else {
      parts.push(ESCAPES[html[at + 1]] ?? html[at + 1] ?? "\ufffd");
      at += 2;
    }
  }
  origin.push(Math.min(at, to));
  return { text: parts.join(""), origin: Int32Array.from(origin) };
}
