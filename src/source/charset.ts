import { isUtf8 } from "node:buffer";
import { analyse } from "chardet";
import { utf8Sequence } from "./utf8.ts";

/** A character set and how it was told. */
export interface Charset {
  /** The name of the WHATWG encoding standard: `utf-8`, `windows-1252`, `utf-16le` … */
  readonly name: string;
  readonly basis: "mark" | "declared" | "valid" | "detected" | "given";
  /** What the input declares, where the bytes say otherwise. */
  readonly mislabelled: string | null;
  /** Length of the byte order mark. */
  readonly mark: number;
}

export const UTF8: Charset = { name: "utf-8", basis: "valid", mislabelled: null, mark: 0 };

const SAMPLE = 64 * 1024;

/**
 * The character set of some bytes: by byte order mark, then by declaration, then by what the bytes are valid in, then
 * by detection. A declaration gives way where the bytes speak against it: a page that claims to be windows-1252 and is
 * valid UTF-8 beyond ASCII, or claims UTF-8 and is mostly not, would lose its quotation marks.
 */
export function findCharset(bytes: Uint8Array, declaration: string | null): Charset {
  const mark = byteOrderMark(bytes);
  if (mark !== null) return mark;
  const utf16 = utf16ByZeros(bytes);
  if (utf16 !== null) return { name: utf16, basis: "detected", mislabelled: null, mark: 0 };
  const declared = declaration === null ? null : charsetNamed(declaration);
  if (isUtf8(bytes)) {
    const contradicted =
      declared !== null && declared !== "utf-8" && !isAscii(bytes) && !declared.startsWith("iso-2022");
    if (declared === null || declared === "utf-8") return declared === null ? UTF8 : { ...UTF8, basis: "declared" };
    return contradicted ? { ...UTF8, mislabelled: declaration } : { ...UTF8, name: declared, basis: "declared" };
  }
  if (declared !== null && declared !== "utf-8")
    return { name: declared, basis: "declared", mislabelled: null, mark: 0 };
  if (mostlyUtf8(bytes)) return declared === null ? UTF8 : { ...UTF8, basis: "declared" };
  return { name: detected(bytes), basis: "detected", mislabelled: declaration, mark: 0 };
}

/** The character set of a stream, from its first bytes, which may end within a character. */
export function findStreamCharset(head: Uint8Array, declaration: string | null): Charset {
  return findCharset(withoutCutCharacter(head), declaration);
}

/** The bytes less the last two or three, where those may begin a character of UTF-8 that goes on behind them. */
export function withoutCutCharacter(head: Uint8Array): Uint8Array {
  let end = head.length;
  while (end > 0 && head.length - end < 4 && (head[end - 1] & 0xc0) === 0x80) end--;
  if (end === 0 || head[end - 1] < 0xc2) return head;
  const { length, valid } = utf8Sequence(head, end - 1);
  return valid || end - 1 + length < head.length ? head : head.subarray(0, end - 1);
}

/** The label that a page (`<meta charset>`) or an XML declaration gives, or `null`. */
export function declaredCharset(head: Uint8Array): string | null {
  const start = Buffer.from(head.subarray(0, 4096))
    .toString("latin1")
    .replace(/<!--.{0,4096}?-->/gs, "");
  const found =
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"'>]{1,40})/.exec(start) ??
    /<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([^\s"'/>;]{1,40})/i.exec(start);
  if (found === null) return null;
  // A declaration that could be read as ASCII cannot be in UTF-16: the standard reads it as UTF-8.
  return /^utf-?16/i.test(found[1]) ? "utf-8" : found[1];
}

/** The standard's name for a label, or `null` for one it does not know. `iso-8859-1` is windows-1252 there. */
function charsetNamed(label: string): string | null {
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

function byteOrderMark(bytes: Uint8Array): Charset | null {
  const mark = (name: string, length: number): Charset => ({ name, basis: "mark", mislabelled: null, mark: length });
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return mark("utf-8", 3);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return mark("utf-16le", 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return mark("utf-16be", 2);
  return null;
}

/** UTF-16 without a mark: in Western text every second byte is zero. */
function utf16ByZeros(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  const zeros = [0, 0];
  for (let k = 0; k < length; k++) if (bytes[k] === 0) zeros[k & 1]++;
  const pairs = length / 2;
  if (zeros[1] > pairs * 0.6 && zeros[0] < pairs * 0.1) return "utf-16le";
  if (zeros[0] > pairs * 0.6 && zeros[1] < pairs * 0.1) return "utf-16be";
  return null;
}

function isAscii(bytes: Uint8Array): boolean {
  for (let k = 0; k < bytes.length; k++) if (bytes[k] >= 0x80) return false;
  return true;
}

/** A few damaged bytes in text that is UTF-8 otherwise. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let valid = 0;
  let broken = 0;
  for (let k = 0; k < bytes.length; ) {
    if (bytes[k] < 0x80) {
      k++;
      continue;
    }
    const sequence = utf8Sequence(bytes, k);
    if (sequence.valid) valid++;
    else broken++;
    k += sequence.length;
  }
  return valid > broken;
}

function detected(bytes: Uint8Array): string {
  const firstHigh = bytes.findIndex((byte) => byte >= 0x80);
  const from = Math.max(0, Math.min(firstHigh - 1024, bytes.length - SAMPLE));
  for (const { name, confidence } of analyse(bytes.subarray(from, from + SAMPLE))) {
    // The detector calls windows-1252 what it has words of; below that it guesses among sets it has no evidence for.
    if (confidence < 50) break;
    const known = name === "UTF-8" || name === "ASCII" ? null : charsetNamed(name);
    if (known !== null && !known.startsWith("utf")) return known;
  }
  return "windows-1252";
}
