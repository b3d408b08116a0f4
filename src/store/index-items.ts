import {
  asserterOf,
  indexRecord,
  partiesOf,
  placeOf,
  type RecordIndex,
  timeOf,
  wordsOf,
} from "../export/event-parts.ts";
import { cueWords, entitiesById, quotation, spannedText } from "../export/statement-text.ts";
import type { Addressee, Entity, Event, Place, Record, Span, Speaker, Statement } from "../record.ts";
import { stems } from "../text/stems.ts";
import { ANY, GAP, type NameField, nameTokens, valueToken } from "./query/tokens.ts";
import type { Shown, ShownParty } from "./shown.ts";
import type { Doubt, ItemKind, Part } from "./store.ts";
import { openWithin } from "./within.ts";

/** A statement, an event or the report itself, as it is found again. */
export interface IndexItem {
  readonly kind: ItemKind;
  /** `null` for the report. */
  readonly item: string | null;
  /** The type of an event, the form of a statement, `report`. */
  readonly class: string;
  readonly doubt: Doubt | null;
  readonly shown: Shown;
  /** Its words for the index, one space before, between and after them; `query/tokens.ts` tells which. */
  readonly words: string;
  /** It has so many words that the last are not among them. */
  readonly cut: boolean;
  readonly parts: readonly { readonly part: Part; readonly entity: string }[];
}

/** Below these an item needs a look: where three in ten statements, and three in four events, are wrong somewhere. */
const DOUBTFUL = { statement: 0.5, event: 0.2 };

const LEAD = 280;
const MOST_VARIANTS = 8;

/** All items of a record, the report first, then statements and events in the order of the text. */
export function indexItems(record: Record): { readonly items: IndexItem[]; readonly cut: boolean } {
  const context = openContext(record);
  const found = [
    ...record.statements.map((statement) => ({
      at: statement.content.spans[0]?.from ?? 0,
      item: statementItem(context, statement),
    })),
    ...record.events.map((event) => ({ at: event.trigger.from, item: eventItem(context, event) })),
  ];
  found.sort((a, b) => a.at - b.at);
  const items = [reportItem(context), ...found.map(({ item }) => item)];
  return { items, cut: items.some(({ cut }) => cut) };
}

interface Context {
  readonly record: Record;
  readonly index: RecordIndex;
  readonly entities: ReadonlyMap<string, Entity>;
  mentionsIn(spans: readonly Span[]): Entity[];
  placesIn(spans: readonly Span[]): Place[];
  /** Words for the names of an entity. */
  namesOf(entity: Entity): readonly string[];
  readonly outlet: readonly string[];
}

function openContext(record: Record): Context {
  const { text } = record.document;
  const names = new Map<Entity, readonly string[]>();
  const mentionsIn = openWithin(
    record.entities.flatMap((entity) => entity.mentions.map(({ from, to }) => ({ from, to, entity }))),
  );
  return {
    record,
    index: indexRecord(record),
    entities: entitiesById(record),
    mentionsIn: (spans) => [...new Set(mentionsIn(spans).map(({ entity }) => entity))],
    placesIn: openWithin(record.places),
    namesOf(entity) {
      const known = names.get(entity) ?? variantsOf(text, entity);
      names.set(entity, known);
      return known;
    },
    outlet: nameTokens("outlet", record.document.outlet === null ? [] : [record.document.outlet]),
  };
}

/** The wordings that name an entity, the fullest first. */
function variantsOf(text: string, entity: Entity): string[] {
  const variants = new Set([entity.name]);
  for (const { from, to, kind } of entity.mentions) {
    if (variants.size === MOST_VARIANTS) break;
    if (kind === "name") variants.add(text.slice(from, to));
  }
  return [...variants];
}

