import { html } from "hono/html";
import { confidenceWords } from "../../export/confidence-words.ts";
import { wordsOf } from "../../export/event-parts.ts";
import type { Event, Statement, Why } from "../../record.ts";
import type { PlacedCorrection } from "../../store/store.ts";
import type { Html } from "./layout.ts";
import { sentenceCitation, statementCitation } from "./report-citation.ts";
import { eventFields, eventSummary } from "./report-event.ts";
import type { Field } from "./report-fields.ts";
import { correctionChip, correctionList, fieldWords, fixForm, type ItemName } from "./report-fix.ts";
import { voiceClass } from "./report-marks.ts";
import { speakerWords, statementFields, statementSummary } from "./report-statement.ts";
import type { ReportView } from "./report-view.ts";

/** A note in the margin, and where in the text it belongs. */
export interface Note {
  readonly at: number;
  readonly kind: ItemName;
  readonly html: Html;
}

/** The notes of a report in reading order. */
export function reportNotes(view: ReportView): Note[] {
  const { statements, events } = view.record;
  const notes: Note[] = [
    ...statements.map((statement) => ({
      at: statement.content.spans[0]?.from ?? 0,
      kind: "statement" as const,
      html: statementNote(view, statement),
    })),
    ...events.map((event) => ({ at: event.trigger.from, kind: "event" as const, html: eventNote(view, event) })),
  ];
  return notes.sort((a, b) => a.at - b.at);
}

function statementNote(view: ReportView, statement: Statement): Html {
  const { id, confidence, why, speaker } = statement;
  const [first] = view.voices.of.get(id) ?? [];
  return noteView(view, {
    id,
    kind: "statement",
    look: voiceClass(first?.colour ?? null),
    label: view.voices.labels.get(id) ?? id,
    summary: statementSummary(view, statement),
    fields: statementFields(view, statement),
    confidence,
    why: { ...speaker.why, ...why },
    parties: [...speaker.entities, ...(statement.addressee?.entities ?? [])],
    citation: statementCitation(view.record, statement, speakerWords(view, statement)),
  });
}

function eventNote(view: ReportView, event: Event): Html {
  const { id, confidence, why, actors, recipients } = event;
  return noteView(view, {
    id,
    kind: "event",
    look: "event-note",
    label: id,
    summary: eventSummary(view, event),
    fields: eventFields(view, event),
    confidence,
    why: why ?? {},
    parties: [...actors, ...recipients].flatMap(({ entity }) => entity ?? []),
    citation: sentenceCitation(view.record, wordsOf(view.index, event.sentence)),
  });
}

interface NoteParts {
  readonly id: string;
  readonly kind: ItemName;
  readonly look: string;
  readonly label: string;
  readonly summary: Html;
  readonly fields: readonly Field[];
  readonly confidence: number;
  readonly why: Why;
  readonly parties: readonly string[];
  readonly citation: string;
}

/** The id stands within what is folded: a browser that is led to it unfolds the note by itself. */
function noteView(view: ReportView, parts: NoteParts): Html {
  const { id, kind, look, label, summary, fields, citation } = parts;
  const placed = view.corrections.get(id) ?? [];
  return html`<details class="note ${look}" name="note" data-item="${id}">
<summary><span class="badge">${label}</span><span class="note-line" id="${id}-note">${summary} ${correctionChip(placed)}</span>${sureness(parts.confidence, false)}</summary>
<div class="note-body" id="${id}">
<dl>${fields.map((field) => fieldView(field, placed))}<div><dt>Confidence</dt><dd>${sureness(parts.confidence, true)}</dd></div></dl>
${correctionList(placed)}
${whyView(view, parts)}
<div class="note-does"><a class="button-quiet" href="#${id}" title="The address of this note">#${id}</a><button class="button-quiet js-only" type="button" data-cite="${citation}">Copy</button>${fixForm(view, id, kind)}</div>
</div></details>`;
}

/** A field with what the record has; what a reader put in its place stands beside it. */
function fieldView({ name, value, mends }: Field, placed: readonly PlacedCorrection[]): Html {
  const mended = placed.filter(
    ({ correction }) => correction.verdict === "mend" && correction.field === mends && mends !== null,
  );
  const beside = mended.map(
    ({ correction }) => html` <span class="mended">a reader: <ins>${correction.value}</ins></span>`,
  );
  return html`<div><dt>${name}</dt><dd>${value}${beside}</dd></div>`;
}

function sureness(confidence: number, whole: boolean): Html {
  const words = confidenceWords(confidence);
  const [word] = words.split(" ");
  if (!whole && word === "high") return html``;
  return html`<span class="confidence is-${word}">${whole ? words : html`<span class="visually-hidden">confidence </span>${word}`}</span>`;
}

/** How it came to be read as it is: what each stage kept, then the reasons for what is not known, then what read it. */
function whyView({ stored, record, index }: ReportView, { id, why, parties }: NoteParts): Html {
  const { reasons } = stored.kept;
  const kept = reasons[id] ?? [];
  const given = new Set(kept.map(({ field }) => field));
  const missing = Object.entries(why).filter(
    ([field, because]) => !given.has(field) && !kept.some((each) => each.because === because),
  );
  const of = [...new Set(parties)].flatMap((party) =>
    (reasons[party] ?? [])
      .filter(({ because }) => because)
      .map(({ field, because }) => ({ field: `${field} of ${index.entities.get(party)?.name ?? party}`, because })),
  );
  const lines = [...kept, ...missing.map(([field, because]) => ({ field, because })), ...of];
  const { name, sha256 } = record.made.model;
  return html`<details class="why"><summary>Why</summary>
<dl>${lines.map(({ field, because }) => html`<div><dt>${fieldWords(field)}</dt><dd>${because}</dd></div>`)}
<div><dt>read by</dt><dd>${name} <code title="${sha256}">${sha256.slice(0, 8)}</code>, Readout ${record.made.version}</dd></div></dl></details>`;
}
