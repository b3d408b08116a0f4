import type { Record, SpeakerKind, Statement } from "../record.ts";
import { type Entities, entitiesById, namesOf } from "./statement-text.ts";

/** One who speaks in a report, with the letter and colour that stand for them. */
export interface Voice {
  /** A, B … Z, AA …; "?" for the unknown. */
  readonly letter: string;
  readonly name: string;
  readonly role: string | null;
  readonly kind: SpeakerKind;
  /** `null` for the unknown, who are not one speaker. */
  readonly colour: number | null;
}

/** The voices of a report in the order they are first heard, and whose each statement is. */
export interface Voices {
  /** Without the unknown one. */
  readonly all: readonly Voice[];
  /** By statement id; never empty. */
  readonly of: ReadonlyMap<string, readonly Voice[]>;
  /** "A3": letter and number of a statement, by its id. */
  readonly labels: ReadonlyMap<string, string>;
}

const UNKNOWN: Voice = { letter: "?", name: "unknown", role: null, kind: "unknown", colour: null };

/**
 * Gives each speaker of `record` a letter and each statement its label. A speaker whom no entity stands for is one
 * voice with others of the same words ("A senior official"); the unknown are never joined into a speaker.
 */
export function findVoices(record: Record): Voices {
  const entities = entitiesById(record);
  const known = new Map<string, Voice>();
  const of = new Map<string, readonly Voice[]>();
  const labels = new Map<string, string>();
  for (const [index, statement] of record.statements.entries()) {
    const voices = speakersOf(record, entities, statement).map(({ key, name, role }) => {
      const voice = known.get(key) ?? {
        letter: letterOf(known.size),
        name,
        role,
        kind: statement.speaker.kind,
        colour: known.size,
      };
      known.set(key, voice);
      return voice;
    });
    of.set(statement.id, voices.length > 0 ? voices : [UNKNOWN]);
    labels.set(statement.id, `${voices.map((voice) => voice.letter).join("+") || "?"}${index + 1}`);
  }
  return { all: [...known.values()], of, labels };
}

function speakersOf({ document }: Record, entities: Entities, { speaker }: Statement) {
  if (speaker.kind === "unknown") return [];
  if (speaker.entities.length > 0) {
    return speaker.entities.map((id) => {
      const entity = entities.get(id);
      return { key: `entity ${id}`, name: entity?.name ?? id, role: entity?.role ?? null };
    });
  }
  return namesOf(document, entities, speaker).map((name) => ({ key: `words ${name.toLowerCase()}`, name, role: null }));
}

function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}
