import type { KeptRecord } from "../../src/store/explained.ts";
import type {
  Actor,
  ActorRef,
  Correction,
  Decision,
  Edge,
  KeptRefusal,
  Page,
  PageRequest,
  Part,
  Result,
  Run,
  Store,
  StoryRow,
} from "../../src/store/store.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { SAMPLE_REASONS, sampleRecord } from "../cli/sample-record.ts";
import { namedEntities, resultsOf, rowOf } from "./fake-results.ts";

/** The hand-made sample record of `test/cli`, as a library keeps it. */
export function sampleKept(): KeptRecord {
  const reasons = [...SAMPLE_REASONS].map(([id, because]) => [id, [{ field: "speaker", because }]] as const);
  return { record: sampleRecord(), reasons: Object.fromEntries(reasons) };
}

const all = (items: number) => ({ value: items, more: false });

/** Pages as a store gives them; the cursor is the number of items before. A cursor of another making: RangeError. */
function page<T>(items: readonly T[], { limit, cursor }: PageRequest): Page<T> {
  if (cursor !== null && !/^\d{1,9}$/.test(cursor)) throw new RangeError(`cursor ${cursor}: no page begins there`);
  const start = Number(cursor ?? 0);
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? String(end) : null };
}

function partsOf(result: Result, actor: number): Part[] {
  const has = (parties: readonly { actor: number | null }[] | null | undefined) =>
    parties?.some((party) => party.actor === actor) ?? false;
  const { statement, event } = result;
  const parts: [Part, boolean][] = [
    ["speaker", has(statement?.speaker)],
    ["addressee", has(statement?.addressee)],
    ["actor", has(event?.actors)],
    ["recipient", has(event?.recipients)],
    ["source", has(event?.source)],
  ];
  return parts.filter(([, holds]) => holds).map(([part]) => part);
}

/**
 * A library in memory for tests of pages and API: the sample record's report unless told otherwise. A search finds the statements
 * and events whose words hold every bare word of the query; it knows no fields. `refusals` and `runs` have one each.
 */
