import { Unreadable } from "./refusal.ts";

const AS_TEXT = "save it as HTML or text";

/** What the first bytes of a file give away, as latin-1: a pattern, its code, its name and what to do. */
const KINDS: readonly (readonly [pattern: RegExp, code: string, name: string, remedy: string])[] = [
  [/^(?:.{0,1023}?[\r\n])?%PDF-\d/s, "PDF", "a PDF file", AS_TEXT],
  [/^\x89PNG\r\n/, "IMAGE", "a PNG image", "Readout reads text, not pictures of it"],
  [/^\xff\xd8\xff/, "IMAGE", "a JPEG image", "Readout reads text, not pictures of it"],
  [/^GIF8[79]a/, "IMAGE", "a GIF image", "Readout reads text, not pictures of it"],
  [/^RIFF.{4}WEBP/s, "IMAGE", "a WebP image", "Readout reads text, not pictures of it"],
  [/^(?:II\*\0|MM\0\*)/, "IMAGE", "a TIFF image", "Readout reads text, not pictures of it"],
  [/^BM.{4}\0\0\0\0/s, "IMAGE", "a BMP image", "Readout reads text, not pictures of it"],
  [/^\0\0\x01\0.\0/s, "IMAGE", "an icon", "Readout reads text, not pictures of it"],
  [/^\0{3}.ftyp(?:avif|heic|heix|mif1)/s, "IMAGE", "a HEIF or AVIF image", "Readout reads text, not pictures of it"],
  [/^\0{3}.ftyp/s, "AUDIO_VIDEO", "an MP4 recording", "give its transcript as text"],
  [
    /^(?:ID3[\x02-\x04]|OggS|fLaC|RIFF.{4}(?:WAVE|AVI )|\x1a\x45\xdf\xa3)/s,
    "AUDIO_VIDEO",
    "a sound or video recording",
    "give its transcript as text",
  ],
  [/^PK\x03\x04.*?word\//s, "WORD", "a Word document (DOCX)", AS_TEXT],
  [/^PK\x03\x04.*?xl\//s, "SPREADSHEET", "an Excel workbook (XLSX)", "save it as CSV (UTF-8)"],
  [/^PK\x03\x04.*?ppt\//s, "SLIDES", "a PowerPoint file (PPTX)", AS_TEXT],
  [/^PK\x03\x04.{26}mimetypeapplication\/epub/s, "EPUB", "an EPUB book", AS_TEXT],
  [/^PK\x03\x04.{26}mimetypeapplication\/vnd\.oasis/s, "OPENDOCUMENT", "an OpenDocument file", AS_TEXT],
  [/^PK(?:\x03\x04|\x05\x06)/, "ZIP", "a ZIP archive", "unpack it and name the files or their folder"],
  [/^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, "OFFICE", "an old Office file (DOC, XLS, PPT or MSG)", AS_TEXT],
  [/^\{\\rtf/, "RTF", "an RTF document", AS_TEXT],
  [/^%!PS/, "POSTSCRIPT", "a PostScript file", AS_TEXT],
  [/^WARC\/[01]\./, "WARC", "a WARC web archive, which this version does not read", "take its pages out as HTML"],
  [
    /^(?:7z\xbc\xaf|Rar!\x1a|BZh[1-9]1AY|\xfd7zXZ\0|\x28\xb5\x2f\xfd)/,
    "ARCHIVE",
    "a packed file other than gzip",
    "unpack it, or pack it with gzip",
  ],
  [/^.{257}ustar/s, "ARCHIVE", "a tar archive", "unpack it and name the folder"],
  [/^SQLite format 3\0/, "DATABASE", "a SQLite database", "export the reports as JSONL or CSV"],
  [
    /^(?:PAR1[\0-\x1f]|ARROW1|Obj\x01)/,
    "DATABASE",
    "a Parquet, Arrow or Avro file",
    "export the reports as JSONL or CSV",
  ],
  [/^(?:\x7fELF|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe|\0asm)/s, "BINARY", "a program", "give a file of text"],
  [
    /^(?:From|Subject|Snapshot-Content-Location|MIME-Version): .{0,4000}?\r?\nContent-Type: multipart\//is,
    "MHTML",
    "a mail or a page saved as MHTML",
    "save the page as HTML only",
  ],
];

/** Throws Unreadable for a format that is known and not read, and for bytes that are no text. */
export function refuseForeignFormats(head: Uint8Array): void {
  const start = Buffer.from(head.subarray(0, 8192)).toString("latin1");
  for (const [pattern, code, name, remedy] of KINDS) {
    if (pattern.test(start)) throw new Unreadable(code, `${name}; ${remedy}`);
  }
}

/** Throws Unreadable where decoded text is mostly control characters. */
export function refuseBinary(text: string, valid: boolean): void {
  let controls = 0;
  for (let k = 0; k < text.length; k++) {
    const unit = text.charCodeAt(k);
    if (unit < 9 || (unit > 13 && unit < 32 && unit !== 27)) controls++;
  }
  // A stray NUL in a report is read and told; bytes that are no UTF-8 either need far fewer to be no text.
  if (controls > text.length * (valid ? 0.1 : 0.005) && controls > 1) {
    throw new Unreadable("BINARY", "not text (binary data); give a file of text, HTML, JSONL, CSV or a feed");
  }
}
