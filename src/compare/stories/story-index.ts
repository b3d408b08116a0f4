import { Groups } from "../groups.ts";
import type { SoughtFingerprint } from "./fingerprint.ts";
import { isSameStory, MOST_DAYS, whySame } from "./same-story.ts";

/** Reports of one happening. */
export interface Story {
  /** The id of its first report, in the order of ids. */
  readonly id: string;
  readonly documents: readonly string[];
  /** What holds it together, a line for each link that joined a report to it. */
  readonly why: readonly string[];
}

const UNDATED = "-";

/** Days that are near enough lie in one stretch or in two beside each other. */
function stretchOf(day: number): number {
  return Math.floor(day / MOST_DAYS);
}

function placeOf(day: number | null): string {
  return day === null ? UNDATED : String(stretchOf(day));
}

/** With so many reports one is compared at most. */
export const MOST_COMPARED_WITH = 60;

/** Of reports that share so many pairs of words with one, those to compare it with: where there are many, those that share most. */
function mostShared(shared: ReadonlyMap<number, number>): number[] {
  const found = [...shared];
  if (found.length > MOST_COMPARED_WITH) found.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return found.slice(0, MOST_COMPARED_WITH).map(([other]) => other);
}

/**
 * Finds the stories of reports as they come. Two reports that `isSameStory` holds of are of one story, and so are those that a chain of
 * such reports joins (single link): which stories there are does not depend on the order in which reports come. Only reports that share a
 * pair of telling words and are near enough in time are compared, and of many those that share most.
 */
export class StoryIndex {
  readonly #reports: SoughtFingerprint[] = [];
  /** Reports by pair of words and stretch of days; those without a day by the pair alone. */
  readonly #byKey = new Map<string, number[]>();
  readonly #stretches = new Set<number>();
  readonly #groups = new Groups<number>();
  readonly #links: (readonly [number, number])[] = [];

  /** Takes in a report. Returns how many reports it was compared with. */
  add(report: SoughtFingerprint): number {
    const at = this.#reports.length;
    this.#reports.push(report);
    const shared = new Map<number, number>();
    const near = this.#placesNear(report.day);
    for (const key of report.keys) {
      for (const where of near) {
        for (const other of this.#byKey.get(`${key} ${where}`) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
      }
      const own = `${key} ${placeOf(report.day)}`;
      const list = this.#byKey.get(own);
      if (list === undefined) this.#byKey.set(own, [at]);
      else list.push(at);
    }
    if (report.day !== null) this.#stretches.add(stretchOf(report.day));
    const compared = mostShared(shared);
    for (const other of compared) {
      if (!isSameStory(this.#reports[other], report)) continue;
      this.#links.push([other, at]);
      this.#groups.join(other, at);
    }
    return compared.length;
  }

  #placesNear(day: number | null): string[] {
    const near = day === null ? [...this.#stretches] : [-1, 0, 1].map((by) => stretchOf(day) + by);
    return [...near.map(String), UNDATED];
  }

  /** All stories, each report in exactly one; by the ids of their reports. */
  stories(): Story[] {
    const links = Map.groupBy(this.#spanning(), ([a]) => this.#groups.root(a));
    return this.#groups
      .of(this.#reports.keys())
      .map((members) => {
        const documents = members.map((at) => this.#reports[at].id).sort();
        const why = links
          .get(this.#groups.root(members[0]))
          ?.map(([a, b]) => whySame(this.#reports[a], this.#reports[b]))
          .sort();
        return { id: documents[0], documents, why: why ?? [] };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Of all links so many as join each story, whichever order the reports came in. */
  #spanning(): (readonly [number, number])[] {
    const named = this.#links.map(([a, b]) => {
      const [x, y] = this.#reports[a].id < this.#reports[b].id ? [a, b] : [b, a];
      return [x, y] as const;
    });
    const id = (at: number) => this.#reports[at].id;
    named.sort((x, y) => (id(x[0]) < id(y[0]) ? -1 : id(x[0]) > id(y[0]) ? 1 : id(x[1]) < id(y[1]) ? -1 : 1));
    const joined = new Groups<number>();
    return named.filter(([a, b]) => {
      if (joined.root(a) === joined.root(b)) return false;
      joined.join(a, b);
      return true;
    });
  }
}
