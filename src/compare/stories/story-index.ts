import { Groups } from "../groups.ts";
import type { Fingerprint } from "./fingerprint.ts";
import { isSameStory, whySame } from "./same-story.ts";

/** Reports of one happening. */
export interface Story {
  /** The id of its first report, in the order of ids. */
  readonly id: string;
  readonly documents: readonly string[];
  /** What holds it together, a line for each link that joined a report to it. */
  readonly why: readonly string[];
}

/**
 * Finds the stories of reports as they come. Two reports that `isSameStory` holds of are of one story, and so are those that a chain of
 * such reports joins (single link): which stories there are does not depend on the order in which reports come. Only reports that share a
 * pair of telling words are compared.
 */
export class StoryIndex {
  readonly #reports: Fingerprint[] = [];
  readonly #byKey = new Map<string, number[]>();
  readonly #groups = new Groups<number>();
  readonly #links: (readonly [number, number])[] = [];

  /** Takes in a report. Returns how many reports it was compared with. */
  add(report: Fingerprint): number {
    const at = this.#reports.length;
    this.#reports.push(report);
    const seen = new Set<number>();
    for (const key of report.keys) {
      const list = this.#byKey.get(key);
      if (list === undefined) {
        this.#byKey.set(key, [at]);
        continue;
      }
      for (const other of list) seen.add(other);
      list.push(at);
    }
    for (const other of seen) {
      if (!isSameStory(this.#reports[other], report)) continue;
      this.#links.push([other, at]);
      this.#groups.join(other, at);
    }
    return seen.size;
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
