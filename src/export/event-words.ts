import type { Event, EventType, Participant, Record } from "../record.ts";
import { asserterOf, indexRecord, partiesOf, placeOf, type RecordIndex, timeOf, wordsOf } from "./event-parts.ts";
import { whenWords } from "./when-words.ts";

/** An event in words for a reader; "" for what is not told. What could only be given in the words of the report is in quotation marks. */
export interface EventWords {
  /** The act, with what keeps it from being a fact before it: "attack", "planned: attack", "not: attack". */
  readonly act: string;
  /** PLOVER's code, with its mode: "COERCE arrest". */
  readonly code: string;
  readonly trigger: string;
  readonly actors: string;
  readonly recipients: string;
  readonly when: string;
  readonly where: string;
  /** On whose word it is told: "the reporter", or the source. */
  readonly source: string;
  /** What is counted: "3 dead" as the report words it. */
  readonly counts: string;
}

/** What each type of PLOVER tells, in words that need no codebook. */
export const ACTS: { readonly [type in EventType]: string } = {
  AGREE: "promise, agree",
  CONSULT: "talk, meet",
  SUPPORT: "support",
  CONCEDE: "give way",
  COOPERATE: "work together",
  AID: "give aid",
  RETREAT: "pull back",
  REQUEST: "ask, demand",
  ACCUSE: "blame",
  REJECT: "refuse",
  THREATEN: "threaten",
  PROTEST: "protest",
  SANCTION: "penalise",
  MOBILIZE: "ready forces",
  COERCE: "coerce, arrest",
  ASSAULT: "attack",
};

/** What is said of an event that is not told as a fact. */
export const STATUS_WORDS: { readonly [status in Event["status"]]: string } = {
  actual: "",
  future: "planned",
  possible: "possible",
  negated: "not",
};

/** A reader of the events of `record`. */
export function openEventWords(record: Record): (event: Event) => EventWords {
  const index = indexRecord(record);
  return (event) => {
    const { type, mode, status, trigger, magnitude } = event;
    const time = timeOf(index, event);
    const { place, words: placeWords } = placeOf(index, event);
    const before = STATUS_WORDS[status];
    return {
      act: (before && `${before}: `) + ACTS[type],
      code: mode === null ? type : `${type} ${mode}`,
      trigger: wordsOf(index, trigger),
      actors: sideOf(index, event.actors),
      recipients: sideOf(index, event.recipients),
      when: whenWords(time.time?.value ?? null) ?? quoted(time.words),
      where: place === null ? quoted(placeWords) : withCountry(place.name, place.country),
      source: sourceOf(index, event),
      counts: magnitude.map((one) => (COUNTED[one.what] ?? `${one.what}: `) + wordsOf(index, one)).join(", "),
    };
  };
}

// Of these the words of the report say what is counted.
const COUNTED: { readonly [what: string]: string } = { money: "", people: "" };

/** Whose word `event` is, in words; "unknown" for a source that is not told. */
function sourceOf(index: RecordIndex, event: Event): string {
  if (event.assertedBy.voice === "reporter") return "the reporter";
  return joined(asserterOf(index, event).names) || "unknown";
}

function sideOf(index: RecordIndex, side: readonly Participant[]): string {
  return joined(
    partiesOf(index, side).map(({ name, entity }) => {
      if (entity === null) return quoted(name);
      // A country needs no code beside its name.
      return withCountry(name, entity.type === "country" ? null : entity.country);
    }),
  );
}

function withCountry(name: string, country: string | null): string {
  return country === null ? name : `${name} (${country})`;
}

function quoted(words: string): string {
  return words && `“${words}”`;
}

/** Several names as one phrase, each once. */
function joined(names: readonly string[]): string {
  const each = [...new Set(names)];
  return each.length < 3 ? each.join(" and ") : `${each.slice(0, -1).join(", ")} and ${each.at(-1)}`;
}
