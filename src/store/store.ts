import type { Document, EventType, Form, SpeakerKind } from "../record.ts";
import type { Raw } from "../source/document.ts";
import type { KeptRecord } from "./explained.ts";
import type { Query } from "./query/query.ts";

/** Counts that would take longer the larger the library grows end at this many; `more` says that there are more. */
export const COUNTED = 1000;

export interface Count {
  readonly value: number;
  /** There are more than `value`. */
  readonly more: boolean;
}

/** Some of a list, and where the next begins. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; `null` at the end. What is added meanwhile moves nothing: no item comes twice, none is passed over. */
  readonly next: string | null;
}

export interface PageRequest {
  /** 1 to 200. */
  readonly limit: number;
  readonly cursor: string | null;
}

// ---- reports

/** A version of a report in a library, without its text. */
export interface ReportRow {
  /** The id of its document (`Document.id`). */
  readonly document: string;
  /** 1 for the first; a later one has another text or title under the same address or given id. */
  readonly version: number;
  readonly isLatest: boolean;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly byline: readonly string[];
  readonly published: Document["published"];
  readonly language: string | null;
  readonly source: string | null;
  /** Words of the text. */
  readonly words: number;
  readonly statements: number;
  readonly events: number;
  /** ISO 8601, UTC. */
  readonly addedAt: string;
  /** The model that made the current record. */
  readonly model: { readonly name: string; readonly sha256: string };
  readonly readoutVersion: string;
  /** So much text that part of it is not in the index of words. */
  readonly indexCut: boolean;
}

/** A report as a page shows it. */
export interface StoredReport {
  readonly row: ReportRow;
  readonly versions: readonly Pick<ReportRow, "document" | "version" | "addedAt" | "title">[];
  readonly kept: KeptRecord;
  /** Of its entities by id: the actors of the library that they are joined with. */
  readonly actors: { readonly [entity: string]: ActorRef };
  readonly corrections: readonly PlacedCorrection[];
}

/** What came of adding. */
export type Added =
  | { readonly outcome: "stored"; readonly document: string; readonly version: number }
  | { readonly outcome: "duplicate"; readonly document: string }
  | { readonly outcome: "refused"; readonly code: string; readonly message: string };

// ---- search

export type ItemKind = "statement" | "event" | "report";

/**
 * What a search finds. `from`, `to` are in the text of its report: of an event they are those of its trigger, while `text` is the whole
 * sentence. `P` is what is known of those in it.
 */
export interface Result<P = Party> {
  readonly kind: ItemKind;
  /** The id of the document. */
  readonly document: string;
  readonly version: number;
  /** `s3`, `v2`; `null` for a report. */
  readonly item: string | null;
  /** What was said; the sentence of an event; the beginning of a report. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** As it is known: `2031-03-03T10:00Z`, `2031-03`. */
  readonly published: string | null;
  readonly confidence: number | null;
  /** For a statement, else `null`. */
  readonly statement: {
    readonly speaker: readonly P[];
    readonly speakerKind: SpeakerKind;
    readonly addressee: readonly P[];
    readonly form: Form;
    readonly cue: string | null;
    readonly said: boolean;
  } | null;
  /** For an event, else `null`. */
  readonly event: {
    readonly type: EventType;
    readonly mode: string | null;
    readonly status: "actual" | "future" | "possible" | "negated";
    readonly trigger: string;
    readonly actors: readonly P[];
    readonly recipients: readonly P[];
    /** `null`: the reporter's own word. */
    readonly source: readonly P[] | null;
    readonly place: { readonly name: string; readonly country: string | null } | null;
    /** Words of the text, and their TIMEX3 value. */
    readonly time: { readonly words: string; readonly value: string | null } | null;
  } | null;
}

/** Somebody in a report: the name (or the words, where no name is known), and the actor of the library, where joined. */
export interface Party {
  readonly name: string;
  readonly role: string | null;
  readonly country: string | null;
  readonly actor: number | null;
}

