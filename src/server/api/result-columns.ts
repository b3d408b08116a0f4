import type { Party, Result } from "../../store/store.ts";
import type { Columns } from "./formats.ts";

const names = (parties: readonly Party[] | null | undefined): string | null =>
  parties ? parties.map(({ name }) => name).join("; ") : null;

/** The table of what was found; several names are parted by "; ". Its words are those of `readout read --csv`. */
export const RESULT_COLUMNS: Columns<Result> = {
  kind: ({ kind }) => kind,
  text: ({ text }) => text,
  speaker: ({ statement }) => names(statement?.speaker),
  speaker_kind: ({ statement }) => statement?.speakerKind ?? null,
  addressee: ({ statement }) => names(statement?.addressee),
  form: ({ statement }) => statement?.form ?? null,
  cue: ({ statement }) => statement?.cue ?? null,
  said: ({ statement }) => statement?.said ?? null,
  type: ({ event }) => event?.type ?? null,
  mode: ({ event }) => event?.mode ?? null,
  status: ({ event }) => event?.status ?? null,
  trigger: ({ event }) => event?.trigger ?? null,
  actors: ({ event }) => names(event?.actors),
  recipients: ({ event }) => names(event?.recipients),
  asserted_by: ({ event }) => event && (event.source === null ? "reporter" : "source"),
  asserter: ({ event }) => names(event?.source),
  place: ({ event }) => event?.place?.name ?? null,
  place_country: ({ event }) => event?.place?.country ?? null,
  date: ({ event }) => event?.time?.value ?? null,
  date_words: ({ event }) => event?.time?.words ?? null,
  outlet: ({ outlet }) => outlet,
  title: ({ title }) => title,
  published: ({ published }) => published,
  url: ({ url }) => url,
  document: ({ document }) => document,
  version: ({ version }) => version,
  item: ({ item }) => item,
  from: ({ from }) => from,
  to: ({ to }) => to,
  confidence: ({ confidence }) => confidence,
};
