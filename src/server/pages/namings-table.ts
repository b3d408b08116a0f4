import { html } from "hono/html";
import type { Naming } from "../../store/store.ts";
import { reportAddress } from "./addresses.ts";
import { counted, numberWords } from "./count-words.ts";
import { dayWords } from "./day-words.ts";

const SHOWN = 8;
const OUTLETS = 6;

/** How reports name and describe an actor, in which outlets and when; what most reports say first. */
export function namingsTable(namings: readonly Naming[]) {
  const groups = [...Map.groupBy(namings, ({ name, role }) => JSON.stringify([name, role])).values()];
  const size = (group: readonly Naming[]) => group.reduce((sum, { reports }) => sum + reports, 0);
  groups.sort((a, b) => size(b) - size(a));
  const list = (groups: readonly Naming[][]) => html`<ul class="namings">${groups.map(namingGroup)}</ul>`;
  const rest = groups.slice(SHOWN);
  return html`<section aria-labelledby="namings-heading">
    <h2 id="namings-heading">As reports describe it</h2>
    ${groups.length === 0 ? html`<p class="muted">No report has this actor now.</p>` : list(groups.slice(0, SHOWN))}
    ${rest.length === 0 ? "" : html`<details><summary class="small">${counted(rest.length, "other way", "other ways")}</summary>${list(rest)}</details>`}
  </section>`;
}

function namingGroup(group: readonly Naming[]) {
  const [{ name, role }] = group;
  const left = group.length - OUTLETS;
  return html`<li><b>${name}</b>${role === null ? "" : html`, <span class="role">${role}</span>`}
    <ul>${group.slice(0, OUTLETS).map(outletLine)}${left > 0 ? html`<li>and ${counted(left, "other outlet")}</li>` : ""}</ul></li>`;
}

function outletLine({ outlet, reports, first, last, document }: Naming) {
  return html`<li>${outlet ?? "outlet unknown"}, ${stretch(first, last)}: <a href="${reportAddress(document)}">${reports === 1 ? "the report" : `one of ${numberWords(reports)} reports`}</a></li>`;
}

function stretch(first: string | null, last: string | null): string {
  if (first === null || last === null) return "undated";
  const month = (value: string) => dayWords(value.slice(0, 7));
  if (month(first) !== month(last)) return `${month(first)} to ${month(last)}`;
  return first === last ? dayWords(first) : month(first);
}