export type FacetName =
  | "kind"
  | "speaker"
  | "actor"
  | "type"
  | "status"
  | "form"
  | "outlet"
  | "country"
  | "year"
  | "source";

export interface Facet {
  readonly name: FacetName;
  /** The commonest first, at most 12. `query` is the term that narrows the search to it. */
  readonly values: readonly { readonly value: string; readonly count: number; readonly query: string }[];
}

export interface SearchPage extends Page<Result> {
  readonly total: Count;
  /** Of the first `total.value` results in the order of the list, at most `COUNTED` unless all are counted. Empty unless asked for. */
  readonly facets: readonly Facet[];
}

export interface SearchRequest extends PageRequest {
  readonly query: Query;
  /** Newest published first, or oldest; undated reports stand last, or first. */
  readonly order: "newest" | "oldest";
  readonly facets: boolean;
  /** `all` counts every result, however long that takes. */
  readonly count: "some" | "all";
}

// ---- actors

export interface ActorRef {
  readonly id: number;
  readonly name: string;
}

/** A person or body followed across the reports of a library. */
export interface Actor extends ActorRef {
  readonly type: string | null;
  readonly country: string | null;
  /** Actors that a user merged into this one. */
  readonly merged: readonly ActorRef[];
  /** The actor that a user merged this one into. */
  readonly mergedInto: ActorRef | null;
  readonly reports: Count;
  readonly quotes: Count;
  readonly about: Count;
  readonly done: Count;
  readonly received: Count;
}

/** How an item has to do with an actor. */
export const PARTS = ["speaker", "about", "addressee", "actor", "recipient", "source"] as const;
export type Part = (typeof PARTS)[number];

/** How outlets name and describe an actor. Counted over the newest `COUNTED` reports that have it. */
export interface Naming {
  readonly name: string;
  readonly role: string | null;
  readonly outlet: string | null;
  readonly reports: number;
  /** The first and the last day it was published, `null` where no date is known. */
  readonly first: string | null;
  readonly last: string | null;
  /** One of the reports: its document and the entity there. */
  readonly document: string;
  readonly entity: string;
}

/** A report that has an actor, with the name and role it has there. */
export interface ActorReport {
  readonly document: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  readonly name: string;
  readonly role: string | null;
}

/** Two actors in one item: who speaks about whom, or does what to whom. Counted over the newest `COUNTED` items. */
export interface Edge {
  readonly from: ActorRef;
  readonly to: ActorRef;
  readonly kind: "says-about" | "does-to";
  readonly count: number;
}

/** A user's decision about actors. */
export interface Decision {
  readonly id: number;
  readonly at: string;
  readonly by: string | null;
  readonly what:
    | { readonly kind: "merge"; readonly from: ActorRef; readonly into: ActorRef }
    | {
        readonly kind: "split";
        readonly from: ActorRef;
        readonly to: ActorRef;
        readonly entities: readonly EntityRef[];
      };
  readonly undoneAt: string | null;
}

/** An entity of a report, found again after re-reading by its name. */
export interface EntityRef {
  readonly document: string;
  readonly name: string;
}

// ---- stories

/** Reports of one happening. */
export interface StoryRow {
  readonly id: number;
  /** How many reports it has. */
  readonly size: number;
  /** Its newest reports, 200 at most, by day of publication. */
  readonly reports: readonly ReportRow[];
  /** What holds these together, in words. */
  readonly why: readonly string[];
}

// ---- time

export interface TimelinePoint {
  /** `2031-03`, `2031-03-05`, `2031`, as `unit` asks. */
  readonly when: string;
  readonly kind: ItemKind;
  /** The type of events, the form of statements, or the name of an actor. */
  readonly group: string;
  readonly count: number;
}

