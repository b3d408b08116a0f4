import type { EventType, Form, SpeakerKind } from "../record.ts";

/** Somebody in an item, as it is kept: the actor of the library is looked up when it is shown, since users join and part actors. */
export interface ShownParty {
  readonly name: string;
  readonly role: string | null;
  readonly country: string | null;
  /** The id of the entity in its record. */
  readonly entity: string | null;
}

/** What a search result shows of an item, kept beside it so that no record has to be opened. */
export interface Shown {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly confidence: number | null;
  /** Countries of those and of the places in it, ISO 3166 alpha-3. */
  readonly countries: readonly string[];
  readonly statement: {
    readonly speaker: readonly ShownParty[];
    readonly speakerKind: SpeakerKind;
    readonly addressee: readonly ShownParty[];
    readonly form: Form;
    readonly cue: string | null;
    readonly said: boolean;
  } | null;
  readonly event: {
    readonly type: EventType;
    readonly mode: string | null;
    readonly status: "actual" | "future" | "possible" | "negated";
    readonly trigger: string;
    readonly actors: readonly ShownParty[];
    readonly recipients: readonly ShownParty[];
    readonly source: readonly ShownParty[] | null;
    readonly place: { readonly name: string; readonly country: string | null } | null;
    readonly time: { readonly words: string; readonly value: string | null } | null;
  } | null;
}
