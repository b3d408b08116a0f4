import { asserterOf, placeOf, timeOf, wordsOf } from "../export/event-parts.ts";
import { spannedText } from "../export/statement-text.ts";
import type { Event } from "../record.ts";
import { stems } from "../text/stems.ts";
import { type Context, countriesOf, entitiesIn } from "./index-context.ts";
import { type IndexItem, parts } from "./index-item.ts";
import { indexWords, namesAs, placeWords } from "./index-words.ts";
import { GAP, nameTokens, valueToken } from "./query/tokens.ts";
import { partiesIn, sideOf } from "./shown-parties.ts";

/** Below this an event needs a look: where three in four are wrong somewhere. */
const DOUBTFUL = 0.2;

/** An event as it is found again. */
export function eventItem(context: Context, event: Event): IndexItem {
  const { record, index, entities } = context;
  const { place, words: placeText } = placeOf(index, event);
  const { time, words: timeText } = timeOf(index, event);
  const { assertedBy } = event;
  const sentence = wordsOf(index, event.sentence);
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
    doubt: event.confidence < DOUBTFUL ? "low confidence" : null,
    shown: {
      text: sentence,
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
    ...indexWords(context, stems(sentence), values, names),
    parts: parts([
      ["actor", ids(event.actors)],
      ["recipient", ids(event.recipients)],
      ["source", sources.map(({ id }) => id)],
      ["about", about.map(({ id }) => id)],
    ]),
  };
}

function ids(side: Event["actors"]): string[] {
  return side.flatMap(({ entity }) => entity ?? []);
}
