import type { CueClass, Event, Statement } from "../record.ts";
import { spannedText } from "../text/spanned-text.ts";
import { alignEvents, type EventLink } from "./align-events.ts";
import { alignStatements, type StatementLink } from "./align-statements.ts";
import { findCandidates } from "./candidates.ts";
import type { Side, Told } from "./comparison.ts";
import { Groups } from "./groups.ts";
import type { Parties } from "./parties.ts";
import { containment, cosine, type StemVector, stemVector } from "./stem-weights.ts";
import type { Telling, TellingEvent, TellingSentence, TellingStatement } from "./telling.ts";

/** An item of a telling, or a sentence of it where the record has no item for what it tells. */
export type ToldItem =
  | { readonly telling: Telling; readonly event: TellingEvent }
  | { readonly telling: Telling; readonly statement: TellingStatement }
  | {
      readonly telling: Telling;
      readonly sentence: TellingSentence;
      /** How much it is like what it stands for, 0 to 1. */
      readonly alike: number;
    };

/** A row of `told` with the items behind its sides. */
export interface ToldRow {
  readonly told: Told;
  /** As many as `told.sides`, in the same order. */
  readonly items: readonly ToldItem[];
}

/** A sentence as alike as this may tell the same: it cannot be said that the telling has it not. */
const MAY_TELL = 0.4;
/** So much of the words for an act and its sides in one sentence may tell it as well. */
const WORDS_OF_ACT = 0.8;
/** So much of what was said must be in a sentence that tells it too. */
const WHOLE = 0.65;
/** A sentence as alike as this tells the same. */
export const TELLS = 0.6;

/** All acts and utterances, each once, with the telling or tellings that have it. */
export function findTold(tellings: readonly Telling[], parties: Parties): { rows: ToldRow[]; links: StatementLink[] } {
  const groups = new Groups<Item>();
  const scores = new Map<Item, number>();
  const statementLinks: StatementLink[] = [];
  for (const [i, a] of tellings.entries()) {
    for (const b of tellings.slice(i + 1)) {
      const events = alignEvents(a, b, parties);
      const statements = alignStatements(a, b, parties);
      statementLinks.push(...statements);
      for (const link of [...events, ...statements] as (EventLink | StatementLink)[]) {
        groups.join(link.a, link.b);
        for (const item of [link.a, link.b]) scores.set(item, Math.max(scores.get(item) ?? 0, link.score));
      }
    }
  }
  const rows = [
    ...rowsOf(tellings, groups, ({ events }) => events),
    ...rowsOf(tellings, groups, ({ statements }) => statements),
  ];
  const whole = addSentences(tellings, rows);
  whole.sort((a, b) => a[0].telling.at - b[0].telling.at || fromOf(a[0]) - fromOf(b[0]));
  return { rows: whole.map((items, k) => rowOf(tellings, parties, items, `t${k + 1}`, scores)), links: statementLinks };
}

type Item = TellingEvent | TellingStatement;

function rowsOf(
  tellings: readonly Telling[],
  groups: Groups<Item>,
  itemsOf: (telling: Telling) => readonly Item[],
): ToldItem[][] {
  const owners = new Map<Item, Telling>();
  for (const telling of tellings) for (const item of itemsOf(telling)) owners.set(item, telling);
  return groups.of([...owners.keys()]).map((items) =>
    items.map((item): ToldItem => {
      const telling = owners.get(item)!;
      return "event" in item ? { telling, event: item } : { telling, statement: item };
    }),
  );
}

