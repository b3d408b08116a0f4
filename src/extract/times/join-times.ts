import type { Reading } from "./rule.ts";

const DAY = /^(?:\d{4}|XXXX)-(?:(?:\d\d|XX)-(?:\d\d|XX)|WXX-\d)$/;

/**
 * One reading of two that stand side by side, a day and a time of it: "10 a.m. Friday", "Monday night", "Nov. 6 at noon";
 * `null` where they are two times. `between` is the text that parts them.
 */
export function joinTimes(first: Reading, second: Reading, between: string): Reading | null {
  if (isDay(second) && first.time !== undefined && /^,?\s{1,3}(?:on\s|of\s)?(?:the\s)?$/i.test(between)) {
    return joined(second, first);
  }
  if (
    isDay(first) &&
    second.time !== undefined &&
    /^(?:,?\s{1,3}(?:at\s|by\s)?(?:about\s|around\s)?|-|\sin\sthe\s|['’]s\s)$/i.test(between)
  ) {
    return joined(first, second);
  }
  return null;
}

function isDay({ type, value, precision }: Reading): boolean {
  return type === "DATE" && /\bday$/.test(precision ?? "") && (value === null || DAY.test(value));
}

function joined(day: Reading, time: Reading): Reading {
  return { ...day, type: "TIME", value: `${day.value ?? "XXXX-XX-XX"}${time.time}`, precision: time.precision };
}
