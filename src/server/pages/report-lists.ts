import { html } from "hono/html";
import { confidenceWords } from "../../export/confidence-words.ts";
import { partiesOf, wordsOf } from "../../export/event-parts.ts";
import { cueWords, namesOf, quotation } from "../../export/statement-text.ts";
import type { Event, Participant, Statement } from "../../record.ts";
import type { Html } from "./layout.ts";
import { speakerWords } from "./report-statement.ts";
import { partAddress, type ReportView } from "./report-view.ts";

/** Everything that is marked in the text once more, as tables: for those who do not see the marks, and for reading down. */
export function reportLists(view: ReportView): Html {
  return html`${statementTable(view)}${eventTable(view)}`;
}

function statementTable(view: ReportView): Html {
  const { statements } = view.record;
  return section(
    view,
    "statements",
    `Statements (${statements.length})`,
    "No statements were found in this report.",
    statements.length,
    html`
<thead><tr><th scope="col"><span class="visually-hidden">Label</span></th><th scope="col">Who</th><th scope="col">What is said</th><th scope="col">To</th><th scope="col">Form</th><th scope="col" class="num">Confidence</th></tr></thead>
<tbody>${statements.map((statement) => statementRow(view, statement))}</tbody>`,
  );
}

function statementRow(view: ReportView, statement: Statement): Html {
  const { record, voices, index } = view;
  const { id, cue, addressee, form, said, confidence } = statement;
  const who = speakerWords(view, statement);
  return html`<tr>
<th scope="row"><a href="#${id}">${voices.labels.get(id) ?? id}</a></th>
<td>${who ?? html`<span class="unknown">unknown</span>`}${cue === null ? "" : html` <span class="muted">${cueWords(record.document, cue)}</span>`}</td>
<td class="reading">${quotation(record.document, statement)}</td>
<td>${addressee === null ? "" : namesOf(record.document, index.entities, addressee).join(" and ")}</td>
<td>${said ? form : "not said"}</td>
<td class="num">${confidenceWords(confidence)}</td></tr>`;
}

function eventTable(view: ReportView): Html {
  const { events } = view.record;
  return section(
    view,
    "events",
    `Events (${events.length})`,
    "No events were found in this report.",
    events.length,
    html`
<thead><tr><th scope="col"><span class="visually-hidden">Label</span></th><th scope="col">Who</th><th scope="col">Act</th><th scope="col">To whom</th><th scope="col">When</th><th scope="col">Where</th><th scope="col">On whose word</th><th scope="col" class="num">Confidence</th></tr></thead>
<tbody>${events.map((event) => eventRow(view, event))}</tbody>`,
  );
}

function eventRow(view: ReportView, event: Event): Html {
  const { index } = view;
  const { act, code, when, where, source } = view.eventWords(event);
  const side = (parties: readonly Participant[]) =>
    parties.length === 0
      ? html`<span class="unknown">not told</span>`
      : partiesOf(index, parties)
          .map(({ name }) => name)
          .join("; ");
  return html`<tr>
<th scope="row"><a href="#${event.id}">${event.id}</a></th>
<td>${side(event.actors)}</td>
<td>${act} <span class="muted">${code}, <q class="words-of">${wordsOf(index, event.trigger)}</q></span></td>
<td>${side(event.recipients)}</td>
<td>${when}</td><td>${where}</td><td>${source}</td>
<td class="num">${confidenceWords(event.confidence)}</td></tr>`;
}

function section(view: ReportView, id: string, title: string, none: string, count: number, rows: Html): Html {
  return html`<section class="report-list" aria-labelledby="${id}"><h2 id="${id}">${title}</h2>
${count === 0 ? "" : html`<p class="list-data no-print"><a href="${partAddress(view, `${id}.csv`)}">as CSV</a></p>`}
${count === 0 ? html`<p class="muted">${none}</p>` : html`<div class="scroll-x" tabindex="0" role="group" aria-labelledby="${id}"><table class="rows">${rows}</table></div>`}
</section>`;
}
