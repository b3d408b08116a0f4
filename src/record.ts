/**
 * The domain types of Readout and the record it writes (format 1). This file imports nothing; every layer imports it.
 * Every offset is in UTF-16 code units of `Document.text`; spans are half-open, `from` included, `to` not.
 */

/** A stretch of `Document.text`: `text.slice(from, to)`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Why a field is `null`, by field name. */
export type Why = { readonly [field: string]: string };

/** What went wrong with an input, as data. `from`/`to` are in `Document.text`, `null` where no place in the text is meant. */
export interface Problem {
  readonly code: string;
  readonly level: "error" | "warning" | "info";
  readonly message: string;
  readonly from: number | null;
  readonly to: number | null;
}

/** A date as the source gives it: ISO 8601, cut to what is known, and where it was found. */
export interface Published {
  readonly value: string;
  readonly precision: "year" | "month" | "day" | "minute" | "second";
  readonly basis: string;
}

/** A stretch of the text that is not the story (a promotion line, a sign-up line). It stays in the text; nothing is found in it. */
export interface Removed extends Span {
  readonly reason: string;
}

/** The text of one report and what is known of it. */
export interface Document {
  readonly id: string;
  /** Where it was read from: a path, a path with a line or item number, or `-`. */
  readonly source: string | null;
  readonly url: string | null;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly byline: readonly string[];
  readonly published: Published | null;
  /** Where title, outlet and byline were found: `json-ld`, `meta`, `url`, `given` … */
  readonly found: { readonly title?: string; readonly outlet?: string; readonly byline?: string };
  /** ISO 639-1, or `null` where it could not be told. */
  readonly language: string | null;
  readonly text: string;
  readonly removed: readonly Removed[];
  readonly why?: Why;
}

export type MentionKind = "name" | "nominal" | "pronoun";

export interface Mention extends Span {
  readonly kind: MentionKind;
}

export type EntityType = "person" | "organisation" | "government" | "country" | "place" | "group" | "other";

/** A person, body or place of one report. */
export interface Entity {
  readonly id: string;
  /** The fullest name the report gives. */
  readonly name: string;
  readonly type: EntityType | null;
  /** ISO 3166 alpha-3. */
  readonly country: string | null;
  /** As the report states it. */
  readonly role: string | null;
  readonly sector: string | null;
  readonly mentions: readonly Mention[];
  readonly why?: Why;
}

export type SpeakerKind = "named" | "role" | "anonymous" | "group" | "document" | "unknown";

export interface Speaker {
  readonly spans: readonly Span[];
  readonly entities: readonly string[];
  readonly kind: SpeakerKind;
  readonly why?: Why;
}

export type CueClass =
  | "say"
  | "ask"
  | "demand"
  | "claim"
  | "deny"
  | "accuse"
  | "promise"
  | "warn"
  | "praise"
  | "believe"
  | "show"
  | "other";

export interface Cue {
  readonly spans: readonly Span[];
  readonly lemma: string;
  readonly class: CueClass;
}

export interface Addressee {
  readonly spans: readonly Span[];
  readonly entities: readonly string[];
}

export type Form = "direct" | "indirect" | "mixed";

/** Who said what. */
export interface Statement {
  readonly id: string;
  readonly form: Form;
  readonly speaker: Speaker;
  readonly cue: Cue | null;
  readonly content: { readonly spans: readonly Span[] };
  readonly addressee: Addressee | null;
  /** The statement that this one goes on with, in an earlier paragraph. */
  readonly continues: string | null;
  /** The statement in whose content this one stands. */
  readonly within: string | null;
  /** `false` for what a source is reported not to have said ("declined to comment"). */
  readonly said: boolean;
  /** 0 to 1, calibrated. */
  readonly confidence: number;
  readonly why?: Why;
}

export type EventType =
  | "AGREE"
  | "CONSULT"
  | "SUPPORT"
  | "CONCEDE"
  | "COOPERATE"
  | "AID"
  | "RETREAT"
  | "REQUEST"
  | "ACCUSE"
  | "REJECT"
  | "THREATEN"
  | "PROTEST"
  | "SANCTION"
  | "MOBILIZE"
  | "COERCE"
  | "ASSAULT";

export type Quad = "verbal cooperation" | "material cooperation" | "verbal conflict" | "material conflict";

export interface Participant {
  readonly spans: readonly Span[];
  readonly entity: string | null;
}

export type AssertedBy =
  | { readonly voice: "reporter" }
  | {
      readonly voice: "source";
      readonly statement: string | null;
      readonly spans: readonly Span[];
      readonly entities: readonly string[];
    };

export interface Magnitude extends Span {
  readonly what: string;
  readonly value: number;
  readonly unit: string | null;
}

/** Who did what to whom (PLOVER). */
export interface Event {
  readonly id: string;
  readonly type: EventType;
  readonly mode: string | null;
  readonly quad: Quad;
  readonly trigger: Span;
  readonly mentions: readonly Span[];
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly place: { readonly spans: readonly Span[]; readonly place: string | null } | null;
  readonly time: { readonly spans: readonly Span[]; readonly time: string | null } | null;
  readonly magnitude: readonly Magnitude[];
  readonly status: "actual" | "future" | "possible" | "negated";
  readonly assertedBy: AssertedBy;
  readonly sentence: Span;
  readonly confidence: number;
  readonly why?: Why;
}

/** A time expression with its TIMEX3 value. */
export interface Time extends Span {
  readonly id: string;
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  readonly value: string | null;
  readonly precision: string | null;
  readonly basis: string | null;
  readonly why?: Why;
}

export interface Place extends Span {
  readonly id: string;
  readonly name: string;
  readonly geonames: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly country: string | null;
  readonly admin: readonly string[];
  readonly why?: Why;
}

/** What made a record. */
export interface Made {
  readonly version: string;
  readonly model: { readonly name: string; readonly sha256: string };
  readonly options: { readonly [option: string]: string | number | boolean | null };
}

/** Everything read from one document. One JSON object a document, one a line in JSONL. */
export interface Record {
  readonly readout: 1;
  readonly made: Made;
  readonly document: Document;
  readonly entities: readonly Entity[];
  readonly statements: readonly Statement[];
  readonly events: readonly Event[];
  readonly times: readonly Time[];
  readonly places: readonly Place[];
  readonly problems: readonly Problem[];
}
