import type { Voice, Voices } from "../export/voices.ts";
import type { Event, Record, Span, Statement } from "../record.ts";
import { textWidth } from "./columns.ts";
import type { Style } from "./paint.ts";
import { visible } from "./visible.ts";

/** A stretch of one look, and whose speech it stands in. */
export interface Run {
  readonly text: string;
  readonly width: number;
  readonly style: Style;
  readonly voices: readonly Voice[];
}

/** What a line is not broken in: a word of the text with the marks that stand at it. */
export interface Word {
  readonly runs: readonly Run[];
  readonly width: number;
  /** The look of the space before it. */
  readonly space: Style;
}

/** Signs of the form, first in a mark: as said, as told by the reporter, some of each, reported as not said. */
export const FORM_SIGNS = { direct: "=", indirect: "~", mixed: "≈" } as const;
export const NOT_SAID_SIGN = "≠";

/** The sign of a statement's form. */
export function formSign(statement: Statement): string {
  return statement.said ? FORM_SIGNS[statement.form] : NOT_SAID_SIGN;
}

/** The number of an event in small form, as it stands after its trigger: "ᵛ³" for v3. */
export function eventSign({ id }: Event): string {
  return id.replace(/[v\d]/g, (character) => SMALL[character]);
}

const SMALL: { readonly [character: string]: string } = {
  v: "ᵛ",
  ...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((small, digit) => [digit, small])),
};

interface Mark extends Span {
  readonly kind: "removed" | "content" | "cue" | "speaker" | "event";
  readonly before: string;
  readonly after: string;
  /** What closes it where marks cross. */
  readonly afterCrossing: string;
  readonly style: Style;
  readonly voices: readonly Voice[];
}

const PLAIN: Style = {};
const DIM: Style = { dim: true };
const NESTING = { removed: 0, content: 1, cue: 2, speaker: 3, event: 4 } as const;
// White space that a line may be broken at: all but the no-break spaces.
const PIECES = /(\n)|([^\S\n\u00a0\u2007\u202f]+)|[\S\u00a0\u2007\u202f]+/g;
const EDGE_SPACE = /\s/;

/**
 * The text of a report as paragraphs of words, with the statements of `shown` marked in it: `{A3= …}` around what is
 * said (label, then sign of the form), `{A3… …}` around the further parts of the same statement, `_…_` around its cue,
 * `ᵛ³` after each word that tells of event v3 of `events`, `{not the story (reason): …}` around what was removed. Without
 * the marks the words are those of the text, in order.
 */
export function* markedParagraphs(
  record: Record,
  voices: Voices,
  shown: readonly Statement[],
  events: readonly Event[],
): Generator<Word[]> {
  const { text } = record.document;
  const marks = marksOf(record, voices, shown, events);
  const open: Mark[] = [];
  const builder = new ParagraphBuilder();
  let next = 0;
  for (let at = 0; ; ) {
    for (let k = open.length - 1; k >= 0; k--) {
      if (open[k].to > at) continue;
      const [closed] = open.splice(k, 1);
      const crossing = open.slice(k).some((mark) => mark.before !== "");
      builder.mark(crossing ? closed.afterCrossing : closed.after, markStyle(closed), voicesOf([...open, closed]));
    }
    for (; next < marks.length && marks[next].from <= at; next++) {
      const opened = marks[next];
      open.push(opened);
      // The label of a statement stays with its first word; the long one of a removed stretch may be wrapped.
      if (opened.kind === "removed") yield* builder.text(opened.before, opened.style, voicesOf(open));
      else builder.mark(opened.before, markStyle(opened), voicesOf(open));
    }
    if (at >= text.length) break;
    let to = next < marks.length ? marks[next].from : text.length;
    for (const mark of open) to = Math.min(to, mark.to);
    yield* builder.text(text.slice(at, to), styleOf(open), voicesOf(open));
    at = to;
  }
  yield* builder.end();
}

