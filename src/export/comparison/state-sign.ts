import { html } from "hono/html";
import type { Html } from "./html.ts";
import type { State } from "./state-words.ts";

/** What is drawn within the ring of each state; its words stand beside it. */
const DRAWN: { readonly [state in State]: Html } = {
  asserted: html`<circle cx="6" cy="6" r="5" class="full"/>`,
  attributed: html`<circle cx="6" cy="6" r="4.5"/><circle cx="6" cy="6" r="2" class="full"/>`,
  quoted: html`<path d="M2 8 q0-4 3-5.5 M7 8 q0-4 3-5.5"/>`,
  denied: html`<circle cx="6" cy="6" r="4.5"/><path d="M2.8 9.2 9.2 2.8"/>`,
  planned: html`<circle cx="6" cy="6" r="4.5"/>`,
  possible: html`<circle cx="6" cy="6" r="4.5" stroke-dasharray="2 1.5"/>`,
  unclear: html`<path d="M2 6h1M5.5 6h1M9 6h1"/>`,
  absent: html`<path d="M2 6h8"/>`,
};

/** The sign of a state; `x`, `y` place it within another drawing. */
export function stateSign(state: State, at?: { readonly x: number; readonly y: number }): Html {
  const place =
    at === undefined ? html` width="12" height="12"` : html` x="${at.x}" y="${at.y}" width="12" height="12"`;
  return html`<svg class="sign" viewBox="0 0 12 12"${place} aria-hidden="true" focusable="false">${DRAWN[state]}</svg>`;
}
