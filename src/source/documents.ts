import type { Problem } from "../record.ts";
import { type Chunks, collectBytes, peekBytes } from "./byte-stream.ts";
import { type Charset, declaredCharset, findCharset, findStreamCharset, withoutCutCharacter } from "./charset.ts";
import { readCsv } from "./csv.ts";
import { decode } from "./decode.ts";
import type { SourceItem } from "./document.ts";
import { type DraftItem, type Input, withRaw } from "./draft.ts";
import { readFeed } from "./feed.ts";
import { gunzip, isGzip } from "./gunzip.ts";
import { draftPage } from "./html-page.ts";
import { refuseError } from "./inputs.ts";
import { readJson } from "./json.ts";
import { readJsonl } from "./jsonl.ts";
import { refuseBinary, refuseForeignFormats } from "./magic.ts";
import { makeDocument } from "./make-document.ts";
import { draftPlainText } from "./plain-text.ts";
import { refuse, Unreadable } from "./refusal.ts";
import { sniffFormat } from "./sniff.ts";
import type { Format } from "./source-options.ts";
import { lineLimitOf } from "./stream-charset.ts";

const HEAD = 64 * 1024;

/**
 * The documents of one input, read or refused. `charset` is given where it is known for sure; `ids` holds the ids of
 * the run and is added to. Throws nothing for what the input holds, nor for an input that breaks off.
 */
export async function* readDocuments(
  chunks: Chunks,
  charset: Charset | null,
  input: Input,
  ids: Set<string>,
): AsyncGenerator<SourceItem> {
  let empty = true;
  try {
    for await (const item of readDrafts(chunks, charset, input)) {
      empty = false;
      yield "draft" in item ? makeDocument(item, input.options, ids) : item;
    }
    if (empty) yield refuse(input.source, "EMPTY", "no report in it");
  } catch (error) {
    if (error instanceof Unreadable) yield refuse(input.source, error.code, error.message);
    else if (isSystemError(error)) yield refuseError(input.source, error);
    else throw error;
  }
}

async function* readDrafts(chunks: Chunks, given: Charset | null, input: Input): AsyncGenerator<DraftItem> {
  let { head, all } = await peekBytes(chunks, HEAD);
  if (given === null && isGzip(head)) {
    ({ head, all } = await peekBytes(gunzip(all), HEAD));
    if (isGzip(head)) throw new Unreadable("ARCHIVE", "gzip within gzip; unpack it once");
  }
  if (head.length === 0) throw new Unreadable("EMPTY", "an empty file");
  if (given === null) refuseForeignFormats(head);
  const declaration = declaredCharset(head);
  const charset = given ?? findStreamCharset(head, declaration);
  const start = decode(withoutCutCharacter(head), charset, 0);
  const replaced = start.problems.some((problem) => problem.code === "CHARSET_REPLACED");
  if (given === null) refuseBinary(start.text, charset.name === "utf-8" && !replaced);
  const format = input.options.format ?? sniffFormat(start.text, head.length < HEAD);
  if (format === "jsonl") yield* readJsonl(all, charset, input);
  else if (format === "csv") yield* readCsv(all, charset, input);
  else yield* readWhole(format, await collectBytes(all, lineLimitOf(charset)), given, declaration, input);
}

function* readWhole(
  format: Exclude<Format, "jsonl" | "csv">,
  bytes: Uint8Array,
  given: Charset | null,
  declaration: string | null,
  input: Input,
): Generator<DraftItem> {
  const marked = format === "html" || format === "feed" ? declaration : null;
  const decoded = decode(bytes, given ?? findCharset(bytes, marked), 0);
  switch (format) {
    case "text": {
      const draft = draftPlainText(input, decoded);
      // The line ends of a file are made even here, and only here: a source is read again to the character.
      yield withRaw({ draft }, format, draft.text);
      break;
    }
    case "html": {
      const page = draftPage(input.source, decoded.text, decoded.offsets, input.options.url ?? null);
      yield withProblems(withRaw(page, format, decoded.text), decoded.problems);
      break;
    }
    case "json":
      yield* readJson(decoded, input);
      break;
    case "feed":
      for (const item of readFeed(decoded, input)) yield withProblems(item, decoded.problems);
      break;
  }
}

function withProblems(item: DraftItem, problems: readonly Problem[]): DraftItem {
  if ("refused" in item || problems.length === 0) return item;
  return { ...item, draft: { ...item.draft, problems: [...problems, ...item.draft.problems] } };
}

/** An error of the file system, or of a stream that was closed before its end. */
function isSystemError(error: unknown): boolean {
  return (
    error instanceof Error && ("syscall" in error || /^ERR_STREAM/.test((error as NodeJS.ErrnoException).code ?? ""))
  );
}
