import { confidenceWords } from "../export/confidence-words.ts";
import { cueWords, entitiesById, namesOf, quotation } from "../export/statement-text.ts";
import type { Form, Record, SpeakerKind, Statement } from "../record.ts";
import type { ExplainedField } from "./explain-parts.ts";

const FORMS: { readonly [form in Form]: string } = {
  direct: "it is given in the speaker’s own words",
  indirect: "it is given in the reporter’s words",
  mixed: "a part of it is given in the speaker’s own words",
};

const KINDS: { readonly [kind in SpeakerKind]: string } = {
  named: "the report gives a name",
  role: "one person without a name, known by office or relation",
  anonymous: "expressly without a name",
  group: "several without names",
  document: "words on paper, without a named author",
  unknown: "not told",
};

/** The fields of a statement, with what decided each; `because` tells why it has its speaker. */
export function statementFields(record: Record, statement: Statement, because: string | null): ExplainedField[] {
  const { document } = record;
  const entities = entitiesById(record);
  const { form, speaker, cue, addressee, continues, within, said, why } = statement;
  const names = speaker.kind === "unknown" ? "" : namesOf(document, entities, speaker).join(" and ");
  const unknown = speaker.why?.entities ?? speaker.why?.kind ?? why?.speaker ?? null;
  return [
    { field: "speaker", value: names || null, because: because ?? unknown },
    { field: "kind", value: speaker.kind, because: KINDS[speaker.kind] },
    {
      field: "cue",
      value: cue && `“${cueWords(document, cue)}”`,
      because: cue === null ? (why?.cue ?? "no words of saying stand with it") : `a form of “${cue.lemma}”`,
    },
    ...(cue ? [{ field: "class", value: cue.class, because: `by “${cue.lemma}”, as it stands here` }] : []),
    { field: "form", value: form, because: FORMS[form] },
    { field: "content", value: quotation(document, statement), because: why?.content ?? null },
    {
      field: "addressee",
      value: addressee && namesOf(document, entities, addressee).join(" and "),
      because: addressee === null ? (why?.addressee ?? "none is told beside the cue") : (why?.addressee ?? null),
    },
    ...(continues || why?.continues ? [{ field: "continues", value: continues, because: why?.continues ?? null }] : []),
    ...(within || why?.within ? [{ field: "within", value: within, because: why?.within ?? null }] : []),
    {
      field: "said",
      value: said ? "yes" : "no",
      because: said ? null : `“${cue === null ? "" : cueWords(document, cue)}” tells that it was not`,
    },
    { field: "confidence", value: confidenceWords(statement.confidence), because: why?.confidence ?? null },
  ];
}
