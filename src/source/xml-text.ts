import { OffsetRuns } from "./offset-map.ts";
import { decodeWindows1252 } from "./windows-1252.ts";

const NAMED: { readonly [name: string]: string } = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

const PIECE = /<!--|<!\[CDATA\[|&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{2,4}));/g;

/** The characters that the content `from`..`to` of an element stands for: references read, CDATA opened, comments left out. */
export function readXmlText(
  xml: string,
  from: number,
  to: number,
): { readonly text: string; readonly offsets: OffsetRuns } {
  const content = xml.slice(from, to);
  const runs = OffsetRuns.builder();
  const parts: string[] = [];
  let length = 0;
  const put = (text: string, at: number, size: number): void => {
    runs.add(length, text.length, from + at, size);
    parts.push(text);
    length += text.length;
  };
  const copy = (start: number, end: number): void => put(content.slice(start, end), start, end - start);
  /** A section, less the comments in it: the library that reads feeds leaves them out. */
  const copySection = (start: number, end: number): void => {
    let at = start;
    for (let open = content.indexOf("<!--", at); open >= 0 && open < end; open = content.indexOf("<!--", at)) {
      const close = content.indexOf("-->", open);
      if (close < 0 || close >= end) break;
      copy(at, open);
      at = close + 3;
    }
    copy(at, end);
  };

  let at = 0;
  PIECE.lastIndex = 0;
  for (let found = PIECE.exec(content); found !== null; found = PIECE.exec(content)) {
    copy(at, found.index);
    const [piece, hex, decimal, name] = found;
    at = PIECE.lastIndex;
    if (piece === "<!--") {
      const end = content.indexOf("-->", at);
      at = end < 0 ? content.length : end + 3;
    } else if (piece === "<![CDATA[") {
      const end = content.indexOf("]]>", at);
      copySection(at, end < 0 ? content.length : end);
      at = end < 0 ? content.length : end + 3;
    } else {
      const text = name === undefined ? charactersOf(hex ? Number.parseInt(hex, 16) : Number(decimal)) : NAMED[name];
      put(text ?? piece, found.index, piece.length);
    }
    PIECE.lastIndex = at;
  }
  copy(at, content.length);
  return { text: parts.join(""), offsets: runs.build() };
}

function charactersOf(point: number): string {
  // Pages number the quotation marks of windows-1252 this way, and every reader follows.
  if (point >= 0x80 && point <= 0x9f) return decodeWindows1252(Uint8Array.of(point));
  if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return "\ufffd";
  return String.fromCodePoint(point);
}