export interface Timeline {
  readonly unit: "day" | "month" | "year";
  /** By day of publication, in order. */
  readonly points: readonly TimelinePoint[];
  /** Of results without a date. */
  readonly undated: number;
  readonly total: Count;
}

// ---- corrections

/** The stretch a correction is about, found again by its exact words with 32 code units on both sides. */
export interface Anchor {
  readonly from: number;
  readonly to: number;
  readonly exact: string;
  readonly before: string;
  readonly after: string;
}

export interface NewCorrection {
  readonly document: string;
  readonly item: string;
  /** `right`: looked at and found right. `mend`: `field` has the value `value`. */
  readonly verdict: "wrong" | "right" | "mend";
  /** `speaker`, `addressee`, `form`, `said`; `type`, `status`, `actors`, `recipients`, `place`, `time`, `assertedBy`. */
  readonly field: string | null;
  readonly value: string | null;
  readonly note: string | null;
  readonly by: string | null;
}

export interface Correction extends NewCorrection {
  readonly id: number;
  readonly at: string;
  readonly anchor: Anchor;
  readonly withdrawnAt: string | null;
}

/** Where a correction stands now: at an item of the current record, or nowhere (`orphan`, with the reason). */
export interface PlacedCorrection {
  readonly correction: Correction;
  /** The item it belongs to now. */
  readonly item: string | null;
  readonly state: "exact" | "moved" | "orphan";
  readonly why: string | null;
}

// ---- adding, refusals

export interface RunAccount {
  readonly arrived: number;
  readonly stored: number;
  readonly duplicate: number;
  readonly refused: number;
}

/** One run of adding. */
export interface Run extends RunAccount {
  readonly id: number;
  readonly startedAt: string;
  /** When it last told how far it was. */
  readonly seenAt: string;
  /** `null` while it goes on, or where it was broken off. */
  readonly endedAt: string | null;
  readonly inputs: readonly string[];
  /** The last source it had read. */
  readonly source: string | null;
}

export interface KeptRefusal {
  readonly id: number;
  readonly run: number;
  readonly at: string;
  readonly source: string;
  readonly code: string;
  readonly message: string;
}

export interface LibraryCounts {
  readonly reports: number;
  readonly versions: number;
  readonly statements: number;
  readonly events: number;
  readonly actors: number;
  readonly refusals: number;
  readonly corrections: number;
  /** What needs a look: items of low confidence or without a speaker, that nobody has looked at. */
  readonly toLookAt: Count;
}

/** Why an item needs a look. */
export type Doubt = "unknown speaker" | "low confidence";

export interface DoubtfulItem {
  readonly doubt: Doubt;
  readonly result: Result;
}

/** What `readout check` found damaged. */
export interface Damage {
  readonly where: string;
  readonly message: string;
}

/**
 * A library of reports and their records. Several processes may use one at once. What a method that changes it returned is there,
 * whatever happens afterwards. Errors: StoreError.
 */
export interface Store {
  readonly engine: "sqlite" | "postgres";
  /** Where it is, for people: a folder, or an address without its password. */
  readonly location: string;

  // adding
  /** Is this very report (`contentHash`) there already, as the latest version or an earlier one? Its document id, else `null`. */
  findContent(hash: string): Promise<string | null>;
  /** Keeps a report with its record and its source. */
  add(kept: KeptRecord, raw: Raw | null): Promise<Added>;
  startRun(inputs: readonly string[]): Promise<number>;
  /** Tells how far a run has come; with `ended` that it is over. */
  tellRun(run: number, account: RunAccount, source: string | null, ended: boolean): Promise<void>;
  keepRefusal(run: number, refusal: { source: string; code: string; message: string }): Promise<void>;
  runs(request: PageRequest): Promise<Page<Run>>;
  refusals(request: PageRequest): Promise<Page<KeptRefusal>>;
  dismissRefusal(id: number): Promise<boolean>;

