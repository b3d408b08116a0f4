import { findVoices } from "../export/voices.ts";
import type { EventReasons } from "../extract/events/find-events.ts";
import type { Event, Problem, Record, Statement } from "../record.ts";
import { padEnd } from "./columns.ts";
import { entityTable } from "./entity-table.ts";
import { eventTable } from "./event-table.ts";
import { eventSign, FORM_SIGNS, formSign, NOT_SAID_SIGN } from "./marked-text.ts";
import type { Paint } from "./paint.ts";
import { reportView } from "./report-view.ts";
import { type Selection, selectedEntities, selectedEvents, selectedStatements } from "./selection.ts";
import { statementTable } from "./statement-table.ts";
import { visibleLine } from "./visible.ts";
import { countWords, voiceSummary } from "./voice-summary.ts";
import { wrapText } from "./wrap.ts";

/** The narrowest view, and the widest: a longer line is hard to read on from. */
export const MIN_WIDTH = 30;
export const MAX_WIDTH = 100;

const LABEL_WIDTH = 11;

export interface ViewOptions {
  /** Columns of the terminal; the view takes `MIN_WIDTH` to `MAX_WIDTH` of them. */
  readonly width: number;
  readonly paint: Paint;
  readonly selection: Selection;
  /** By statement id, why it has this speaker; `null` where the user did not ask. */
  readonly because: ReadonlyMap<string, string> | null;
  /** By event id, how it was read; `null` where the user did not ask. */
  readonly reasons: ReadonlyMap<string, EventReasons> | null;
}

/**
 * A record for a reader: what is known of the report, its text with voices and events marked, who said what, who said how
 * much, who did what to whom on whose word, and who they are. Yields lines without their ends.
 */
export function* terminalView(record: Record, options: ViewOptions): Generator<string> {
  const { paint, because, reasons } = options;
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, options.width));
  const voices = findVoices(record);
  const shown = selectedStatements(record, options.selection);
  const events = selectedEvents(record, options.selection);
  yield* header(record, width, paint);
  yield "";
  yield* key(shown, events, width, paint);
  yield* reportView(record, voices, shown, events, width, paint);
  yield "";
  yield heading(`Statements (${countShown(shown.length, record.statements.length)})`, width, paint);
  if (shown.length > 0) {
    yield* statementTable(record, voices, { shown, width, paint, because });
    yield "";
    yield heading(`Speakers (${speakersOf(shown)})`, width, paint);
    yield* voiceSummary(record, voices, shown, width, paint);
  } else {
    yield none(record.statements);
  }
  yield "";
  yield heading(`Events (${countShown(events.length, record.events.length)})`, width, paint);
  if (events.length > 0) yield* eventTable(record, voices, { shown: events, width, paint, reasons });
  else yield none(record.events);
  const entities = selectedEntities(record, options.selection, shown, events);
  if (entities.length > 0) {
    yield "";
    yield heading(`Who (${countShown(entities.length, record.entities.length)})`, width, paint);
    yield* entityTable(entities, voices, width, paint);
  }
  if (record.problems.length > 0) {
    yield "";
    yield heading(`Problems (${record.problems.length})`, width, paint);
    for (const problem of record.problems) yield* problemLines(record, problem, width);
  }

  function speakersOf(statements: readonly Statement[]): number {
    const heard = statements.flatMap((statement) => voices.of.get(statement.id) ?? []);
    return new Set(heard.filter((voice) => voice.kind !== "unknown")).size;
  }
}

function* header({ document }: Record, width: number, paint: Paint): Generator<string> {
  const { title, outlet, byline, published, found, why } = document;
  for (const line of wrapText(visibleLine(title ?? "Untitled report"), width)) yield paint(line, { bold: true });
  const rows: [string, string | null, string | undefined][] = [
    ["Outlet", outlet, found.outlet],
    ["Published", published?.value.replace("T", " ") ?? null, published?.basis],
    ["By", byline.join(", ") || null, found.byline],
    ["Words", countWords(document.text).toLocaleString("en"), undefined],
    ["Read from", document.source === "-" ? "standard input" : document.source, undefined],
    ["Address", document.url, undefined],
  ];
  const fields: { readonly [label: string]: string } = { Outlet: "outlet", Published: "published", By: "byline" };
  for (const [label, value, basis] of rows) {
    const reason = why?.[fields[label]];
    if (value === null && fields[label] === undefined) continue;
    const note = value === null ? (reason ? `: ${reason}` : "") : basis ? ` (${basis})` : "";
    const lines = wrapText(visibleLine((value ?? "unknown") + note), width - LABEL_WIDTH);
    for (const [k, line] of lines.entries()) {
      yield paint(padEnd(k === 0 ? label : "", LABEL_WIDTH), { dim: true }) + line;
    }
  }
}

function* key(shown: readonly Statement[], events: readonly Event[], width: number, paint: Paint): Generator<string> {
  if (shown.length + events.length === 0) return;
  const meanings: [string, string][] = [
    [FORM_SIGNS.direct, "in own words"],
    [FORM_SIGNS.indirect, "in the reporter’s"],
    [FORM_SIGNS.mixed, "some of each"],
    [NOT_SAID_SIGN, "not said"],
  ];
  const used = new Set(shown.map(formSign));
  const signs = meanings.filter(([sign]) => used.has(sign)).map(([sign, meaning]) => `${sign} ${meaning}`);
  const parts = [
    ...(shown.length > 0 ? [`{A1= …} A said, ${signs.join(", ")}`, "_cue_"] : []),
    ...(events.length > 0 ? [`${eventSign(events[0])} event ${events[0].id}`] : []),
  ];
  for (const line of wrapText(parts.join("; "), width)) yield paint(line, { dim: true });
  yield "";
}

function heading(words: string, width: number, paint: Paint): string {
  return paint(words, { bold: true }) + paint(` ${"─".repeat(Math.max(0, width - words.length - 1))}`, { dim: true });
}

function countShown(shown: number, all: number): string {
  return shown === all ? String(all) : `${shown} of ${all}`;
}

function none(all: readonly unknown[]): string {
  return all.length > 0 ? "None that was asked for." : "None was found.";
}

function* problemLines({ document }: Record, problem: Problem, width: number): Generator<string> {
  const place =
    problem.from === null ? "" : ` at ${problem.from}: ${document.text.slice(problem.from, problem.from + 40).trim()}…`;
  const lines = wrapText(visibleLine(`${problem.message}${place}`), width - LABEL_WIDTH);
  for (const [k, line] of lines.entries()) yield padEnd(k === 0 ? problem.level : "", LABEL_WIDTH) + line;
}
