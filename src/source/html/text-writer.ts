import { parseFragment } from "parse5";

/** Stretches of a text and where they come from: `[textFrom, length, sourceFrom, sourceLength]` one after the other. */
export type Runs = readonly number[];

/** How line feeds of the source are read: as white space, as lines of a `<pre>`, or as ends of paragraphs. */
export type LineFeeds = "space" | "lines" | "paragraphs";

const CHARACTER_REFERENCE = /&(?:#[xX][0-9a-fA-F]+;?|#[0-9]+;?|[A-Za-z][A-Za-z0-9]{1,31};?)/y;
const HARD_WRAPPED = 50;
const LF = 10;
const CR = 13;
const AMPERSAND = 38;

/** What character references stand for, as parse5 decodes them; each is decoded once. */
export class CharacterReferences {
  private readonly known = new Map<string, { length: number; units: number }>();

  /** The length of the reference at `at` and of what it stands for; a lone ampersand is one character that stands for itself. */
  at(html: string, at: number): { length: number; units: number } {
    CHARACTER_REFERENCE.lastIndex = at;
    const reference = CHARACTER_REFERENCE.exec(html)?.[0];
    if (reference === undefined) return { length: 1, units: 1 };
    let found = this.known.get(reference);
    if (!found) {
      found = measure(reference);
      if (this.known.size < 10_000) this.known.set(reference, found);
    }
    return found;
  }
}

function measure(reference: string): { length: number; units: number } {
  const node = parseFragment(reference).childNodes[0];
  const decoded = node && "value" in node ? node.value : "";
  if (decoded === reference) return { length: 1, units: 1 };
  // "&notit;" is "¬it;": only a part of it is a reference.
  let rest = 0;
  while (rest < decoded.length - 1 && decoded.at(-1 - rest) === reference.at(-1 - rest)) rest++;
  return { length: reference.length - rest, units: decoded.length - rest };
}

/**
 * Writes the text of one block: white space collapsed to one space, none at the ends, characters without width (soft
 * hyphen, zero-width space, byte order mark) left out, each stretch with its place in the source.
 */
export class TextWriter {
  text = "";
  readonly runs: number[] = [];
  /** How many characters were written as part of a link. */
  linked = 0;
  inLink = false;
  private readonly references: CharacterReferences;
  private readonly origin: Int32Array | null;
  private space: { from: number; to: number } | null = null;
  private breaks = 0;
  private column = 0;

  /** `origin` leads from offsets in the string that is read to offsets in the source, where the two differ. */
  constructor(references: CharacterReferences, origin: Int32Array | null) {
    this.references = references;
    this.origin = origin;
  }

  /** Writes `value`, which the parser read from `html` at `from` to `to`. */
  write(value: string, html: string, from: number, to: number, lineFeeds: LineFeeds): void {
    let at = from;
    let start = 0;
    let startAt = from;
    let k = 0;
    const copy = () => {
      if (k > start) this.put(value.slice(start, k), startAt, at);
    };
    while (k < value.length) {
      const unit = value.charCodeAt(k);
      // The parser drops some characters (the line feed after <pre>) and reads CR and CRLF as LF.
      while (at < to && !standsFor(html.charCodeAt(at), unit)) {
        copy();
        at++;
        start = k;
        startAt = at;
      }
      let length = 1;
      let units = 1;
      if (html.charCodeAt(at) === AMPERSAND) ({ length, units } = this.references.at(html, at));
      else if (unit === LF && html.charCodeAt(at) === CR && html.charCodeAt(at + 1) === LF) length = 2;
      const blank = isBlank(unit);
      if (blank || isWithoutWidth(unit) || length !== units) {
        copy();
        if (blank) {
          if (unit === LF && lineFeeds !== "space") this.lineFeed(value, k, lineFeeds);
          this.space = { from: this.space && this.space.from >= 0 ? this.space.from : at, to: at + length };
        } else if (!isWithoutWidth(unit)) this.put(value.slice(k, k + units), at, at + length);
        start = k + units;
        startAt = at + length;
      }
      if (unit === LF) this.column = 0;
      else this.column += units;
      k += units;
      at += length;
    }
    copy();
  }

  /** Writes a mark that the page shows for the markup at `from` to `to`. */
  mark(mark: string, from: number, to: number): void {
    this.put(mark, from, to);
  }

  /** A space that no character of the source stands for. */
  gap(): void {
    this.space ??= { from: -1, to: -1 };
  }

  /** A `<br>`. Tells whether it is the second in a row, with which a paragraph ends. */
  lineBreak(): boolean {
    this.breaks++;
    return this.breaks > 1;
  }

  private lineFeed(value: string, at: number, lineFeeds: LineFeeds): void {
    if (lineFeeds === "paragraphs") this.breaks = 2;
    // A long line that goes on at the margin was wrapped, not ended.
    else if (this.column < HARD_WRAPPED || /^(?:$|[\s*•–—-]|\d+[.)])/.test(value.slice(at + 1, at + 6))) this.breaks++;
  }

  private put(text: string, from: number, to: number): void {
    if (this.text !== "") {
      if (this.breaks > 0) this.text += this.breaks > 1 ? "\n\n" : "\n";
      else if (this.space) {
        if (this.space.from >= 0) this.run(1, this.space.from, this.space.to);
        this.text += " ";
      }
    }
    this.space = null;
    this.breaks = 0;
    this.run(text.length, from, to);
    this.text += text;
    if (this.inLink) this.linked += text.length;
  }

  private run(length: number, from: number, to: number): void {
    const { runs, origin } = this;
    const sourceFrom = origin ? origin[from] : from;
    const sourceTo = origin ? origin[to] : to;
    const last = runs.length - 4;
    const copies = length === sourceTo - sourceFrom;
    if (
      copies &&
      last >= 0 &&
      runs[last + 1] === runs[last + 3] &&
      runs[last] + runs[last + 1] === this.text.length &&
      runs[last + 2] + runs[last + 3] === sourceFrom
    ) {
      runs[last + 1] += length;
      runs[last + 3] += length;
    } else if (!origin || copies) runs.push(this.text.length, length, sourceFrom, sourceTo - sourceFrom);
    else this.runEach(length, from, to);
  }

  /** In a string that is itself encoded in the source (an escape of JSON), each character has its own length there. */
  private runEach(length: number, from: number, to: number): void {
    const { runs, origin } = this;
    if (length !== to - from) {
      runs.push(this.text.length, length, origin![from], origin![to] - origin![from]);
      return;
    }
    for (let k = 0; k < length; k++) {
      runs.push(this.text.length + k, 1, origin![from + k], origin![from + k + 1] - origin![from + k]);
    }
  }
}

/** Whether the source character can be where the parser read `unit`. */
function standsFor(source: number, unit: number): boolean {
  return source === unit || source === AMPERSAND || (unit === LF && source === CR);
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0;
}

function isWithoutWidth(unit: number): boolean {
  return unit === 0xad || unit === 0x200b || unit === 0x2060 || unit === 0xfeff;
}
