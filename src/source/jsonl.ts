import { type Chunks, megabytes } from "./byte-stream.ts";
import type { Charset } from "./charset.ts";
import type { Decoded } from "./decode.ts";
import { type DraftItem, type Input, withRaw } from "./draft.ts";
import { isJsonFeed, readJsonFeed } from "./json-feed.ts";
import { draftJsonReport } from "./json-report.ts";
import { type Line, readLines } from "./lines.ts";
import { refuse } from "./refusal.ts";
import { decodeLine, lineFeedOf, lineLimitOf } from "./stream-charset.ts";

/** Reads JSONL as it streams, a report a line. A line that cannot be read is refused; its neighbours are read. */
export async function* readJsonl(chunks: Chunks, charset: Charset, input: Input): AsyncGenerator<DraftItem> {
  for await (const line of readLines(chunks, lineFeedOf(charset), lineLimitOf(charset))) {
    const source = `${input.source}:${line.number}`;
    if (line.bytes === null) {
      yield refuse(
        source,
        "TOO_LARGE",
        `the line that begins at byte ${line.from} has ${line.size} bytes; a document may have ${megabytes(lineLimitOf(charset))}`,
      );
      continue;
    }
    const decoded = decodeLine(line, line.bytes, charset);
    if (!/[^\s\0]/.test(decoded.text)) {
      // A blank line is no report; a line of zeros is what a file system leaves of a lost one.
      if (decoded.text.includes("\0"))
        yield refuse(source, "JSON_INVALID", `nothing but NUL characters from byte ${line.from} on`);
      continue;
    }
    yield* readLine(source, line, decoded, input);
  }
}

function* readLine(source: string, line: Line, decoded: Decoded, input: Input): Generator<DraftItem> {
  const { text: json, offsets, problems } = decoded;
  // Without its line end: a string that the line cuts off would seem to hold it.
  const bare = json.trim();
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch (error) {
    const cut = line.ended ? "" : ", the last line, which has no line end: the file may be cut off";
    yield refuse(
      source,
      "JSON_INVALID",
      `${jsonFault(error as Error, json)} in the line from byte ${line.from} on${cut}`,
    );
    return;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    yield refuse(source, "JSON_NO_OBJECT", "the line is not an object; give one object with `text` or `html` a line");
    return;
  }
  const at = json.indexOf("{");
  if (isJsonFeed(value)) yield* readJsonFeed({ value, json, at, offsets }, input);
  else yield withRaw(draftJsonReport(source, { value, json, at, offsets }, "jsonl", input, problems), "jsonl", bare);
}

/** What JSON.parse says, with the column and without the text it quotes. */
export function jsonFault(error: Error, json: string): string {
  const position = /at position (\d+)/.exec(error.message)?.[1];
  const ended = /Unexpected end|Unterminated/.test(error.message);
  if (ended) return "not valid JSON: it ends too early";
  if (position === undefined) return "not valid JSON";
  const after = /after JSON/.test(error.message) && /^\s*[{[]/.test(json.slice(Number(position)));
  return `not valid JSON at character ${Number(position) + 1}${after ? ": a second value follows; give one object a line" : ""}`;
}
