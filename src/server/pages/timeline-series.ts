import type { ItemKind, Timeline } from "../../store/store.ts";
import type { Lane } from "../charts/lane-chart.ts";
import { nextPeriod, periodStart, periodTerms } from "../charts/periods.ts";
import { actWords } from "./act-words.ts";
import { searchAddress } from "./addresses.ts";
import { counted, numberWords } from "./count-words.ts";
import { dayWords } from "./day-words.ts";
import { named } from "./home-examples.ts";
import { narrowed } from "./query-clauses.ts";

const MOST_GROUPS = 12;

/** What one of the two charts of a timeline shows: its groups, the commonest first, by period. */
export interface Series {
  readonly kind: ItemKind;
  readonly groups: readonly string[];
  /** How many more groups there are than are shown. */
  readonly left: number;
  /** Whether the groups together are all there is: of actors only the commonest are told, and several may be in one item. */
  readonly isWhole: boolean;
  /** Those in which there is anything, in order. */
  readonly periods: readonly string[];
  /** Of a group, or of all groups (`null`), in a period, or in all of them (`null`). */
  count(group: string | null, when: string | null): number;
  /** The search that finds what is counted. */
  address(group: string | null, when: string | null): string;
}

/** The points of one kind; `text` is the query that they were found by, without its stretch of time, `range` that. */
export function seriesOf(
  { points }: Timeline,
  kind: ItemKind,
  by: "type" | "actor",
  text: string,
  range: string,
): Series {
  const own = points.filter((point) => point.kind === kind);
  const counts = new Map<string, number>();
  const add = (group: string, when: string, count: number) => {
    const key = `${group}\n${when}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  for (const { group, when, count } of own) {
    for (const g of [group, ""]) for (const w of [when, ""]) add(g, w, count);
  }
  const count = (group: string | null, when: string | null) => counts.get(`${group ?? ""}\n${when ?? ""}`) ?? 0;
  const all = [...new Set(own.map(({ group }) => group))].sort(
    (a, b) => count(b, null) - count(a, null) || (a < b ? -1 : 1),
  );
  const terms = (group: string | null) => (group === null ? `kind:${kind}` : groupTerm(kind, by, group));
  return {
    kind,
    groups: all.slice(0, MOST_GROUPS),
    isWhole: by === "type",
    left: Math.max(0, all.length - MOST_GROUPS),
    periods: [...new Set(own.map(({ when }) => when))].sort(),
    count,
    address: (group, when) =>
      searchAddress([terms(group), when === null ? range : periodTerms(when, when)].reduce(narrowed, text)),
  };
}

function groupTerm(kind: ItemKind, by: "type" | "actor", group: string): string {
  if (kind === "report") return "kind:report";
  if (by === "actor") return named(kind === "event" ? "by" : "speaker", group);
  return kind === "event" ? `type:${group}` : `form:${group}`;
}

/** How a group is called: the act in words beside its code. */
export function groupWords(group: string): string {
  const act = actWords(group);
  if (group === "report") return "Reports";
  return act === null ? group : `${group} · ${act}`;
}

/** The groups of a series as lanes of a chart. */
export function lanesOf(series: Series): Lane[] {
  return series.groups.map((group) => ({
    label: `${groupWords(group)} · ${numberWords(series.count(group, null))}`,
    bars: series.periods
      .map((when) => ({ when, count: series.count(group, when) }))
      .filter(({ count }) => count > 0)
      .map(({ when, count }) => ({
        start: periodStart(when),
        end: periodStart(nextPeriod(when)),
        count,
        address: series.address(group, when),
        title: `${dayWords(when)}, ${groupWords(group)}: ${counted(count, series.kind)}`,
      })),
  }));
}
