import { delimiterOf } from "./csv-header.ts";
import { Unreadable } from "./refusal.ts";
import type { Format } from "./source-options.ts";

const HTML_START =
  /^<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|article|section|main|header|nav|aside|div|p|h[1-6]|span|a|b|strong|em|i|ul|ol|table|blockquote|figure|img|br|hr)\b/i;
const HTML_WITHIN = /<\/p>|<br\s{0,4}\/?>|<\/div>/gi;

/**
 * What the first part of an input, decoded, looks like; the name of the file has no say. `whole` tells that there is no
 * more of it. Throws Unreadable for XML that is neither a page nor a feed.
 */
export function sniffFormat(head: string, whole: boolean): Format {
  const start = head.trimStart();
  if (start.startsWith("<")) return sniffMarkup(start) ?? "text";
  if (/^(?:\{\s*["}]|\[\s*[{\]])/.test(start)) return sniffJson(start, whole);
  const lines = firstLines(head, whole);
  const objects = lines.filter((line) => /^\s*\{\s*"/.test(line)).length;
  if (objects > 0 && objects * 2 >= lines.length) return "jsonl";
  if (lines.length > 0 && delimiterOf(lines) !== null) return "csv";
  return (head.match(HTML_WITHIN)?.length ?? 0) >= 3 ? "html" : "text";
}

function sniffMarkup(start: string): Format | null {
  let rest = start;
  for (;;) {
    const end = rest.startsWith("<!--")
      ? rest.indexOf("-->") + 3
      : rest.startsWith("<?")
        ? rest.indexOf(">") + 1
        : /^<!doctype(?!\s+html)/i.test(rest)
          ? endOfDoctype(rest)
          : 0;
    if (end < 3) break;
    rest = rest.slice(end).trimStart();
  }
  if (HTML_START.test(rest)) return "html";
  const root = /^<(?:[\w-]+:)?([A-Za-z][\w-]*)/.exec(rest)?.[1].toLowerCase();
  if (root === "rss" || root === "feed" || root === "rdf") return "feed";
  if (root === "svg") throw new Unreadable("IMAGE", "an SVG image; Readout reads text, not pictures of it");
  if (start.startsWith("<?xml")) {
    throw new Unreadable(
      "XML_UNKNOWN",
      `XML of an unknown kind (<${root ?? "?"}>); RSS, Atom and HTML are read: save it as HTML or text`,
    );
  }
  if (rest !== start || (start.match(HTML_WITHIN)?.length ?? 0) > 0) return "html";
  return null;
}

function endOfDoctype(xml: string): number {
  const subset = /^<!doctype[^[>]*\[/i.exec(xml);
  return subset === null ? xml.indexOf(">") + 1 : xml.indexOf("]", subset[0].length) + 2;
}

function sniffJson(start: string, whole: boolean): Format {
  if (start.startsWith("[")) return "json";
  const end = start.indexOf("\n");
  if (end < 0) return "jsonl";
  if (isJson(start.slice(0, end))) return "jsonl";
  // The first line is damaged, or an object goes on over several lines.
  return firstLines(start, whole)
    .slice(1)
    .some((line) => /^\{\s*"/.test(line))
    ? "jsonl"
    : "json";
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** Up to 20 lines that are not blank, without one that the head cuts off, unless it is the only one. */
function firstLines(head: string, whole: boolean): string[] {
  const lines = head.split("\n", 40);
  if (!whole && lines.length > 1 && lines.length < 40) lines.pop();
  return lines.filter((line) => line.trim() !== "").slice(0, 20);
}
