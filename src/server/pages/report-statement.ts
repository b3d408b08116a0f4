import { html } from "hono/html";
import { cueWords, namesOf } from "../../export/statement-text.ts";
import type { Form, SpeakerKind, Statement } from "../../record.ts";
import type { Html } from "./layout.ts";
import { type Field, noteLink, partyList, reasonFor, unknownValue } from "./report-fields.ts";
import type { ReportView } from "./report-view.ts";

const FORMS: { readonly [form in Form]: string } = {
  direct: "direct, in the speaker’s own words",
  indirect: "indirect, in the reporter’s words",
  mixed: "mixed, in part in the speaker’s own words",
};

/** What is said of a speaker whom the report does not name. */
export const KIND_WORDS: { readonly [kind in SpeakerKind]: string } = {
  named: "named",
  role: "not named",
  anonymous: "not to be named",
  group: "several, not named",
  document: "a document",
  unknown: "unknown",
};

/** Who speaks, as text: the names, or the words of the report; `null` where it is unknown. */
export function speakerWords({ record, index }: ReportView, { speaker }: Statement): string | null {
  if (speaker.kind === "unknown") return null;
  return namesOf(record.document, index.entities, speaker).join(" and ") || null;
}

/** Why a speaker is unknown, as far as the record tells. */
export function speakerReason({ speaker, why }: Statement): string | null {
  return reasonFor(speaker.why, "entities", "kind") ?? reasonFor(why, "speaker");
}

/** The line that a note of a statement is folded into. */
export function statementSummary(view: ReportView, statement: Statement): Html {
  const { cue, addressee, said } = statement;
  const { document } = view.record;
  const to = addressee && namesOf(document, view.index.entities, addressee).join(" and ");
  const who = speakerWords(view, statement);
  const words = cue && cueWords(document, cue).toLowerCase();
  return html`${who === null ? html`<span class="unknown">Speaker unknown</span>` : html`<b>${who}</b>`}
    ${words ? html`<span class="note-cue">${words}</span>` : ""} ${to ? html`<span class="note-to">to ${to}</span>` : ""}
    ${said ? "" : html`<span class="chip is-warn">not said</span>`}`;
}

/** What is known of a statement, in the order of a note. */
export function statementFields(view: ReportView, statement: Statement): Field[] {
  const { record, voices } = view;
  const { speaker, cue, form, addressee, said, continues, within, why } = statement;
  const label = (id: string) => noteLink(id, voices.labels.get(id) ?? id);
  const unknown = speaker.kind === "unknown";
  const kind =
    speaker.kind === "named" || unknown ? "" : html`<span class="muted">, ${KIND_WORDS[speaker.kind]}</span>`;
  return [
    {
      name: "Who",
      mends: "speaker",
      value: unknown
        ? unknownValue(speakerReason(statement))
        : html`${partyList(view, speaker.entities, speaker.spans)}${kind}`,
    },
    {
      name: "Cue",
      mends: null,
      value:
        cue === null
          ? html`<span class="unknown">none</span><span class="reason"> — ${why?.cue ?? (continues === null ? "no words of saying stand with it" : "it goes on from before")}</span>`
          : html`<q class="words-of">${cueWords(record.document, cue)}</q><span class="muted"> · ${cue.class}</span>`,
    },
    { name: "Form", mends: "form", value: html`${FORMS[form]}` },
    ...(said ? [] : [{ name: "Said", mends: "said", value: html`no: reported as <em>not</em> said` }]),
    ...(addressee === null
      ? []
      : [{ name: "To", mends: "addressee", value: partyList(view, addressee.entities, addressee.spans) }]),
    ...(continues === null ? [] : [{ name: "Goes on", mends: null, value: html`from ${label(continues)}` }]),
    ...(within === null ? [] : [{ name: "Within", mends: null, value: html`the words of ${label(within)}` }]),
  ];
}
