import { daysAfter, isDay } from "./calendar.ts";
import { MONTH, PART_OF_DAY, partLetters, WEEKDAY } from "./calendar-words.ts";
import { NUMBER, readNumber } from "./number-words.ts";
import { after, before, EARLIER_DATE, PUBLISHED, type Reading, type Rule, rule, type Setting } from "./rule.ts";
import { dateValue, two } from "./timex.ts";

const ZONE = "(?:,? \\(?(?:[ECMP][SD]T|GMT|UTC|BST|CET|CEST|Eastern|Central|Pacific|local)\\b(?: time)?\\)?)?";

/** Times of day: "10 p.m.", "noon", "this morning", "last night", "the evening"; "night" only beside a day. */
export const clock: readonly Rule[] = [
  rule(
    `(?:around |about )?(?<hour>\\d{1,2})(?:[:.](?<minute>[0-5]\\d))? ?(?<half>[ap])\\.? ?m\\b\\.?${ZONE}`,
    readHour,
  ),
  rule(`(?<hour>[01]?\\d|2[0-4]):(?<minute>[0-5]\\d)(?::[0-5]\\d)?(?! ?[ap]\\.?m)(?: hours)?${ZONE}`, readHour),
  rule(`(?<words>${NUMBER}) o'clock(?: in the (?<part>morning|afternoon|evening)| at night)?`, readOClock),
  rule(`(?<word>noon|midday|midnight)${ZONE}`, readNoon),
  rule(
    "(?:early |late |later |earlier )?(?:(?<which>this|last|that) (?<part>morning|afternoon|evening|night)|(?<tonight>tonight))",
    readChosenPart,
  ),
  rule("the (?<which>following|next|previous) (?<part>morning|afternoon|evening|night)", readBesideDay),
  rule(
    `the (?:early |late )?(?<part>morning|afternoon|evening|night(?= of (?:${MONTH}|${WEEKDAY}|\\d)))|(?<mid>mid~(?:morning|afternoon))|(?<over>overnight)`,
    readPart,
  ),
  rule(`(?:early |late )?(?<part>${PART_OF_DAY})`, ({ groups }) => ({
    type: "TIME",
    value: null,
    precision: "part of day",
    basis: null,
    time: partLetters(groups!.part),
    needsDay: true,
  })),
];

function readHour(match: RegExpExecArray, setting: Setting): Reading | null {
  const { hour: figures, minute, half } = match.groups!;
  const hour = Number(figures);
  if (half === undefined ? hour > 24 : hour < 1 || hour > 12) return null;
  // A score, a ratio, a verse or a time that a race took is told so, too: "10:30" alone needs a word for when.
  const bare = half === undefined && !/[a-z]/i.test(match[0]);
  if (bare && !/\b(?:at|by|until|till|from|to|about|around|before|after|since|and)\s$/i.test(before(match, setting)))
    return null;
  const day = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  return onDay(`T${two(day)}:${minute ?? "00"}`, minute === undefined ? "hour" : "minute", setting);
}

function readNoon(match: RegExpExecArray, setting: Setting): Reading | null {
  const { word } = match.groups!;
  if (/^[A-Z]/.test(word) && /^\s\p{Lu}/u.test(after(match, setting))) return null;
  return onDay(word.toLowerCase() === "midnight" ? "T24:00" : "T12:00", "hour", setting);
}

function readOClock(match: RegExpExecArray, setting: Setting): Reading | null {
  const { words, part } = match.groups!;
  const hour = readNumber(words);
  if (!Number.isInteger(hour) || hour < 1 || hour > 12) return null;
  const evening = /afternoon|evening/i.test(part ?? "") || /night$/i.test(match[0]);
  return onDay(`T${two((hour % 12) + (evening ? 12 : 0))}:00`, "hour", setting);
}

function readChosenPart(match: RegExpExecArray, setting: Setting): Reading | null {
  const { which = "", part = "night" } = match.groups!;
  // The name of a programme: "CBS This Morning".
  if (/^[A-Z]/.test(part)) return null;
  const word = which.toLowerCase();
  const { published, latestDay: day } = setting;
  const time = partLetters(part);
  if (word === "that") return isDay(day) ? told(dateValue(day), time, EARLIER_DATE) : told("XXXX-XX-XX", time, null);
  if (!isDay(published)) return told("XXXX-XX-XX", time, null);
  return told(dateValue(daysAfter(published, word === "last" ? -1 : 0)), time, PUBLISHED);
}

function readPart(match: RegExpExecArray, setting: Setting): Reading | null {
  const { part, mid, over } = match.groups!;
  if (over !== undefined) return overnight(setting);
  return onDay(partLetters(part ?? mid.slice(4)), "part of day", setting);
}

/** "the following night": of the day after the one told last. */
function readBesideDay({ groups }: RegExpExecArray, { latestDay }: Setting): Reading {
  const time = partLetters(groups!.part);
  if (latestDay === null) return told("XXXX-XX-XX", time, null);
  return told(dateValue(daysAfter(latestDay, /previous/i.test(groups!.which) ? -1 : 1)), time, EARLIER_DATE);
}

/** The night that led to the day. */
function overnight({ day, published }: Setting): Reading {
  const on = isDay(day) ? day : published;
  return isDay(on)
    ? told(dateValue(daysAfter(on, -1)), "TNI", on === day ? EARLIER_DATE : PUBLISHED)
    : told("XXXX-XX-XX", "TNI", null);
}

/** On the paragraph's latest day or, where it tells none, the day of publication. */
function onDay(time: string, precision: string, { day, published }: Setting): Reading {
  const on = isDay(day) ? day : published;
  const basis = on === day ? EARLIER_DATE : PUBLISHED;
  const value = isDay(on) ? dateValue(on) : "XXXX-XX-XX";
  return { ...told(value, time, isDay(on) ? basis : null), precision, time };
}

function told(day: string, time: string, basis: string | null): Reading {
  return {
    type: "TIME",
    value: day + time,
    precision: "part of day",
    basis,
    ...(basis === null && { why: "the day is not known" }),
  };
}