/** Where a telling has no item of a row but a sentence that tells the same, or may, that sentence is its side. */
function addSentences(tellings: readonly Telling[], rows: readonly ToldItem[][]): ToldItem[][] {
  const vectors = rows.map((items) => vectorOf(items[0]));
  const acts = rows.map((items) => items.flatMap((item) => ("event" in item ? [actOf(item.telling, item.event)] : [])));
  const added = rows.map((items) => [...items]);
  for (const telling of tellings) {
    const candidates = findCandidates(
      vectors,
      telling.sentences.map(({ vector }) => vector),
    );
    for (const [k, items] of rows.entries()) {
      if (items.some((item) => item.telling === telling)) continue;
      let best: { sentence: TellingSentence; alike: number } | null = null;
      for (const at of candidates[k].keys()) {
        const sentence = telling.sentences[at];
        const alike = likeness(items, acts[k], sentence);
        if (alike >= MAY_TELL && alike > (best?.alike ?? 0)) best = { sentence, alike };
      }
      if (best !== null) added[k].push({ telling, ...best });
    }
  }
  return added;
}

/** How much a sentence tells what the items of a row tell, 0 to 1. */
function likeness(items: readonly ToldItem[], acts: readonly Act[], sentence: TellingSentence): number {
  const like = Math.max(...items.map((item) => cosine(vectorOf(item), sentence.vector)));
  const hasWords = acts.some(({ words }) => words.size > 1 && containment(words, sentence.vector) >= WORDS_OF_ACT);
  const alike = hasWords ? Math.max(like, MAY_TELL) : like;
  // "closed the strait" is much like "reopened the strait": what tells most must be there, of an act the word for it.
  const isWhole =
    acts.length > 0
      ? acts.some(({ trigger }) => [...trigger].every((stem) => sentence.vector.has(stem)))
      : items.some((item) => containment(vectorOf(item), sentence.vector) >= WHOLE);
  return isWhole ? alike : Math.min(alike, TELLS - 0.01);
}

interface Act {
  /** The words for it and its sides. */
  readonly words: StemVector;
  readonly trigger: readonly string[];
}

function actOf({ document, weights }: Telling, { event, trigger }: TellingEvent): Act {
  const sides = [...event.actors, ...event.recipients].flatMap(({ spans }) => spans);
  return {
    words: stemVector(`${trigger} ${spannedText(document, sides)}`, weights),
    trigger: [...stemVector(trigger, weights).keys()],
  };
}

export function vectorOf(item: ToldItem): StemVector {
  return "event" in item ? item.event.vector : "statement" in item ? item.statement.vector : item.sentence.vector;
}

function fromOf(item: ToldItem): number {
  if ("event" in item) return item.event.event.trigger.from;
  return "statement" in item ? (item.statement.statement.content.spans[0]?.from ?? 0) : item.sentence.from;
}

function rowOf(
  tellings: readonly Telling[],
  parties: Parties,
  items: readonly ToldItem[],
  id: string,
  scores: ReadonlyMap<Item, number>,
): ToldRow {
  const sure = items.filter((item) => !("sentence" in item) || item.alike >= TELLS);
  const sorted = sure.sort((a, b) => a.telling.at - b.telling.at || fromOf(a) - fromOf(b));
  const first = items.find((item) => !("sentence" in item))!;
  const own = sorted.flatMap((item): Item[] =>
    "event" in item ? [item.event] : "statement" in item ? [item.statement] : [],
  );
  const linked = own.flatMap((item) => scores.get(item) ?? []);
  return {
    items: sorted,
    told: {
      id,
      kind: "event" in first ? "event" : "statement",
      type: "event" in first ? first.event.event.type : null,
      sides: sorted.map((item) => sideOf(item, sorted, parties)),
      unclearIn: items.filter((item) => !sure.includes(item)).map(({ telling }) => telling.document.id),
      notFoundIn: tellings
        .filter((telling) => !items.some((item) => item.telling === telling))
        .map(({ document }) => document.id),
      confidence:
        linked.length > 0
          ? Math.max(...linked)
          : sorted.length > 1
            ? Math.max(...sorted.map((item) => ("sentence" in item ? item.alike : 0)))
            : null,
    },
  };
}

