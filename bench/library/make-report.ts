import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Entity, Event, Mention, Record, Statement } from "../../src/record.ts";
import type { Raw } from "../../src/source/document.ts";
import type { KeptRecord, Reason } from "../../src/store/explained.ts";
import { type Member, type MemberKind, member, OUTLET_COUNT, outlet, populationAt, rareWord } from "./population.ts";
import { draw, drawRank, openRandom, pick, type Random } from "./random.ts";
import { mapSpans, type Slot, type Template } from "./templates.ts";

const WORDS = readFileSync(fileURLToPath(new URL("../../models/vocabulary.txt", import.meta.url)), "utf8")
  .split("\n")
  .filter((word) => /^[a-z]{4,}$/.test(word));

/** How often the first few stand out from the others: countries do, persons less so. */
const HEADS: { readonly [kind in MemberKind]: number } = { person: 10, body: 10, country: 2, town: 10 };
const MOST_OF_A_KIND: { readonly [kind in MemberKind]: number } = { person: 7, body: 5, country: 3, town: 4 };
const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAYS = 5 * 365;
const DAY = 86_400_000;
const PARAGRAPHS = 22;
/** On average, as in real reports of this length. */
const STATEMENTS = 10;
const EVENTS = 5;

/** A word of the content: the commoner the oftener, one in thirty of an endless number of rare ones. */
export function drawWord(random: Random, n: number): string {
  if (random() < 1 / 30) return rareWord(drawRank(random, 1_000 + 3 * n, 5));
  return WORDS[drawRank(random, WORDS.length, 30)];
}

/** Somebody who is in the news at the `n`-th report. */
export function drawMember(random: Random, kind: MemberKind, n: number): Member {
  return member(kind, drawRank(random, populationAt(kind, n), HEADS[kind]));
}

/** An outlet: a few report most. */
export function drawOutlet(random: Random): ReturnType<typeof outlet> {
  return outlet(drawRank(random, OUTLET_COUNT, 10));
}

/**
 * The `n`-th report of the library of a seed: paragraphs of the samples in another order, about other people, with other words, and
 * its record, as the model would have to read it. Always the same.
 */
export function makeReport(
  templates: readonly Template[],
  seed: number,
  n: number,
): { readonly kept: KeptRecord; readonly raw: Raw } {
  const random = openRandom(seed, n);
  const paper = drawOutlet(random);
  const day = new Date(FIRST_DAY + draw(random, DAYS) * DAY).toISOString().slice(0, 10);
  const report = new Writer(random, n);
  const [statements, events] = [spread(random, STATEMENTS), spread(random, EVENTS)];
  for (let k = 0; k < PARAGRAPHS || report.statements.length < statements; k++) {
    report.write(pick(random, templates), statements, events);
  }
  const title = `${report.firstName()} ${Array.from({ length: 5 }, () => drawWord(random, n)).join(" ")}`;
  const given = {
    id: `bench-${seed}-${n}`,
    url: `https://${paper.host}/${day.replaceAll("-", "/")}/report-${n}`,
    outlet: paper.name,
    title,
    byline: [drawMember(random, "person", n).name],
    published: random() < 0.02 ? undefined : day,
    text: report.text,
  };
  const record: Record = {
    readout: 1,
    made: { version: "0.1.0", model: { name: "reader", sha256: "0".repeat(64) }, options: {} },
    document: {
      ...given,
      source: `bench.jsonl:${n + 1}`,
      published: given.published === undefined ? null : { value: day, precision: "day", basis: "jsonl" },
      found: { title: "jsonl", outlet: "jsonl", byline: "jsonl" },
      language: "en",
      removed: [],
      ...(given.published === undefined ? { why: { published: "the source does not tell" } } : {}),
    },
    entities: report.entities(),
    statements: report.statements,
    events: report.events,
    times: report.times,
    places: report.places,
    problems: [],
  };
  return {
    kept: { record, reasons: report.reasons },
    raw: { format: "jsonl", text: JSON.stringify(given), options: {} },
  };
}

/** About `mean`, between nothing and twice as much. */
function spread(random: Random, mean: number): number {
  return Math.round(mean * (random() + random()));
}

/** A report that grows by paragraphs. */
class Writer {
  text = "";
  readonly statements: Statement[] = [];
  readonly events: Event[] = [];
  readonly times: Record["times"][number][] = [];
  readonly places: Record["places"][number][] = [];
  readonly reasons: { [item: string]: readonly Reason[] } = {};
  readonly #random: Random;
  readonly #n: number;
  readonly #members = new Map<MemberKind, Member[]>();
  readonly #cast = new Map<string, Member>();
  readonly #named = new Set<string>();
  readonly #entities = new Map<string, { entity: Entity; mentions: Mention[] }>();

  constructor(random: Random, n: number) {
    this.#random = random;
    this.#n = n;
  }

