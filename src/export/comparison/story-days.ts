import { dayWords } from "../day-words.ts";
import type { ComparedReport } from "./reports.ts";
import { type State, stateOf } from "./state-words.ts";
import type { ToldRow } from "./told-row.ts";
import type { ComparisonView } from "./view.ts";

/** An act on a day, as one report tells it. */
export interface DatedAct {
  readonly row: ToldRow;
  readonly report: ComparedReport;
  readonly state: State;
  /** ISO 8601. */
  readonly day: string;
}

/** The days of a story, in order: on each the reports that were published and the acts that reports tell of it. */
export interface StoryDay {
  readonly day: string;
  readonly published: readonly { readonly report: ComparedReport; readonly time: string | null }[];
  readonly acts: readonly DatedAct[];
}

/** The days of publication and of the acts whose day a report gives. Needs the records that the comparison was made of. */
export function findStoryDays(view: ComparisonView): StoryDay[] {
  const acts = [...view.shared, ...view.alone].flatMap((row) => datedActs(row, view.reports));
  const published = view.reports.flatMap((report) => {
    const value = report.document.published?.value ?? "";
    const day = dayOf(value);
    return day === null ? [] : [{ report, day, time: /T(\d\d:\d\d)/.exec(value)?.[1] ?? null }];
  });
  const days = [...new Set([...acts, ...published].map(({ day }) => day))].sort();
  return days.map((day) => ({
    day,
    published: published.filter((one) => one.day === day),
    acts: acts.filter((one) => one.day === day),
  }));
}

function datedActs(row: ToldRow, reports: readonly ComparedReport[]): DatedAct[] {
  return reports.flatMap((report) => {
    const byDay = new Map<string, DatedAct>();
    for (const told of row.all) {
      for (const side of told.sides) {
        if (side.document !== report.document.id || told.kind !== "event") continue;
        const event = report.record?.events.find(({ id }) => id === side.item);
        const time = report.record?.times.find(({ id }) => id === event?.time?.time);
        const day = dayOf(time?.value ?? "");
        if (day !== null && !byDay.has(day)) byDay.set(day, { row, report, day, state: stateOf(told, side, []).state });
      }
    }
    return [...byDay.values()];
  });
}

function dayOf(value: string): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? null;
}

/** "3 April", with the year where it is another than `before` has. */
export function shortDay(day: string, before: string | null): { day: string; year: string } {
  const [date, month, year] = dayWords(day).split(" ");
  return { day: `${date} ${month}`, year: before?.slice(0, 4) === day.slice(0, 4) ? "" : year };
}

const DAY = 86_400_000;

/** "39 days" between two days that do not follow each other, else "". */
export function gapWords(before: string, day: string): string {
  const days = Math.round((Date.parse(day) - Date.parse(before)) / DAY);
  return days <= 1 ? "" : `${days} days`;
}
