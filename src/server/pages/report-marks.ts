import type { Voices } from "../../export/voices.ts";
import type { Event, Record, Span, Statement } from "../../record.ts";
import { findLayout } from "../../text/find-layout.ts";
import { trimmedSpan } from "./report-segments.ts";

/** Something that is shown in the text of a report at `from` to `to`. */
export interface Mark extends Span {
  readonly kind: "removed" | "said" | "quoted" | "speaker" | "cue" | "event" | "name";
  /** The statement or event that it belongs to; `null` for what is neither. */
  readonly item: string | null;
  /** Classes of its look: form, voice, confidence. */
  readonly look: string;
  /** The label that stands after it; "" for none. */
  readonly label: string;
  /** Who begins to speak here: classes and letters for the rail. Empty but for what is said. */
  readonly speaks: readonly { readonly letter: string; readonly look: string }[];
  /** Who is meant, where the words do not say it themselves; why, for what was removed. */
  readonly title: string | null;
}

/** The class that gives the colour of a voice; there are eight, then they come again. */
export function voiceClass(colour: number | null): string {
  return colour === null ? "voice-unknown" : `voice-${colour % 8}`;
}

const BARE = { item: null, look: "", label: "", speaks: [], title: null } as const;

/** All that is marked in the text of a report, without the white space at its ends. */
export function findMarks(record: Record, voices: Voices): Mark[] {
  const { document, entities, statements, events } = record;
  const marks: Mark[] = document.removed.map(({ from, to, reason }) => ({
    ...BARE,
    from,
    to,
    kind: "removed",
    title: `Not part of the story: ${reason}`,
  }));
  if (statements.some(({ form }) => form === "mixed")) {
    for (const { from, to } of findLayout(document).quotations) marks.push({ ...BARE, from, to, kind: "quoted" });
  }
  for (const statement of statements) marks.push(...statementMarks(statement, voices));
  for (const event of events) marks.push(...eventMarks(event));
  for (const { name, mentions } of entities) {
    for (const { from, to, kind } of mentions) {
      const title = kind === "name" ? null : name;
      marks.push({ ...BARE, from, to, kind: "name", look: kind, title });
    }
  }
  return marks.map((mark) => ({ ...mark, ...trimmedSpan(document.text, mark) }));
}

function* statementMarks(statement: Statement, voices: Voices): Generator<Mark> {
  const { id: item, form, said, content, speaker, cue } = statement;
  const speaks = (voices.of.get(item) ?? []).map(({ letter, colour }) => ({ letter, look: voiceClass(colour) }));
  const voice = speaks[0]?.look ?? voiceClass(null);
  const look = `${said ? form : "unsaid"} ${voice}${unsure(statement)}`;
  const last = content.spans.length - 1;
  for (const [part, { from, to }] of content.spans.entries()) {
    const label = part === last ? (voices.labels.get(item) ?? "") : "";
    yield { from, to, kind: "said", item, look, label, speaks, title: null };
  }
  for (const { from, to } of speaker.spans) yield { ...BARE, from, to, kind: "speaker", item, look: voice };
  for (const { from, to } of cue?.spans ?? []) yield { ...BARE, from, to, kind: "cue", item, look: voice };
}

function* eventMarks(event: Event): Generator<Mark> {
  const { id: item, trigger, mentions, status } = event;
  const places = new Map([trigger, ...mentions].map((span) => [`${span.from} ${span.to}`, span]));
  const look = `${status}${unsure(event)}`;
  for (const { from, to } of places.values()) yield { ...BARE, from, to, kind: "event", item, look, label: item };
}

/** What is of low confidence is drawn thinner. */
function unsure({ confidence }: Statement | Event): string {
  return confidence < 0.5 ? " unsure" : "";
}
