import type { Problem } from "../record.ts";
import type { Charset } from "./charset.ts";
import { OffsetRuns, type OffsetRunsBuilder } from "./offset-map.ts";
import { utf8Sequence } from "./utf8.ts";
import { decodeWindows1252 } from "./windows-1252.ts";

/** Decoded bytes: their text and the bytes of every character of it. */
export interface Decoded {
  readonly text: string;
  /** From the text to bytes of the source. */
  readonly offsets: OffsetRuns;
  readonly problems: readonly Problem[];
}

/**
 * Decodes bytes that begin at byte `sourceFrom` of the source. What is no character in the set becomes U+FFFD and is
 * told in `problems`; lone surrogates of UTF-16 are kept.
 */
export function decode(bytes: Uint8Array, charset: Charset, sourceFrom: number): Decoded {
  const content = bytes.subarray(charset.mark);
  const start = sourceFrom + charset.mark;
  const { text, offsets, broken } = decodeContent(content, charset.name, start);
  const problems: Problem[] = [];
  if (charset.mislabelled !== null) {
    problems.push(
      problem("CHARSET_MISLABELLED", "info", `declared as ${charset.mislabelled}, but the bytes are ${charset.name}`),
    );
  } else if (charset.basis === "detected") {
    problems.push(problem("CHARSET_DETECTED", "info", `no character set is declared; read as ${charset.name}`));
  }
  if (broken.count > 0) {
    const places = broken.count === 1 ? "1 place is" : `${broken.count} places are`;
    const message = `${places} not ${charset.name} and became U+FFFD, the first at byte ${broken.first}`;
    problems.push(problem("CHARSET_REPLACED", "warning", message));
  }
  return { text, offsets, problems };
}

interface Content {
  readonly text: string;
  readonly offsets: OffsetRuns;
  readonly broken: Broken;
}

interface Broken {
  count: number;
  first: number;
}

const NONE: Broken = { count: 0, first: -1 };

function decodeContent(bytes: Uint8Array, name: string, sourceFrom: number): Content {
  if (name === "utf-8") return decodeUtf8(bytes, sourceFrom);
  if (name === "utf-16le" || name === "utf-16be") return decodeUtf16(bytes, name, sourceFrom);
  if (name === "windows-1252") {
    return { text: decodeWindows1252(bytes), offsets: OffsetRuns.single(bytes.length, sourceFrom), broken: NONE };
  }
  return decodeLegacy(bytes, name, sourceFrom);
}

function decodeUtf8(bytes: Uint8Array, sourceFrom: number): Content {
  const runs = OffsetRuns.builder();
  const broken = { ...NONE };
  let at = 0;
  let text = 0;
  while (at < bytes.length) {
    const start = at;
    while (at < bytes.length && bytes[at] < 0x80) at++;
    runs.addEach(text, at - start, sourceFrom + start, 1);
    text += at - start;
    if (at === bytes.length) break;
    const { length, valid } = utf8Sequence(bytes, at);
    // A character beyond the basic plane is two code units, and neither stands for bytes of its own.
    if (valid && length === 4) runs.add(text, 2, sourceFrom + at, 4);
    else runs.addEach(text, 1, sourceFrom + at, length);
    text += valid && length === 4 ? 2 : 1;
    if (!valid) note(broken, sourceFrom + at);
    at += length;
  }
  return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), offsets: runs.build(), broken };
}

function decodeUtf16(bytes: Uint8Array, name: "utf-16le" | "utf-16be", sourceFrom: number): Content {
  const even = bytes.length - (bytes.length % 2);
  const pairs = Buffer.from(bytes.buffer, bytes.byteOffset, even);
  const littleEndian = name === "utf-16le" ? pairs : Buffer.from(pairs).swap16();
  const text = littleEndian.toString("utf16le");
  const broken = even < bytes.length ? { count: 1, first: sourceFrom + even } : NONE;
  return { text, offsets: OffsetRuns.single(text.length, sourceFrom, 2), broken };
}

/** The other sets of the standard: a byte a character, or pairs and more of them (Shift_JIS, GB 18030, Big5 …). */
function decodeLegacy(bytes: Uint8Array, name: string, sourceFrom: number): Content {
  const whole = new TextDecoder(name).decode(bytes);
  const broken = { ...NONE };
  for (let k = whole.indexOf("\ufffd"); k >= 0; k = whole.indexOf("\ufffd", k + 1)) note(broken, sourceFrom);
  if (whole.length === bytes.length)
    return { text: whole, offsets: OffsetRuns.single(whole.length, sourceFrom), broken };
  const runs = OffsetRuns.builder();
  const length = addLegacyRuns(bytes, name, sourceFrom, runs);
  return {
    text: whole,
    // Where the decoder does not tell byte by byte what it has read, the text leads to the bytes as a whole.
    offsets:
      length === whole.length
        ? runs.build()
        : OffsetRuns.builder().add(0, whole.length, sourceFrom, bytes.length).build(),
    broken,
  };
}

function addLegacyRuns(bytes: Uint8Array, name: string, sourceFrom: number, runs: OffsetRunsBuilder): number {
  const decoder = new TextDecoder(name);
  const escapes = name.startsWith("iso-2022");
  let text = 0;
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    while (!escapes && at < bytes.length && bytes[at] < 0x80) at++;
    runs.addEach(text, at - start, sourceFrom + start, 1);
    text += at - start;
    if (at === bytes.length) break;
    const first = at;
    let length = 0;
    while (at < bytes.length && length === 0) {
      length = decoder.decode(bytes.subarray(at, at + 1), { stream: at + 1 < bytes.length }).length;
      at++;
    }
    runs.add(text, length, sourceFrom + first, at - first);
    text += length;
  }
  return text;
}

function note(broken: Broken, at: number): void {
  if (broken.count === 0) broken.first = at;
  broken.count++;
}

function problem(code: string, level: Problem["level"], message: string): Problem {
  return { code, level, message, from: null, to: null };
}
