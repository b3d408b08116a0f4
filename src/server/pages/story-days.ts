import { dayOf, indexRecord } from "../../export/event-parts.ts";
import { openEventWords } from "../../export/event-words.ts";
import type { ReportRow, Store } from "../../store/store.ts";
import { resultAddress } from "./addresses.ts";

/** An act that a report puts on a day. */
export interface ToldAct {
  readonly report: ReportRow;
  readonly address: string;
  /** "Ilka Moravec (VEL): talk, meet “held talks with” Oren Reyl". */
  readonly words: string;
}

/** A day of a story: the reports published on it, and the acts that reports tell of it. */
export interface StoryDay {
  /** ISO 8601. */
  readonly day: string;
  readonly published: readonly ReportRow[];
  readonly acts: readonly ToldAct[];
}

/** The days of a story, in order. Of acts only those that `read` reports tell, and put on a day in so many words. */
export async function readStoryDays(
  store: Store,
  reports: readonly ReportRow[],
  read: ReadonlySet<ReportRow>,
): Promise<StoryDay[]> {
  const acts = (await Promise.all([...read].map((report) => readActs(store, report)))).flat();
  const published = reports.flatMap((report) => {
    const day = /^\d{4}-\d{2}-\d{2}/.exec(report.published?.value ?? "")?.[0];
    return day === undefined ? [] : [{ day, report }];
  });
  const days = [...new Set([...acts, ...published].map(({ day }) => day))].sort();
  return days.map((day) => ({
    day,
    published: published.filter((one) => one.day === day).map(({ report }) => report),
    acts: acts.filter((one) => one.day === day).map(({ act }) => act),
  }));
}

async function readActs(store: Store, report: ReportRow): Promise<{ day: string; act: ToldAct }[]> {
  const record = (await store.report(report.document, report.version))?.kept.record;
  if (record === undefined) return [];
  const index = indexRecord(record);
  const wordsOf = openEventWords(record);
  return record.events.flatMap((event) => {
    const { day, basis } = dayOf(index, event);
    if (day === null || basis !== "event") return [];
    const { actors, act, trigger, recipients } = wordsOf(event);
    const words = `${actors || "somebody"}: ${act} “${trigger}”${recipients && ` ${recipients}`}`;
    const address = resultAddress({ document: report.document, item: event.id });
    return [{ day, act: { report, address, words } }];
  });
}
