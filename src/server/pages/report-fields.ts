import { html } from "hono/html";
import { spannedText } from "../../export/statement-text.ts";
import type { Span, Why } from "../../record.ts";
import { actorAddress } from "./addresses.ts";
import type { Html } from "./layout.ts";
import type { ReportView } from "./report-view.ts";

/** A field of a note: what it is called, what the record has, and by which name it is mended. */
export interface Field {
  readonly name: string;
  readonly value: Html;
  /** As `NewCorrection.field`; `null` for what cannot be mended. */
  readonly mends: string | null;
}

/** "unknown", with the reason that the record gives. */
export function unknownValue(why: string | null | undefined): Html {
  return html`<span class="unknown">unknown</span>${why ? html`<span class="reason"> — ${why}</span>` : ""}`;
}

/** The first of some fields for whose absence a reason was kept. */
export function reasonFor(why: Why | undefined, ...fields: readonly string[]): string | null {
  for (const field of fields) if (why?.[field]) return why[field];
  return null;
}

/** Entities by name, each leading to the actor it is joined with, with role and country; the words of the report where none is known. */
export function partyList({ stored, index, record }: ReportView, ids: readonly string[], spans: readonly Span[]): Html {
  if (ids.length === 0) return html`<q class="words-of">${spannedText(record.document, spans)}</q>`;
  return html`${ids.map((id, k) => {
    const entity = index.entities.get(id);
    const actor = stored.actors[id];
    const name = entity?.name ?? id;
    const described = [entity?.role, entity?.type === "country" ? null : entity?.country].filter(Boolean);
    return html`${k > 0 ? "; " : ""}${
      actor ? html`<a href="${actorAddress(actor.id)}">${name}</a>` : name
    }${described.map((each) => html`<span class="muted">, ${each}</span>`)}`;
  })}`;
}

/** The parts of an event's side one after the other, named or in the words of the report. */
export function sideList(
  view: ReportView,
  side: readonly { readonly spans: readonly Span[]; readonly entity: string | null }[],
): Html {
  return html`${side.map(({ spans, entity }, k) => html`${k > 0 ? "; " : ""}${partyList(view, entity === null ? [] : [entity], spans)}`)}`;
}

/** Leads to another note of the report by its label. */
export function noteLink(id: string, label: string): Html {
  return html`<a href="#${id}">${label}</a>`;
}
