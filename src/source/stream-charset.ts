import { type Charset, findCharset } from "./charset.ts";
import { type Decoded, decode } from "./decode.ts";
import type { Line, LineFeed } from "./lines.ts";
import { DOCUMENT_LIMIT } from "./source-options.ts";

/** How the line feeds of a character set are written. */
export function lineFeedOf(charset: Charset): LineFeed {
  return charset.name === "utf-16le" || charset.name === "utf-16be" ? charset.name : "byte";
}

/** The size of one document in bytes: twice as many where a letter takes two. */
export function lineLimitOf(charset: Charset): number {
  return lineFeedOf(charset) === "byte" ? DOCUMENT_LIMIT : DOCUMENT_LIMIT * 2;
}

/** A line that is not valid in the character set of the file has one of its own. */
export function decodeLine(line: Line, bytes: Uint8Array, charset: Charset): Decoded {
  const first = line.from === 0;
  if (charset.name !== "utf-8") return decode(bytes, { ...charset, mark: first ? charset.mark : 0 }, line.from);
  return decode(bytes, first && charset.mark > 0 ? charset : findCharset(bytes, null), line.from);
}
