import type { Event, Statement } from "../record.ts";
import { spannedText } from "../text/spanned-text.ts";
import { isAttribution } from "./attribution.ts";
import type { Side } from "./comparison.ts";
import type { Parties } from "./parties.ts";
import { speakerKeys } from "./speaker-keys.ts";
import { containment, stemVector } from "./stem-weights.ts";
import type { Telling, TellingSentence } from "./telling.ts";
import { type ToldItem, vectorOf } from "./told-item.ts";

/** What a report has of a row, as it is told: `items` are those of the row. */
export function sideOf(item: ToldItem, items: readonly ToldItem[], parties: Parties): Side {
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
      status: item.event.isDenied ? "negated" : event.status,
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
export function speakerNames(telling: Telling, statement: Statement, parties: Parties): readonly string[] {
  return speakerKeys(telling, statement, parties).map(({ name }) => name);
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
  const sources = sentence.statements.filter(
    ({ statement, vector }) =>
      isAttribution(statement) && shared.some((words) => words.size > 0 && containment(words, vector) >= SAID),
  );
  return sources.length === 0
    ? null
    : [...new Set(sources.flatMap(({ statement }) => speakerNames(telling, statement, parties)))];
}