function statementItem(context: Context, statement: Statement): IndexItem {
  const { record, entities } = context;
  const { document } = record;
  const { speaker, addressee, content, cue } = statement;
  const about = context.mentionsIn(content.spans);
  const places = context.placesIn(content.spans);
  const speakers = entitiesIn(entities, speaker.entities);
  const countries = countriesOf([...speakers, ...about], places);
  const hearers = entitiesIn(entities, addressee?.entities ?? []);
  const values = [
    valueToken("kind", "statement"),
    valueToken("form", statement.form),
    valueToken("said", statement.said ? "yes" : "no"),
    ...countries.map((country) => valueToken("country", country)),
  ];
  const names = [
    ...namesAs(context, "speaker", speakers, spannedText(document, speaker.spans)),
    ...namesAs(context, "to", hearers, spannedText(document, addressee?.spans ?? [])),
    ...namesAs(context, "about", about, ""),
    ...placeWords(places),
  ];
  const { from, to } = { from: content.spans[0]?.from ?? 0, to: content.spans.at(-1)?.to ?? 0 };
  return {
    kind: "statement",
    item: statement.id,
    class: statement.form,
    doubt:
      speaker.kind === "unknown"
        ? "unknown speaker"
        : statement.confidence < DOUBTFUL.statement
          ? "low confidence"
          : null,
    shown: {
      text: quotation(document, statement),
      from,
      to,
      confidence: statement.confidence,
      countries,
      statement: {
        speaker: partiesIn(context, speaker),
        speakerKind: speaker.kind,
        addressee: addressee === null ? [] : partiesIn(context, addressee),
        form: statement.form,
        cue: cue === null ? null : cueWords(document, cue),
        said: statement.said,
      },
      event: null,
    },
    ...stream(context, stems(quotation(document, statement)), values, names),
    parts: parts([
      ["speaker", speaker.entities],
      ["addressee", addressee?.entities ?? []],
      ["about", about.map(({ id }) => id)],
    ]),
  };
}

function eventItem(context: Context, event: Event): IndexItem {
  const { record, index, entities } = context;
  const { place, words: placeText } = placeOf(index, event);
  const { time, words: timeText } = timeOf(index, event);
  const { assertedBy } = event;
  const about = context.mentionsIn([event.sentence]);
  const actors = entitiesIn(entities, ids(event.actors));
  const recipients = entitiesIn(entities, ids(event.recipients));
  const sources = assertedBy.voice === "source" ? entitiesIn(entities, assertedBy.entities) : [];
  const sourceText = assertedBy.voice === "source" ? asserterOf(index, event).words : "";
  const bare = (side: Event["actors"]) =>
    spannedText(
      record.document,
      side.filter(({ entity }) => entity === null).flatMap(({ spans }) => spans),
    );
  const places = place === null ? [] : [place];
  const countries = countriesOf([...actors, ...recipients], places);
  const values = [
    valueToken("kind", "event"),
    valueToken("type", event.type),
    valueToken("status", event.status),
    ...(assertedBy.voice === "reporter" ? [valueToken("voice", "reporter")] : []),
    ...countries.map((country) => valueToken("country", country)),
  ];
  const names = [
    ...namesAs(context, "by", actors, bare(event.actors)),
    ...namesAs(context, "to", recipients, bare(event.recipients)),
    ...namesAs(context, "asserted-by", sources, sourceText),
    ...namesAs(context, "about", about, ""),
    ...placeWords(places),
    GAP,
    ...nameTokens("place", [placeText]),
  ];
  const { from, to } = event.trigger;
  return {
    kind: "event",
    item: event.id,
    class: event.type,
    doubt: event.confidence < DOUBTFUL.event ? "low confidence" : null,
    shown: {
      text: wordsOf(index, event.sentence),
      from,
      to,
      confidence: event.confidence,
      countries,
      statement: null,
      event: {
        type: event.type,
        mode: event.mode,
        status: event.status,
        trigger: wordsOf(index, event.trigger),
        actors: sideOf(index, event.actors),
        recipients: sideOf(index, event.recipients),
        source: assertedBy.voice === "reporter" ? null : partiesIn(context, assertedBy),
        place: placeText === "" ? null : { name: place?.name ?? placeText, country: place?.country ?? null },
        time: timeText === "" ? null : { words: timeText, value: time?.value ?? null },
      },
    },
    ...stream(context, stems(wordsOf(index, event.sentence)), values, names),
    parts: parts([
      ["actor", ids(event.actors)],
      ["recipient", ids(event.recipients)],
      ["source", sources.map(({ id }) => id)],
      ["about", about.map(({ id }) => id)],
    ]),
  };
}