  /** Statements and events are left out where there are enough. */
  write(template: Template, mostStatements: number, mostEvents: number): void {
    if (this.text !== "") this.text += "\n\n";
    const at = this.#put(template);
    const entityIds = new Map<string, string>();
    for (const { entity, kind, mentions } of template.entities) {
      const key = kind === null ? `${template.sample} ${entity.id}` : memberKey(this.#memberOf(template, entity, kind));
      const found = this.#entities.get(key) ?? { entity: this.#renamed(template, entity, kind), mentions: [] };
      this.#entities.set(key, found);
      found.mentions.push(...mapSpans(mentions, at));
      entityIds.set(entity.id, found.entity.id);
      this.reasons[found.entity.id] = template.reasons[entity.id] ?? [];
    }
    const ids = new Map(entityIds);
    const renumbered = <T extends { readonly id: string }>(list: readonly T[], letter: string, from: number) =>
      list.map((item, k) => {
        ids.set(item.id, `${letter}${from + k + 1}`);
        return item;
      });
    const statements = template.statements.slice(0, mostStatements - this.statements.length);
    const events = template.events.slice(0, mostEvents - this.events.length);
    const times = renumbered(template.times, "t", this.times.length);
    const places = renumbered(template.places, "p", this.places.length);
    renumbered(statements, "s", this.statements.length);
    renumbered(events, "v", this.events.length);
    for (const item of [...statements, ...events]) this.reasons[ids.get(item.id)!] = template.reasons[item.id] ?? [];
    const changed = <T>(list: readonly T[]): T[] => mapSpans(list, at).map((item) => withIds(item, ids));
    this.statements.push(...changed(statements));
    this.events.push(...changed(events));
    this.times.push(...changed(times));
    this.places.push(...changed(places).map((place) => this.#placed(place)));
  }

  /** All who are in it, with their mentions in the order of the text. */
  entities(): Entity[] {
    return [...this.#entities.values()].map(({ entity, mentions }) => {
      const [{ from, to }] = mentions;
      const name = this.#named.has(entity.name) ? entity.name : this.text.slice(from, to);
      return { ...entity, name, mentions: apart(mentions) };
    });
  }

  /** For the headline. */
  firstName(): string {
    return this.#entities.values().next().value?.entity.name ?? "Reports:";
  }

  /** Writes the text of a paragraph and tells where its offsets lie now. */
  #put(template: Template): (offset: number, end: "from" | "to") => number {
    const moves: { from: number; to: number; start: number; stop: number }[] = [];
    let done = 0;
    for (const slot of template.slots) {
      const word = this.#filling(template, slot);
      if (word === null) continue;
      this.text += template.text.slice(done, slot.from);
      const start = this.text.length;
      this.text += word;
      moves.push({ from: slot.from, to: slot.to, start, stop: this.text.length });
      done = slot.to;
    }
    this.text += template.text.slice(done);
    const by = this.text.length - template.text.length;
    return (offset, end) => {
      for (const move of moves) {
        if (offset <= move.from) return move.start - (move.from - offset);
        if (offset < move.to) return end === "from" ? move.start : move.stop;
      }
      return offset + by;
    };
  }

  #filling(template: Template, { entity: id, full }: Slot): string | null {
    if (id === null) return this.#random() < 0.6 ? drawWord(this.#random, this.#n) : null;
    const { entity, kind } = template.entities.find(({ entity }) => entity.id === id)!;
    const { name, surname } = this.#memberOf(template, entity, kind!);
    const isNew = !this.#named.has(name);
    this.#named.add(name);
    return full || isNew ? name : surname;
  }

  /** One who takes the place of an entity wherever a paragraph of its sample is used. */
  #memberOf({ sample }: Template, { id }: Entity, kind: MemberKind): Member {
    const key = `${sample} ${id}`;
    const known = this.#cast.get(key);
    if (known !== undefined) return known;
    const members = this.#members.get(kind) ?? [];
    this.#members.set(kind, members);
    const chosen =
      members.length < MOST_OF_A_KIND[kind] ? drawMember(this.#random, kind, this.#n) : pick(this.#random, members);
    members.push(chosen);
    this.#cast.set(key, chosen);
    return chosen;
  }

  #renamed(template: Template, entity: Entity, kind: MemberKind | null): Entity {
    const id = `e${this.#entities.size + 1}`;
    if (kind === null) return { ...entity, id };
    const { name, country, rank } = this.#memberOf(template, entity, kind);
    const { why: _, ...rest } = entity;
    if (kind === "person") {
      // Some reports tell neither country nor role, and outlets describe one in several ways.
      const known = this.#random() < 0.7;
      const role = known ? `${ROLES[rank % ROLES.length]}${this.#random() < 0.2 ? " and party leader" : ""}` : null;
      return { ...rest, id, name, type: "person", country: known ? country : null, role };
    }
    const type = kind === "country" ? "country" : kind === "town" ? "place" : "organisation";
    return { ...rest, id, name, type, country, role: null };
  }

  #placed(place: Record["places"][number]): Record["places"][number] {
    const { why: _, ...rest } = place;
    const { country } = member("town", draw(this.#random, 500));
    return { ...rest, name: this.text.slice(place.from, place.to), country };
  }
}

const ROLES = [
  "Foreign Minister",
  "president",
  "union leader",
  "chief executive",
  "spokeswoman",
  "mayor",
  "general",
  "ambassador",
  "judge",
  "opposition leader",
  "economist",
];

/** In order; of two that overlap, as where two of a sample are one here, the first. */
function apart(mentions: readonly Mention[]): Mention[] {
  const sorted = mentions.toSorted((a, b) => a.from - b.from || b.to - a.to);
  return sorted.filter(({ from }, k) => sorted.slice(0, k).every(({ to }) => to <= from));
}

function memberKey({ kind, rank }: Member): string {
  return `${kind} ${rank}`;
}

/** With the ids of this report; what is not in it is not known. */
function withIds<T>(item: T, ids: ReadonlyMap<string, string>): T {
  const changed = (value: unknown, field: string): unknown => {
    if (field === "why") return value;
    if (typeof value === "string" && REFERENCES.has(field)) return ids.get(value) ?? null;
    if (Array.isArray(value)) {
      return field === "entities" ? value.flatMap((id) => ids.get(id) ?? []) : value.map((one) => changed(one, ""));
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changed(one, name)]));
  };
  return changed(item, "") as T;
}

const REFERENCES = new Set(["id", "entity", "statement", "continues", "within", "place", "time"]);
