import { html } from "hono/html";
import { asserterOf, magnitudeText, partiesOf, placeOf, timeOf, wordsOf } from "../../export/event-parts.ts";
import { ACTS, STATUS_WORDS } from "../../export/event-words.ts";
import { whenWords } from "../../export/when-words.ts";
import type { Event, Participant } from "../../record.ts";
import { dayWords } from "./day-words.ts";
import type { Html } from "./layout.ts";
import { type Field, noteLink, partyList, reasonFor, sideList, unknownValue } from "./report-fields.ts";
import type { ReportView } from "./report-view.ts";

const STATUS: { readonly [status in Event["status"]]: string } = {
  actual: "told as a fact",
  future: "planned: told as still to come",
  possible: "possible: told as what may be",
  negated: "not: told as what did not happen",
};

/** The line that a note of an event is folded into. */
export function eventSummary(view: ReportView, event: Event): Html {
  const { index } = view;
  const names = (side: readonly Participant[]) =>
    partiesOf(index, side)
      .map(({ name }) => name)
      .join(", ");
  const actors = names(event.actors);
  const recipients = names(event.recipients);
  const status = STATUS_WORDS[event.status];
  return html`<span class="event-type">${event.type.toLowerCase()}</span> ${status === "" ? "" : html`<span class="chip is-warn">${status}</span>`}
    ${actors === "" ? html`<span class="unknown">actor not told</span>` : html`<b>${actors}</b>`}
    ${recipients === "" ? "" : html`<span class="arrow" role="img" aria-label="to">→</span> ${recipients}`}`;
}

/** What is known of an event, in the order of a note. */
export function eventFields(view: ReportView, event: Event): Field[] {
  const { type, mode, quad, actors, recipients, why, magnitude, mentions, trigger, status } = event;
  const side = (parties: readonly Participant[], field: string) =>
    parties.length === 0 ? unknownValue(why?.[field]) : sideList(view, parties);
  const told = mentions.filter(({ from }) => from !== trigger.from).map((span) => wordsOf(view.index, span));
  return [
    { name: "Who", mends: "actors", value: side(actors, "actors") },
    {
      name: "Act",
      mends: "type",
      value: html`<q class="words-of">${wordsOf(view.index, trigger)}</q> — ${ACTS[type]}<br><span class="muted">${[type, mode, quad].filter((part) => part !== null).join(" · ")}</span>`,
    },
    { name: "To whom", mends: "recipients", value: side(recipients, "recipients") },
    { name: "Asserted by", mends: "assertedBy", value: asserter(view, event) },
    { name: "Status", mends: "status", value: html`${STATUS[status]}` },
    { name: "When", mends: "time", value: when(view, event) },
    { name: "Where", mends: "place", value: where(view, event) },
    ...(magnitude.length === 0 ? [] : [{ name: "Counts", mends: null, value: html`${magnitudeText(event)}` }]),
    ...(told.length === 0
      ? []
      : [
          {
            name: "Also told",
            mends: null,
            value: html`as ${told.map((words, k) => html`${k > 0 ? ", " : ""}<q class="words-of">${words}</q>`)}`,
          },
        ]),
  ];
}

function asserter(view: ReportView, event: Event): Html {
  const { assertedBy } = event;
  if (assertedBy.voice === "reporter") return html`the reporter, in the report’s own voice`;
  const { statement, entities, spans } = assertedBy;
  const link =
    statement === null ? "" : html` (${noteLink(statement, view.voices.labels.get(statement) ?? statement)})`;
  const known = asserterOf(view.index, event).names.length > 0;
  return html`${known ? partyList(view, entities, spans) : unknownValue(reasonFor(event.why, "assertedBy") ?? "a source that is not told")}${link}`;
}

/** The value, how finely it is known, the words it was read from and how. */
function when(view: ReportView, event: Event): Html {
  const { time, words } = timeOf(view.index, event);
  if (words === "") return unknownValue(event.why?.time ?? "the report tells no time of it");
  const value = time && whenWords(time.value);
  const said = html`<q class="words-of">${words}</q>`;
  if (!time || value === null) {
    const why = reasonFor(time?.why, "value", "basis") ?? event.why?.time ?? null;
    return html`${said}${why ? html`<span class="reason"> — ${why}</span>` : ""}`;
  }
  const fine = time.precision === null ? "" : html`, to the ${time.precision}`;
  return html`<time datetime="${time.value}">${dayWords(value)}</time><span class="muted">${fine}; from ${said}${time.basis === null ? "" : html`: ${time.basis}`}</span>`;
}

function where(view: ReportView, event: Event): Html {
  const { place, words } = placeOf(view.index, event);
  if (words === "") return unknownValue(event.why?.place ?? "the report tells no place of it");
  if (place === null) return html`<q class="words-of">${words}</q>`;
  const within = [...place.admin, place.country].filter((part) => part !== null && part !== "");
  const why = reasonFor(place.why, "geonames");
  return html`${place.name}<span class="muted">${within.map((part) => html`, ${part}`)}${place.name === words ? "" : html`; from <q class="words-of">${words}</q>`}</span>${why ? html`<span class="reason"> — ${why}</span>` : ""}`;
}
