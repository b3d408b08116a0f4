import { stringify } from "csv-stringify/sync";
import type { Party, Result } from "../store/store.ts";

/** A result as one line of `readout search --json` has it; `docs/library.md` tells what each field means. */
export function resultData(result: Result): object {
  const { kind, document, version, item, text, from, to, title, outlet, url, published, confidence } = result;
  return {
    document,
    kind,
    item,
    text,
    from,
    to,
    ...partsOf(result),
    title,
    outlet,
    url,
    published,
    confidence,
    version,
  };
}

function partsOf({ statement, event }: Result): object {
  if (statement !== null) {
    const { speaker, addressee, form, cue, said } = statement;
    return { speaker: namesOf(speaker), addressee: namesOf(addressee), form, cue, said };
  }
  if (event === null) return {};
  const { actors, recipients, type, mode, status, source, place, time } = event;
  return {
    actors: namesOf(actors),
    recipients: namesOf(recipients),
    type,
    mode,
    status,
    assertedBy: source && namesOf(source),
    place,
    time,
  };
}

/** The columns of `readout search --csv`, in order. */
export const RESULT_COLUMNS = [
  "kind",
  "text",
  "speaker",
  "addressee",
  "form",
  "cue",
  "said",
  "actors",
  "recipients",
  "type",
  "mode",
  "status",
  "asserted_by",
  "place",
  "place_country",
  "time",
  "time_words",
  "outlet",
  "title",
  "published",
  "url",
  "document",
  "version",
  "item",
  "from",
  "to",
  "confidence",
] as const;

type Row = { readonly [column in (typeof RESULT_COLUMNS)[number]]: string | number | null };

/** The heading line of the table of results, with the line's end. */
export function resultsHeading(): string {
  return stringify([RESULT_COLUMNS as unknown as string[]]);
}

/** A result as a line of CSV, written as the tables of `readout read` are; whose word an event is told on is `reporter` or the names. */
export function resultLine(result: Result): string {
  const { statement, event } = result;
  const row: Row = {
    kind: result.kind,
    text: result.text,
    speaker: listed(statement?.speaker),
    addressee: listed(statement?.addressee),
    form: statement?.form ?? null,
    cue: statement?.cue ?? null,
    said: statement === null ? null : String(statement.said),
    actors: listed(event?.actors),
    recipients: listed(event?.recipients),
    type: event?.type ?? null,
    mode: event?.mode ?? null,
    status: event?.status ?? null,
    asserted_by: event === null ? null : event.source === null ? "reporter" : listed(event.source),
    place: event?.place?.name ?? null,
    place_country: event?.place?.country ?? null,
    time: event?.time?.value ?? null,
    time_words: event?.time?.words ?? null,
    outlet: result.outlet,
    title: result.title,
    published: result.published,
    url: result.url,
    document: result.document,
    version: result.version,
    item: result.item,
    from: result.from,
    to: result.to,
    confidence: result.confidence,
  };
  return stringify([row], { columns: RESULT_COLUMNS as unknown as string[], escape_formulas: true });
}

function namesOf(parties: readonly Party[]): string[] {
  return parties.map(({ name }) => name);
}

function listed(parties: readonly Party[] | undefined): string | null {
  return parties === undefined ? null : namesOf(parties).join("; ");
}