function sideOf(item: ToldItem, items: readonly ToldItem[], parties: Parties): Side {
  const { telling } = item;
  const document = telling.document.id;
  if ("event" in item) {
    const { event } = item.event;
    const { from, to } = event.sentence;
    return {
      document,
      spans: event.mentions,
      item: event.id,
      text: telling.document.text.slice(from, to),
      source: sourceOf(telling, event, parties),
      status: isDenied(telling, event) ? "negated" : event.status,
      speaker: null,
      form: null,
    };
  }
  if ("statement" in item) {
    const { statement, text } = item.statement;
    const speaker = speakerNames(telling, statement, parties);
    return {
      document,
      spans: statement.content.spans,
      item: statement.id,
      text,
      source: null,
      status: null,
      speaker,
      form: statement.form,
    };
  }
  const { from, to } = item.sentence;
  const source = sourceOfSentence(item, items, parties);
  return {
    document,
    spans: [{ from, to }],
    item: null,
    text: telling.document.text.slice(from, to),
    source,
    status: null,
    speaker: source,
    form: null,
  };
}

/** Whose word an event is: `null` the reporter's; an empty list, a source that is not told. */
export function sourceOf(telling: Telling, { assertedBy }: Event, parties: Parties): readonly string[] | null {
  if (assertedBy.voice === "reporter") return null;
  const names = assertedBy.entities.map(
    (id) => parties.of(telling.at, id)?.name ?? telling.entities.get(id)?.name ?? id,
  );
  const words = spannedText(telling.document, assertedBy.spans);
  return names.length > 0 || words === "" ? names : [words];
}

/** Who says a statement, by the names that all tellings have for them; else in the words of the report. */
export function speakerNames(telling: Telling, { speaker }: Statement, parties: Parties): readonly string[] {
  const names = speaker.entities.map((id) => parties.of(telling.at, id)?.name ?? id);
  const words = spannedText(telling.document, speaker.spans);
  return names.length > 0 || words === "" ? names : [words];
}

/** So much of what a sentence shares with an item stands in what somebody says. */
const SAID = 0.6;

/** Whose word a sentence is for what it shares with the items of a row: `null` the reporter's. */
function sourceOfSentence(
  { telling, sentence }: Extract<ToldItem, { sentence: TellingSentence }>,
  items: readonly ToldItem[],
  parties: Parties,
): readonly string[] | null {
  const shared = items.flatMap((item) => {
    if ("sentence" in item) return [];
    // Of an act the word for it is what counts, not who does it.
    const words = "event" in item ? stemVector(item.event.trigger, telling.weights) : vectorOf(item);
    return [new Map([...words].filter(([stem]) => sentence.vector.has(stem)))];
  });
  const sources = sentence.statements.filter((statement) => {
    const said = telling.statements.find((one) => one.statement === statement)!;
    return (
      isAttribution(statement) && shared.some((words) => words.size > 0 && containment(words, said.vector) >= SAID)
    );
  });
  return sources.length === 0
    ? null
    : [...new Set(sources.flatMap((statement) => speakerNames(telling, statement, parties)))];
}

/** Cues that say that their content is not so; "rejected the demand" says nothing of the kind. */
const DENIES: ReadonlySet<string> = new Set(["deny", "dispute", "refute", "contradict", "disavow"]);

/** Does a statement say that its content is not so? */
export function isDenial({ cue, said }: Statement): boolean {
  return said && cue !== null && DENIES.has(cue.lemma);
}

/** Is an act told only as what somebody denies? */
export function isDenied({ record }: Telling, { trigger }: Event): boolean {
  return record.statements.some(
    (statement) =>
      isDenial(statement) && statement.content.spans.some(({ from, to }) => from <= trigger.from && trigger.to <= to),
  );
}

/** Classes of cues that tell of an act or a mind, not of somebody's word for something. */
const NO_WORD: ReadonlySet<CueClass> = new Set(["promise", "believe", "other"]);

/** Does a statement give its content to somebody as their word? */
export function isAttribution({ cue, form }: Statement): boolean {
  return form !== "indirect" || cue === null || !NO_WORD.has(cue.class);
}
