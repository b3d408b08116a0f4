import { ACTS, STATUS_WORDS } from "../export/event-words.ts";
import type { Count, Party, Result } from "../store/store.ts";
import { cut, textWidth } from "./columns.ts";
import { FORM_SIGNS, NOT_SAID_SIGN, type Word } from "./marked-text.ts";
import type { Paint } from "./paint.ts";
import { fittedParties } from "./parties.ts";
import { visibleLine } from "./visible.ts";
import { wrapWords } from "./wrap.ts";

/** Signs of what is found, first in its block; of a statement that of its form. */
const SIGNS = { event: "▸", report: "¶" } as const;

const INDENT = "  ";
const MOST_LINES = 5;
const LEFT_OUT = " …";
/** `2031-05-14`, the day of a time. */
const DAY = 10;

/** What a block is made of. */
export interface ResultViewOptions {
  readonly width: number;
  readonly paint: Paint;
  /** Whether a piece of text stands out. */
  readonly isSought: (piece: string) => boolean;
}

/** A result as lines: who says or does it, the words, and where they stand. */
export function* resultView(result: Result, { width, paint, isSought }: ResultViewOptions): Generator<string> {
  const room = width - INDENT.length;
  yield paint(`${signOf(result)} `, { bold: true }) + headingOf(result, room, paint);
  const words: Word[] = [];
  for (const piece of visibleLine(result.text).split(" ")) {
    const columns = textWidth(piece);
    const style = isSought(piece) ? { bold: true } : {};
    words.push({ runs: [{ text: piece, width: columns, style, voices: [] }], width: columns, space: {} });
  }
  const lines: string[] = [];
  // Room for the sign of what is left out.
  for (const line of wrapWords(words, room - textWidth(LEFT_OUT))) {
    if (lines.length === MOST_LINES) {
      lines.push(lines.pop() + paint(LEFT_OUT, { dim: true }));
      break;
    }
    lines.push(line.map((run) => paint(run.text, run.style)).join(""));
  }
  for (const line of lines) yield INDENT + line;
  const { outlet, title, published, document, item } = result;
  const known = [outlet, published?.slice(0, DAY) ?? null, item === null ? document : `${document} ${item}`].filter(
    (part) => part !== null,
  );
  const place = known.map(visibleLine).join(" · ");
  const titleRoom = room - textWidth(place) - 3;
  const named = title !== null && titleRoom >= 8 ? `${cut(visibleLine(title), titleRoom)} · ${place}` : place;
  yield INDENT + paint(cut(named, room), { dim: true });
}

/** "23 results", "more than 1,000 results". */
export function countText({ value, more }: Count): string {
  if (value === 0) return "no results";
  const number = value.toLocaleString("en-GB");
  return `${more ? "more than " : ""}${number} ${value === 1 && !more ? "result" : "results"}`;
}

function signOf({ kind, statement }: Result): string {
  if (statement === null) return kind === "event" ? SIGNS.event : SIGNS.report;
  return statement.said ? FORM_SIGNS[statement.form] : NOT_SAID_SIGN;
}

function headingOf({ statement, event, title }: Result, width: number, paint: Paint): string {
  if (statement !== null) {
    const { speaker, addressee } = statement;
    const role = speaker.length === 1 ? visibleLine(speaker[0].role ?? "") : "";
    return fittedParties({ speaker: namesOf(speaker) || "unknown", role, addressee: namesOf(addressee) }, width);
  }
  if (event === null) return cut(visibleLine(title ?? "without a title"), width);
  const { type, mode, status, actors, recipients, source } = event;
  const before = STATUS_WORDS[status];
  const code = `${before && `${before}: `}${ACTS[type]} (${mode === null ? type : `${type} ${mode}`})`;
  const word = source === null ? "" : `, says ${namesOf(source) || "an unknown source"}`;
  const sides = [namesOf(actors) || "?", namesOf(recipients)].filter((side) => side !== "").join(" → ");
  const rest = cut(` ${code}${word}`, Math.max(0, width - textWidth(sides)));
  return cut(sides, width) + paint(rest, { dim: true });
}

function namesOf(parties: readonly Party[]): string {
  return visibleLine([...new Set(parties.map(({ name }) => name))].join(" and "));
}