function marksOf({ document }: Record, voices: Voices, shown: readonly Statement[], events: readonly Event[]): Mark[] {
  const marks: Mark[] = [];
  const seen = new Set<string>();
  const add = (span: Span, mark: Omit<Mark, "from" | "to">) => {
    const trimmed = trimmedSpan(document.text, span);
    const key = `${mark.kind} ${trimmed.from} ${trimmed.to} ${mark.kind === "event" ? mark.after : ""}`;
    // Two statements may share a cue or a speaker; what is said is marked for each.
    if (trimmed.from >= trimmed.to || (mark.kind !== "content" && seen.has(key))) return;
    seen.add(key);
    marks.push({ ...mark, ...trimmed });
  };
  for (const removed of document.removed) {
    const before = `{not the story (${visible(removed.reason)}): `;
    add(removed, { kind: "removed", before, after: "}", afterCrossing: "}", style: DIM, voices: [] });
  }
  for (const statement of shown) {
    const label = voices.labels.get(statement.id) ?? "?";
    const own = voices.of.get(statement.id) ?? [];
    const colour = own[0]?.colour ?? null;
    for (const [part, span] of statement.content.spans.entries()) {
      const before = `{${label}${part === 0 ? formSign(statement) : "…"} `;
      const style = { colour, underline: statement.form !== "indirect", italic: statement.form !== "direct" };
      add(span, { kind: "content", before, after: "}", afterCrossing: `}${label}`, style, voices: own });
    }
    const cueStyle = { colour, bold: true };
    for (const span of statement.cue?.spans ?? []) {
      add(span, { kind: "cue", before: "_", after: "_", afterCrossing: "_", style: cueStyle, voices: [] });
    }
    for (const span of statement.speaker.spans) {
      add(span, {
        kind: "speaker",
        before: "",
        after: "",
        afterCrossing: "",
        style: { colour },
        voices: [],
      });
    }
  }
  for (const event of events) {
    const after = eventSign(event);
    for (const span of [event.trigger, ...event.mentions]) {
      add(span, { kind: "event", before: "", after, afterCrossing: after, style: PLAIN, voices: [] });
    }
  }
  return marks.sort((a, b) => a.from - b.from || b.to - a.to || NESTING[a.kind] - NESTING[b.kind]);
}

/** `span` within the text, without white space at its ends, and never between the halves of a surrogate pair. */
function trimmedSpan(text: string, span: Span): Span {
  let from = Math.max(0, span.from);
  let to = Math.min(text.length, span.to);
  if (isInPair(text, from)) from--;
  if (isInPair(text, to)) to++;
  while (from < to && EDGE_SPACE.test(text[from])) from++;
  while (from < to && EDGE_SPACE.test(text[to - 1])) to--;
  return { from, to };
}

function isInPair(text: string, at: number): boolean {
  return at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

/** The look of the innermost mark; a cue, speaker or event keeps the underline or italics of the speech around it. */
function styleOf(open: readonly Mark[]): Style {
  let style = PLAIN;
  for (const mark of open) {
    style = mark.kind === "removed" || mark.kind === "content" ? mark.style : { ...style, ...mark.style };
  }
  return style;
}

function markStyle({ kind, style }: Mark): Style {
  if (kind === "event") return DIM;
  return { colour: style.colour, dim: style.dim, bold: !style.dim };
}

function voicesOf(open: readonly Mark[]): readonly Voice[] {
  return open.flatMap((mark) => mark.voices);
}

/** Gathers runs into words and words into paragraphs. */
class ParagraphBuilder {
  #words: Word[] = [];
  #runs: Run[] = [];
  #width = 0;
  #space: Style = PLAIN;

  mark(text: string, style: Style, voices: readonly Voice[]): void {
    this.#push(text, style, voices);
  }

  *text(text: string, style: Style, voices: readonly Voice[]): Generator<Word[]> {
    for (const [piece, lineEnd, space] of text.matchAll(PIECES)) {
      if (lineEnd) yield* this.end();
      else if (space) this.#endWord(style);
      else this.#push(visible(piece), style, voices);
    }
  }

  *end(): Generator<Word[]> {
    this.#endWord(PLAIN);
    if (this.#words.length > 0) yield this.#words;
    this.#words = [];
    this.#space = PLAIN;
  }

  #push(text: string, style: Style, voices: readonly Voice[]): void {
    if (text === "") return;
    const width = textWidth(text);
    this.#runs.push({ text, width, style, voices });
    this.#width += width;
  }

  #endWord(space: Style): void {
    if (this.#runs.length > 0) this.#words.push({ runs: this.#runs, width: this.#width, space: this.#space });
    this.#runs = [];
    this.#width = 0;
    this.#space = space;
  }
}
