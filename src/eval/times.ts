import { findTimes } from "../extract/times/find-times.ts";
import type { Document, Time } from "../record.ts";
import { textDocument } from "../source/text-document.ts";
import { findLayout } from "../text/find-layout.ts";
import { pairEnd } from "./code-points.ts";
import { type Counts, Tally } from "./counts.ts";
import { asList, asObject, asOffset, asString, readJsonLines } from "./json-lines.ts";
import { prf, warning } from "./lines.ts";
import { matchPairs, touches } from "./match.ts";
import { pairRecords } from "./scorable.ts";
import { UnscorableError } from "./unscorable.ts";

/** A time as marked by hand in TimeML. Offsets are in UTF-16 code units. */
export interface GoldTime {
  readonly from: number;
  readonly to: number;
  readonly type: string | null;
  readonly value: string | null;
}

/** A text with its marked times and, as `YYYY-MM-DD`, the day it was published. */
export interface GoldTimes {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
  readonly times: readonly GoldTime[];
}

/** What scoring times takes from a record; a whole Record is one. */
export interface TimedRecord {
  readonly document: Pick<Document, "id" | "text">;
  readonly times: readonly Pick<Time, "from" | "to" | "type" | "value">[];
}

export interface TimeScores {
  readonly documents: number;
  /** Marked documents without a record; they count as found empty. */
  readonly missing: number;
  /** Any overlap with a marked time. */
  readonly found: Counts;
  /** The marked characters and no others. */
  readonly toTheCharacter: Counts;
  /** Found, and the first ten characters of the values are the same: the day, not the time of day. */
  readonly rightValue: Counts;
}

/** TimeBank marks durations and sets less evenly, and its scorers count these two. */
const COUNTED = new Set(["DATE", "TIME"]);
const DAY_LENGTH = "YYYY-MM-DD".length;

/**
 * Scores times as TimeBank marks them (TIMEX3 of TimeML), dates and times of day only. Throws UnscorableError for two
 * records with one id and for a record whose text is not the marked one.
 */
export function scoreTimes(gold: readonly GoldTimes[], records: Iterable<TimedRecord>): TimeScores {
  const { pairs: documents, missing } = pairRecords(gold, records);
  const tally = new Tally<"found" | "toTheCharacter" | "rightValue">();
  for (const {
    gold: { text, times },
    record,
  } of documents) {
    const found = (record?.times ?? [])
      .filter(({ type }) => COUNTED.has(type))
      .map((time) => ({ ...time, from: pairEnd(text, time.from), to: pairEnd(text, time.to) }));
    const marked = times.filter(({ type }) => type !== null && COUNTED.has(type));
    const pairs = matchPairs(found, marked, touches, (a, b) => Math.min(a.to, b.to) - Math.max(a.from, b.from));
    const count = (right: number) => ({ right, found: found.length, marked: marked.length });
    tally.add("found", count(pairs.length));
    tally.add("toTheCharacter", count(pairs.filter(([a, b]) => a.from === b.from && a.to === b.to).length));
    tally.add("rightValue", count(pairs.filter(([a, b]) => dayOf(a.value) === dayOf(b.value)).length));
  }
  return {
    documents: gold.length,
    missing,
    found: tally.get("found"),
    toTheCharacter: tally.get("toTheCharacter"),
    rightValue: tally.get("rightValue"),
  };
}

function dayOf(value: string | null): string {
  return (value ?? "").slice(0, DAY_LENGTH);
}

/** The figures of times as lines of text, all percentages. */
export function timeLines({ documents, missing, found, toTheCharacter, rightValue }: TimeScores): string[] {
  return [
    ...warning({ missing, documents }),
    `time found (any overlap) ${prf(found)}`,
    `to the character         ${prf(toTheCharacter)}`,
    `found with right value   ${prf(rightValue)}`,
  ];
}

/** Finds the times of marked documents. No model is opened: the rules need none. */
export function findGoldTimes(gold: readonly GoldTimes[]): TimedRecord[] {
  return gold.map(({ id, text, published }) => {
    const document = textDocument(id, text, published);
    return { document, times: findTimes(document, findLayout(document)) };
  });
}

/**
 * Reads marked times: JSONL, gzipped or not, each line `{id, timeml}` with a document of TimeML. Throws UnscorableError,
 * with file and line, for anything else.
 */
export function readTimeGold(bytes: Uint8Array, name: string): GoldTimes[] {
  const documents = readJsonLines(bytes, name).map(({ place, value }) => {
    const row = asObject(value, place);
    return { id: asString(row.id, `${place}: id`), ...readTimeML(asString(row.timeml, `${place}: timeml`), place) };
  });
  if (documents.length === 0) throw new UnscorableError(`${name}: no documents in it`);
  return documents;
}

function readTimeML(timeml: string, place: string): Omit<GoldTimes, "id"> {
  const created = /<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>/.exec(timeml)?.[0];
  const body = /<TEXT>([\s\S]*?)<\/TEXT>/.exec(timeml)?.[1];
  if (body === undefined) throw new UnscorableError(`${place}: timeml has no <TEXT>`);
  let text = "";
  let last = 0;
  const times: GoldTime[] = [];
  const open: { from: number; tag: string }[] = [];
  for (const match of body.matchAll(/<(\/?)(\w+)[^>]*>/g)) {
    text += unescaped(body.slice(last, match.index));
    last = match.index + match[0].length;
    if (match[2] !== "TIMEX3") continue;
    if (match[1] === "") {
      open.push({ from: text.length, tag: match[0] });
      continue;
    }
    const opening = open.pop();
    if (opening === undefined) throw new UnscorableError(`${place}: </TIMEX3> closes nothing`);
    const { from, tag } = opening;
    times.push({ from, to: text.length, type: attribute(tag, "type"), value: attribute(tag, "value") });
  }
  text += unescaped(body.slice(last));
  const published = created === undefined ? null : attribute(created, "value");
  return { text, published: published?.slice(0, DAY_LENGTH) ?? null, times };
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;
}

function unescaped(escaped: string): string {
  return escaped
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

/** Reads records to score their times: JSONL, gzipped or not. Throws UnscorableError, with file and line, for what cannot be scored. */
export function readTimedRecords(bytes: Uint8Array, name: string): TimedRecord[] {
  return readJsonLines(bytes, name).map(({ place, value }) => {
    const row = asObject(value, place);
    const document = asObject(row.document, `${place}: document`);
    const text = asString(document.text, `${place}: document.text`);
    const times = asList(row.times, `${place}: times`).map((item, k) => {
      const at = `${place}: times[${k}]`;
      const time = asObject(item, at);
      return {
        from: asOffset(time.from, text.length, `${at}.from`),
        to: asOffset(time.to, text.length, `${at}.to`),
        type: asString(time.type ?? "DATE", `${at}.type`) as Time["type"],
        value: typeof time.value === "string" ? time.value : null,
      };
    });
    return { document: { id: asString(document.id, `${place}: document.id`), text }, times };
  });
}