  // reading
  counts(): Promise<LibraryCounts>;
  /** Latest versions, by date of publication or of adding, the newest first. */
  reports(request: PageRequest & { readonly by: "published" | "added" }): Promise<Page<ReportRow>>;
  /** How reports begin, by document, so that those without a title can be told apart. */
  openings(documents: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** `version` `null`: the latest. */
  report(document: string, version: number | null): Promise<StoredReport | null>;
  /** The source as it was added, `null` where none was kept. */
  raw(document: string, version: number | null): Promise<Raw | null>;
  /** The records made of a version, the current one first. */
  records(document: string, version: number | null): Promise<readonly KeptRecord[]>;
  search(request: SearchRequest): Promise<SearchPage>;
  timeline(request: { query: Query; unit: Timeline["unit"]; by: "type" | "actor" }): Promise<Timeline>;

  // actors
  /** By a part of the name, those in most reports first. */
  actors(request: PageRequest & { readonly name: string | null }): Promise<Page<Actor & { readonly namedIn: number }>>;
  actor(id: number): Promise<Actor | null>;
  namings(actor: number): Promise<readonly Naming[]>;
  /** The reports an actor is in, the newest first; what `splitActor` takes is among them. */
  actorReports(actor: number, request: PageRequest): Promise<Page<ActorReport>>;
  /** Items in which an actor has one of the parts, the newest first. */
  actorItems(actor: number, parts: readonly Part[], request: PageRequest): Promise<Page<Result>>;
  /** Those who stand in the same items, by part, the commonest first, at most 40. */
  neighbours(actor: number): Promise<readonly Edge[]>;
  edgeItems(from: number, to: number, kind: Edge["kind"], request: PageRequest): Promise<Page<Result>>;
  mergeActors(from: number, into: number, by: string | null): Promise<Decision>;
  /** Gives entities of reports to an actor of their own. */
  splitActor(from: number, entities: readonly EntityRef[], by: string | null): Promise<Decision>;
  undoDecision(id: number): Promise<Decision>;
  decisions(request: PageRequest): Promise<Page<Decision>>;

  // stories
  /** Stories of several reports, those with the newest report first. */
  stories(request: PageRequest): Promise<Page<StoryRow>>;
  story(id: number): Promise<StoryRow | null>;
  /** The ids of all its reports, by day of publication. */
  storyDocuments(id: number): Promise<string[]>;
  /** The story that a report is of, alone or with others. */
  storyOf(document: string): Promise<StoryRow | null>;
  /** Makes one story of those of two reports. */
  joinStories(a: string, b: string): Promise<StoryRow>;
  /** Parts reports from the others of their story, for good. Returns their own story. */
  partStory(documents: readonly string[]): Promise<StoryRow>;

  // corrections and what needs a look
  correct(correction: NewCorrection): Promise<Correction>;
  withdrawCorrection(id: number): Promise<boolean>;
  corrections(request: PageRequest): Promise<Page<PlacedCorrection & { readonly document: string }>>;
  doubtful(request: PageRequest & { readonly doubt: Doubt | null }): Promise<Page<DoubtfulItem>>;

  // care
  /** Versions whose current record another model or version of Readout made. */
  outdated(made: { version: string; sha256: string }, request: PageRequest): Promise<Page<ReportRow>>;
  /** Puts a new record in the place of the current one, which is kept; corrections are found again in it. */
  replaceRecord(row: { document: string; version: number }, kept: KeptRecord): Promise<void>;
  /** Removes a report with all versions, records, sources, corrections and index entries, and overwrites what held them. */
  remove(document: string): Promise<boolean>;
  /** The whole library as values for JSONL, independent of engine and version. */
  dump(): AsyncGenerator<object>;
  /** Takes in what `dump` gave, into a library that is empty. */
  restore(values: AsyncIterable<unknown>): Promise<number>;
  check(): AsyncGenerator<Damage>;
  close(): Promise<void>;
}