export function fakeStore(kept: readonly KeptRecord[] = [sampleKept()]): Store {
  let library = [...kept];
  const corrections: Correction[] = [];
  const decisions: Decision[] = [];
  let refusals: KeptRefusal[] = [
    {
      id: 1,
      run: 1,
      at: "2025-03-04T08:00:01.000Z",
      source: "notes.docx",
      code: "not-text",
      message: "notes.docx is no text: save it as text or as a web page",
    },
  ];
  const run: Run = {
    id: 1,
    startedAt: "2025-03-04T08:00:00.000Z",
    seenAt: "2025-03-04T08:00:02.000Z",
    endedAt: "2025-03-04T08:00:02.000Z",
    inputs: ["elvan.html", "notes.docx"],
    source: "notes.docx",
    arrived: 2,
    stored: 1,
    duplicate: 0,
    refused: 1,
  };

  const find = (document: string) => library.find(({ record }) => record.document.id === document);
  const firstActor = (index: number) =>
    1 + library.slice(0, index).reduce((sum, { record }) => sum + namedEntities(record).length, 0);
  const results = () => library.flatMap(({ record }, index) => resultsOf(record, 1, firstActor(index)));
  const doubtful = () =>
    results().filter(({ confidence, statement }) => confidence! < 0.6 || statement?.speakerKind === "unknown");
  const actors = (): (Actor & { namedIn: number })[] =>
    library.flatMap(({ record }, index) =>
      namedEntities(record).map((entity, at) => {
        const id = firstActor(index) + at;
        const having = (part: Part) => all(results().filter((result) => partsOf(result, id).includes(part)).length);
        return {
          id,
          name: entity.name,
          type: entity.type,
          country: entity.country,
          merged: [],
          mergedInto: null,
          reports: all(1),
          quotes: having("speaker"),
          about: all(0),
          done: having("actor"),
          received: having("recipient"),
          namedIn: 1,
        };
      }),
    );
  const actorRef = (id: number): ActorRef => {
    const actor = actors().find((actor) => actor.id === id);
    if (!actor) throw new StoreError("NOT_FOUND", `no actor ${id} in this library`);
    return { id, name: actor.name };
  };
  const edges = (from: number): Edge[] =>
    results()
      .filter(({ event }) => event?.actors.some(({ actor }) => actor === from))
      .flatMap(({ event }) => event!.recipients)
      .filter((party) => party.actor !== null)
      .map((party) => ({ from: actorRef(from), to: actorRef(party.actor!), kind: "does-to", count: 1 }));
  const decide = (what: Decision["what"], by: string | null): Decision => {
    const decision = { id: decisions.length + 1, at: "2025-03-05T09:00:00.000Z", by, what, undoneAt: null };
    decisions.unshift(decision);
    return decision;
  };
  // Each report is of a story of its own until it is joined with others.
  const storyNumbers = new Map(library.map(({ record }, k) => [record.document.id, k + 1]));
  const stories = (): StoryRow[] =>
    [...Map.groupBy(library, ({ record }) => storyNumbers.get(record.document.id)!)].map(([id, kept]) => ({
      id,
      size: kept.length,
      reports: kept.map(({ record }) => rowOf(record)),
      why: kept.length > 1 ? ["a reader joined them"] : [],
    }));
  const storyOf = (document: string) =>
    stories().find(({ reports }) => reports.some((report) => report.document === document)) ?? null;
  const numberOf = (document: string): number => {
    const story = storyOf(document);
    if (!story) throw new StoreError("NOT_FOUND", `there is no report ${document}`);
    return story.id;
  };
  const place = (correction: Correction) => ({
    correction,
    item: correction.item,
    state: "exact" as const,
    why: null,
  });

  return {
    engine: "sqlite",
    location: "/fake/library",
    findContent: async () => null,
    storyDocuments: async (id) =>
      stories()
        .filter((story) => story.id === id)
        .flatMap(({ reports }) => reports.map(({ document }) => document)),
    stories: async (request) =>
      page(
        stories().filter(({ reports }) => reports.length > 1),
        request,
      ),
    story: async (id) => stories().find((story) => story.id === id) ?? null,
    storyOf: async (document) => storyOf(document),
    joinStories: async (a, b) => {
      const [into, from] = [numberOf(a), numberOf(b)];
      for (const [document, story] of storyNumbers) if (story === from) storyNumbers.set(document, into);
      return storyOf(a)!;
    },
    partStory: async (documents) => {
      const own = Math.max(...storyNumbers.values()) + 1;
      if (stories().some(({ reports }) => reports.every(({ document }) => documents.includes(document))))
        throw new StoreError("NOT_POSSIBLE", "these are all the reports of the story: there is nothing to part");
      for (const document of documents) numberOf(document);
      for (const document of documents) storyNumbers.set(document, own);
      return storyOf(documents[0])!;
    },
    add: async ({ record }) => ({ outcome: "duplicate", document: record.document.id }),
    startRun: async () => 2,
    tellRun: async () => {},
    keepRefusal: async () => {},
    runs: async (request) => page([run], request),
    refusals: async (request) => page(refusals, request),
    dismissRefusal: async (id) => {
      const before = refusals.length;
      refusals = refusals.filter((refusal) => refusal.id !== id);
      return refusals.length < before;
    },
    counts: async () => ({
      reports: library.length,
      versions: library.length,
      statements: results().filter(({ kind }) => kind === "statement").length,
      events: results().filter(({ kind }) => kind === "event").length,
      actors: actors().length,
      refusals: refusals.length,
      corrections: corrections.filter(({ withdrawnAt }) => withdrawnAt === null).length,
      toLookAt: all(doubtful().length),
    }),
    reports: async (request) =>
      page(
        library.map(({ record }) => rowOf(record)),
        request,
      ),
    report: async (document, version) => {
      const kept = find(document);
      if (!kept || (version ?? 1) !== 1) return null;
      const row = rowOf(kept.record);
      const first = firstActor(library.indexOf(kept));
      const joined = namedEntities(kept.record).map(
        ({ id, name }, at) => [id, { id: first + at, name }] as [string, ActorRef],
      );
      return {
        row,
        versions: [{ document, version: 1, addedAt: row.addedAt, title: row.title }],
        kept,
        actors: Object.fromEntries(joined),
        corrections: corrections
          .filter((correction) => correction.document === document && correction.withdrawnAt === null)
          .map(place),
      };
    },
    raw: async (document, version) => {
      const kept = find(document);
      if (!kept || (version ?? 1) !== 1) return null;
      return { format: "text", text: kept.record.document.text, options: {} };
    },
    records: async (document, version) => {
      const kept = find(document);
      return kept && (version ?? 1) === 1 ? [kept] : [];
    },
    search: async (request) => {
      const words = request.query.clauses
        .flat()
        .filter(({ field, negated }) => field === null && !negated)
        .map(({ value }) => value.toLowerCase());
      const found = results().filter(({ text }) => words.every((word) => text.toLowerCase().includes(word)));
      const count = (kind: Result["kind"]) => found.filter((result) => result.kind === kind).length;
      const kinds = (["statement", "event"] as const).map((kind) => ({
        value: kind,
        count: count(kind),
        query: `kind:${kind}`,
      }));
      return {
        ...page(found, request),
        total: all(found.length),
        facets: request.facets ? [{ name: "kind", values: kinds.filter(({ count }) => count > 0) }] : [],
      };
    },
    timeline: async ({ unit }) => {
      const of = (kind: Result["kind"], group: string) =>
        results().filter((result) => (result.event?.type ?? result.statement?.form) === group && result.kind === kind);
      const groups = new Map(
        results().map((result) => [result.event?.type ?? result.statement?.form ?? "", result.kind]),
      );
      const when = "2025-03-03".slice(0, { day: 10, month: 7, year: 4 }[unit]);
      const points = [...groups].map(([group, kind]) => ({ when, kind, group, count: of(kind, group).length }));
      return { unit, points, undated: 0, total: all(results().length) };
    },
    actors: async (request) =>
      page(
        actors().filter(({ name }) => name.toLowerCase().includes((request.name ?? "").toLowerCase())),
        request,
      ),
    actor: async (id) => {
      const found = actors().find((actor) => actor.id === id);
      if (!found) return null;
      const { namedIn, ...actor } = found;
      return actor;
    },
    namings: async (id) =>
      library.flatMap(({ record }, index) =>
        namedEntities(record)
          .filter((_, at) => firstActor(index) + at === id)
          .map((entity) => ({
            name: entity.name,
            role: entity.role,
            outlet: record.document.outlet,
            reports: 1,
            first: record.document.published?.value ?? null,
            last: record.document.published?.value ?? null,
            document: record.document.id,
            entity: entity.id,
          })),
      ),
    openings: async (documents) =>
      new Map(
        library
          .filter(({ record }) => documents.includes(record.document.id))
          .map(({ record }) => [record.document.id, record.document.text]),
      ),
    actorReports: async (id, request) =>
      page(
        library.flatMap(({ record }, index) =>
          namedEntities(record)
            .filter((_, at) => firstActor(index) + at === id)
            .map(({ name, role }) => ({
              document: record.document.id,
              title: record.document.title,
              outlet: record.document.outlet,
              published: record.document.published?.value ?? null,
              name,
              role,
            })),
        ),
        request,
      ),
    actorItems: async (id, parts, request) =>
      page(
        results().filter((result) => partsOf(result, id).some((part) => parts.includes(part))),
        request,
      ),
    neighbours: async (id) => edges(id),
    edgeItems: async (from, to, kind, request) =>
      page(
        results().filter(
          (result) =>
            kind === "does-to" && partsOf(result, from).includes("actor") && partsOf(result, to).includes("recipient"),
        ),
        request,
      ),
    mergeActors: async (from, into, by) => {
      if (from === into) throw new StoreError("NOT_POSSIBLE", `actor ${from} cannot be merged into itself`);
      return decide({ kind: "merge", from: actorRef(from), into: actorRef(into) }, by);
    },
    splitActor: async (from, entities, by) =>
      decide({ kind: "split", from: actorRef(from), to: { id: 900, name: entities[0].name }, entities }, by),
    undoDecision: async (id) => {
      const at = decisions.findIndex((decision) => decision.id === id);
      if (at < 0) throw new StoreError("NOT_FOUND", `no decision ${id} in this library`);
      decisions[at] = { ...decisions[at], undoneAt: "2025-03-05T09:05:00.000Z" };
      return decisions[at];
    },
    decisions: async (request) => page(decisions, request),
    correct: async (given) => {
      const kept = find(given.document);
      if (!kept) throw new StoreError("NOT_FOUND", `no report ${given.document} in this library`);
      const result = results().find(({ document, item }) => document === given.document && item === given.item);
      if (!result) throw new StoreError("NOT_FOUND", `no statement or event ${given.item} in ${given.document}`);
      const { text } = kept.record.document;
      const { from, to } = result;
      const correction: Correction = {
        ...given,
        id: corrections.length + 1,
        at: "2025-03-05T09:10:00.000Z",
        anchor: {
          from,
          to,
          exact: text.slice(from, to),
          before: text.slice(Math.max(0, from - 32), from),
          after: text.slice(to, to + 32),
        },
        withdrawnAt: null,
      };
      corrections.push(correction);
      return correction;
    },
    withdrawCorrection: async (id) => {
      const at = corrections.findIndex((correction) => correction.id === id && correction.withdrawnAt === null);
      if (at < 0) return false;
      corrections[at] = { ...corrections[at], withdrawnAt: "2025-03-05T09:20:00.000Z" };
      return true;
    },
    corrections: async (request) =>
      page(
        corrections
          .filter(({ withdrawnAt }) => withdrawnAt === null)
          .map((correction) => ({ ...place(correction), document: correction.document })),
        request,
      ),
    doubtful: async ({ doubt, ...request }) =>
      page(
        doubtful()
          .map((result) => ({
            doubt:
              result.statement?.speakerKind === "unknown" ? ("unknown speaker" as const) : ("low confidence" as const),
            result,
          }))
          .filter((item) => doubt === null || item.doubt === doubt),
        request,
      ),
    outdated: async () => ({ items: [], next: null }),
    replaceRecord: async () => {},
    remove: async (document) => {
      const before = library.length;
      library = library.filter(({ record }) => record.document.id !== document);
      return library.length < before;
    },
    dump: async function* () {},
    restore: async () => 0,
    check: async function* () {},
    close: async () => {},
  };
}
