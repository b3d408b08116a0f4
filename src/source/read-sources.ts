import { createReadStream } from "node:fs";
import type { Charset } from "./charset.ts";
import type { SourceItem } from "./document.ts";
import { readDocuments } from "./documents.ts";
import type { Input } from "./draft.ts";
import { findInputs } from "./inputs.ts";
import { composeOffsets, type OffsetMap } from "./offset-map.ts";
import { checkOptions, type SourceOptions } from "./source-options.ts";

const CHUNK = 256 * 1024;

/**
 * Reads reports from files, folders, patterns and `-`, in order, each read or refused; a second document with the id of
 * an earlier one is refused as a duplicate. Throws RangeError or TypeError for options that cannot be used.
 */
export async function* readSources(inputs: readonly string[], options: SourceOptions = {}): AsyncGenerator<SourceItem> {
  checkOptions(options);
  const ids = new Set<string>();
  for await (const found of findInputs(inputs)) {
    if ("refused" in found) {
      yield found;
      continue;
    }
    const { path } = found;
    const chunks = path === "-" ? (options.stdin ?? process.stdin) : createReadStream(path, { highWaterMark: CHUNK });
    yield* readDocuments(chunks, null, { source: path, options, exact: false }, ids);
  }
}

/** Reads the reports that bytes hold, as if they were a file; `source` names them. Throws as `readSources` does. */
export async function* readBytes(
  bytes: Uint8Array,
  options: SourceOptions & { source?: string } = {},
): AsyncGenerator<SourceItem> {
  checkOptions(options);
  if (!(bytes instanceof Uint8Array)) throw new TypeError(`bytes must be a Uint8Array: ${typeof bytes}`);
  yield* readDocuments(cut(bytes), null, inputOf(options, false), new Set());
}

// UTF-16 holds every string of JavaScript, half surrogate pairs included.
const STRING: Charset = { name: "utf-16le", basis: "given", mislabelled: null, mark: 0 };

/**
 * Reads the reports that a string holds: text, HTML, JSONL, a table or a feed, never a path. Plain text is taken to the
 * character. The offsets lead to code units of the string. Throws as `readSources` does.
 */
export async function* readString(
  text: string,
  options: SourceOptions & { source?: string } = {},
): AsyncGenerator<SourceItem> {
  checkOptions(options);
  if (typeof text !== "string") throw new TypeError(`text must be a string: ${typeof text}`);
  const bytes = Buffer.from(text, "utf16le");
  for await (const item of readDocuments(cut(bytes), STRING, inputOf(options, true), new Set())) {
    if ("refused" in item) yield item;
    else yield { read: { ...item.read, offsets: composeOffsets(item.read.offsets, BYTES_TO_UNITS) } };
  }
}

const BYTES_TO_UNITS: OffsetMap = { toSource: (from, to) => ({ from: from / 2, to: to / 2 }) };

function inputOf(options: SourceOptions & { source?: string }, exact: boolean): Input {
  return { source: options.source ?? (exact ? "text" : "bytes"), options, exact };
}

async function* cut(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}
