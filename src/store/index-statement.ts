import { cueWords, quotation, spannedText } from "../export/statement-text.ts";
import type { Statement } from "../record.ts";
import { stems } from "../text/stems.ts";
import { type Context, countriesOf, entitiesIn } from "./index-context.ts";
import { type IndexItem, parts } from "./index-item.ts";
import { indexWords, namesAs, placeWords } from "./index-words.ts";
import { valueToken } from "./query/tokens.ts";
import { partiesIn } from "./shown-parties.ts";

/** Below this a statement needs a look: where three in ten are wrong somewhere. */
const DOUBTFUL = 0.5;

/** A statement as it is found again. */
export function statementItem(context: Context, statement: Statement): IndexItem {
  const { record, entities } = context;
  const { document } = record;
  const { speaker, addressee, content, cue } = statement;
  const words = quotation(document, statement);
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
  return {
    kind: "statement",
    item: statement.id,
    class: statement.form,
    doubt: speaker.kind === "unknown" ? "unknown speaker" : statement.confidence < DOUBTFUL ? "low confidence" : null,
    shown: {
      text: words,
      from: content.spans[0]?.from ?? 0,
      to: content.spans.at(-1)?.to ?? 0,
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
    ...indexWords(context, stems(words), values, names),
    parts: parts([
      ["speaker", speaker.entities],
      ["addressee", addressee?.entities ?? []],
      ["about", about.map(({ id }) => id)],
    ]),
  };
}