function reportItem(context: Context): IndexItem {
  const { record } = context;
  const { text, title } = record.document;
  const countries = countriesOf(
    record.entities.filter(({ type }) => type === "country"),
    record.places,
  );
  const words = [...stems(title ?? ""), GAP, ...stems(text)];
  const values = [valueToken("kind", "report"), ...countries.map((country) => valueToken("country", country))];
  const lead = text.trimStart();
  const from = text.length - lead.length;
  // The headline of a page is the first paragraph of its text: the beginning that is shown is what follows.
  const body = title !== null && lead.startsWith(title) ? from + title.length : from;
  const start = body + (text.slice(body).length - text.slice(body).trimStart().length);
  const to = endOfWord(text, start + LEAD);
  return {
    kind: "report",
    item: null,
    class: "report",
    doubt: null,
    shown: {
      text: text.slice(start, to).replace(/\s+/g, " "),
      from: start,
      to,
      confidence: null,
      countries,
      statement: null,
      event: null,
    },
    ...stream(context, words, values, placeWords(record.places)),
    parts: [],
  };
}

/** A tsvector of PostgreSQL holds 1 MiB of different words; an item beyond these is found by its first ones only, on both engines. */
const MOST_LETTERS = { text: 450_000, names: 150_000 };

function withinLimit(words: readonly string[], most: number): readonly string[] {
  const seen = new Set<string>();
  let letters = 0;
  for (const [k, word] of words.entries()) {
    if (seen.has(word)) continue;
    seen.add(word);
    letters += word.length;
    if (letters > most) return words.slice(0, k);
  }
  return words;
}

function endOfWord(text: string, at: number): number {
  if (at >= text.length) return text.trimEnd().length;
  const space = text.lastIndexOf(" ", at);
  if (space > at - 40) return space;
  return isLowSurrogate(text.charCodeAt(at)) ? at - 1 : at;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

function stream(
  { outlet }: Context,
  text: readonly string[],
  values: readonly string[],
  names: readonly string[],
): Pick<IndexItem, "words" | "cut"> {
  const about = [...values, GAP, ...outlet, ...names];
  const some = [withinLimit(text, MOST_LETTERS.text), withinLimit(about, MOST_LETTERS.names)];
  return {
    words: ` ${[...some[0], GAP, ...some[1], GAP, ANY].join(" ")} `,
    cut: some[0].length < text.length || some[1].length < about.length,
  };
}

function namesAs(context: Context, field: NameField, entities: readonly Entity[], words: string): string[] {
  const wordings = [...entities.flatMap((entity) => context.namesOf(entity)), ...(words === "" ? [] : [words])];
  return [GAP, ...nameTokens(field, [...new Set(wordings)])];
}

function placeWords(places: readonly Place[]): string[] {
  return [GAP, ...nameTokens("place", [...new Set(places.flatMap(({ name, admin }) => [name, ...admin]))])];
}

function countriesOf(entities: readonly Entity[], places: readonly Place[]): string[] {
  return [...new Set([...entities, ...places].flatMap(({ country }) => country ?? []))];
}

function partiesIn(
  { record, entities }: Context,
  { spans, entities: ids }: Pick<Speaker | Addressee, "spans" | "entities">,
): ShownParty[] {
  const known = entitiesIn(entities, ids).map(({ id, name, role, country }) => ({ name, role, country, entity: id }));
  const words = spannedText(record.document, spans);
  return known.length > 0 || words === "" ? known : [{ name: words, role: null, country: null, entity: null }];
}

function sideOf(index: RecordIndex, side: Event["actors"]): ShownParty[] {
  return partiesOf(index, side).map(({ name, entity }) => ({
    name,
    role: entity?.role ?? null,
    country: entity?.country ?? null,
    entity: entity?.id ?? null,
  }));
}

function entitiesIn(entities: ReadonlyMap<string, Entity>, ids: readonly string[]): Entity[] {
  return ids.flatMap((id) => entities.get(id) ?? []);
}

function ids(side: Event["actors"]): string[] {
  return side.flatMap(({ entity }) => entity ?? []);
}

function parts(all: readonly (readonly [Part, readonly string[]])[]): IndexItem["parts"] {
  return all.flatMap(([part, entities]) => [...new Set(entities)].map((entity) => ({ part, entity })));
}
