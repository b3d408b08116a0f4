import type { Record } from "../record.ts";
import { alignEvents } from "./align-events.ts";
import type { StoryJudgement } from "./comparison.ts";
import { findParties } from "./parties.ts";
import { cosine, type StemVector, stemVector } from "./stem-weights.ts";
import type { Telling } from "./telling.ts";

const DAY = 86_400_000;
/** Reports of one happening are published within so many days of each other. */
const MOST_DAYS = 14;
/** Texts as alike as this are of one happening, whatever else. */
const ALIKE = 0.22;

/** Are two reports of one happening? What speaks for it and what against, in words. */
export function judgeStory(a: Telling, b: Telling): StoryJudgement {
  const why: string[] = [];
  const alike = cosine(vectorOf(a), vectorOf(b));
  const shared = sharedNames(a, b);
  const parties = findParties([a, b]);
  const acts = alignEvents(a, b, parties).filter(({ score }) => score >= 0.6).length;
  why.push(`${Math.round(100 * alike)} % of the telling words are shared`);
  if (shared.length > 0) why.push(`both name ${shared.slice(0, 4).join(", ")}`);
  if (acts > 0) why.push(`${acts} ${acts === 1 ? "act is" : "acts are"} told by both`);
  const days = daysApart(a.record, b.record);
  if (days === null) why.push("the date of one is not known");
  else why.push(days === 0 ? "published on the same day" : `published ${days} ${days === 1 ? "day" : "days"} apart`);
  return { same: alike >= ALIKE && (days === null || days <= MOST_DAYS), why };
}

function vectorOf({ document }: Telling): StemVector {
  return stemVector(document.text);
}

function sharedNames(a: Telling, b: Telling): string[] {
  return findParties([a, b])
    .all.filter(({ entities, type }) => type !== null && new Set(entities.map(({ telling }) => telling)).size > 1)
    .map(({ name }) => name);
}

/** Days between the dates of publication, `null` where one is not known. */
export function daysApart(a: Record, b: Record): number | null {
  const [x, y] = [dayOf(a), dayOf(b)];
  return x === null || y === null ? null : Math.abs(x - y) / DAY;
}

function dayOf({ document }: Record): number | null {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(document.published?.value ?? "");
  return day === null ? null : Date.parse(day[0]);
}
