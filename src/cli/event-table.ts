import { confidenceWords } from "../export/confidence-words.ts";
import { type EventWords, openEventWords } from "../export/event-words.ts";
import type { Voices } from "../export/voices.ts";
import type { EventReasons } from "../extract/events/find-events.ts";
import type { Event, Record } from "../record.ts";
import { type Cell, cellRows } from "./cell-rows.ts";
import { padEnd, textWidth } from "./columns.ts";
import { excerpt } from "./excerpt.ts";
import type { Paint, Style } from "./paint.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

const WIDE = 80;
const GAP = 2;
const LEAST_SURE = 0.5;

/** What the table is made of. */
export interface EventTableOptions {
  readonly shown: readonly Event[];
  readonly width: number;
  readonly paint: Paint;
  /** By event id, how it was read; `null` where the user did not ask. */
  readonly reasons: ReadonlyMap<string, EventReasons> | null;
}

/** An event as the table shows it. */
interface Row {
  readonly event: Event;
  readonly words: EventWords;
  /** That of the statement it is told in, or "". */
  readonly label: string;
  /** A source has the colour of its voice, or stands out from the reporter as bold. */
  readonly sourceStyle: Style;
  readonly base: Style;
}

/**
 * The events as a table: number, act and code, who to whom, when and where, and on whose word; below them the sentence around
 * the trigger, cut to the width. A column that is empty throughout is left out. Under `WIDE` columns each event is a block of
 * lines. What is read with low confidence is dim.
 */
export function* eventTable(record: Record, voices: Voices, options: EventTableOptions): Generator<string> {
  const { shown, width, paint, reasons } = options;
  const wordsOf = openEventWords(record);
  const rows = shown.map((event) => rowOf(voices, event, wordsOf(event)));
  const labelWidth = shown.reduce((most, { id }) => Math.max(most, id.length), 4) + 1;
  const room = width - labelWidth;
  const indent = " ".repeat(labelWidth);
  const columns = width >= WIDE ? columnsOf(rows, room) : null;
  if (columns !== null) {
    const headings = columns.map(({ heading, width }) => padEnd(heading, width + GAP)).join("");
    yield paint(`${padEnd("No.", labelWidth)}${headings}`.trimEnd(), { dim: true });
  }
  for (const row of rows) {
    const { event, words, base } = row;
    const cells = columns?.map((column) => ({ width: column.width, texts: column.texts(row) })) ?? [blockOf(row, room)];
    let isFirst = true;
    for (const line of cellRows(cells, GAP, paint)) {
      yield (isFirst ? paint(padEnd(event.id, labelWidth), { ...base, bold: true }) : indent) + line;
      isFirst = false;
    }
    const told = event.mentions.length > 1 ? `told ${event.mentions.length} times` : "";
    const details = [words.counts, told].filter((detail) => detail !== "").join(" · ");
    for (const line of details === "" ? [] : wrapText(visibleLine(details), room)) yield indent + paint(line, base);
    const { before, words: trigger, after } = excerpt(record.document.text, event.sentence, event.trigger, room - 2);
    yield indent + paint(before, base) + paint(`_${trigger}_`, { ...base, bold: true }) + paint(after, base);
    if (reasons === null) continue;
    const reason = reasons.get(event.id)?.find(({ field }) => field === "assertedBy")?.because ?? "no reason was kept";
    for (const line of wrapText(visibleLine(`why on this word: ${reason}`), room))
      yield indent + paint(line, { dim: true });
  }
}

function rowOf(voices: Voices, event: Event, words: EventWords): Row {
  const { assertedBy } = event;
  const statement = assertedBy.voice === "source" ? assertedBy.statement : null;
  const label = statement === null ? "" : (voices.labels.get(statement) ?? statement);
  const heard = statement === null ? undefined : voices.of.get(statement)?.[0];
  const voice = heard ?? voices.all.find(({ name }) => assertedBy.voice === "source" && name === words.source);
  const base: Style = event.confidence < LEAST_SURE ? { dim: true } : {};
  const colour = voice?.colour ?? null;
  const sourceStyle = { ...base, colour, bold: colour === null && assertedBy.voice === "source" };
  return { event, words, label, sourceStyle, base };
}

interface Column {
  readonly heading: string;
  readonly width: number;
  texts(row: Row): Cell["texts"];
}

// The most columns that each may take at `WIDE`, and its share of what there is beyond that.
const ACT = { most: 18, share: 1 / 8 };
const PLACE = { most: 12, share: 1 / 6 };
const SOURCE = { most: 16, share: 1 / 4 };

/** The columns in order; who to whom, the finding, has the room that the others leave. */
function columnsOf(rows: readonly Row[], room: number): Column[] {
  const fitted = (heading: string, texts: Column["texts"], { most, share }: typeof ACT): Column => {
    const widths = rows.flatMap((row) => texts(row).map(([text]) => textWidth(visibleLine(text))));
    const cap = most + Math.floor(Math.max(0, room - WIDE + 5) * share);
    return { heading, texts, width: Math.max(heading.length, Math.min(cap, Math.max(0, ...widths))) };
  };
  const hasWhen = rows.some(({ words }) => words.when !== "");
  const hasWhere = rows.some(({ words }) => words.where !== "");
  const act = fitted("What", actTexts, ACT);
  const place =
    hasWhen || hasWhere ? [fitted(hasWhen ? (hasWhere ? "When, where" : "When") : "Where", placeTexts, PLACE)] : [];
  const source = fitted("On the word of", sourceTexts, SOURCE);
  const others = [act, ...place, source];
  const width = room - others.reduce((sum, column) => sum + column.width + GAP, 0);
  return [act, { heading: "Who → to whom", width, texts: sideTexts }, ...place, source];
}

function actTexts({ words, base }: Row): Cell["texts"] {
  return [
    [words.act, { ...base, bold: true }],
    [words.code, { dim: true }],
  ];
}

function sideTexts({ words, base }: Row): Cell["texts"] {
  const { actors, recipients } = words;
  return [
    [actors || "not told", actors ? base : { dim: true }],
    [recipients && `→ ${recipients}`, base],
  ];
}

function placeTexts({ words, base }: Row): Cell["texts"] {
  return [
    [words.when, base],
    [words.where, base],
  ];
}

function sourceTexts({ words, label, sourceStyle, base, event }: Row): Cell["texts"] {
  return [
    [words.source, sourceStyle],
    [(label && `${label} · `) + confidenceWords(event.confidence), base],
  ];
}

function blockOf({ words, label, sourceStyle, base, event }: Row, width: number): Cell {
  const { actors, recipients, when, where } = words;
  return {
    width,
    texts: [
      [`${words.act} · ${words.code}`, { ...base, bold: true }],
      [`${actors || "not told"}${recipients && ` → ${recipients}`}`, base],
      [`on the word of ${words.source}${label && `, ${label}`}`, sourceStyle],
      [[confidenceWords(event.confidence), when, where].filter((word) => word !== "").join(" · "), base],
    ],
  };
}
