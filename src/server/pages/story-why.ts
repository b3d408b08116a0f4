import { html } from "hono/html";
import { counted } from "./count-words.ts";
import type { Html } from "./layout.ts";

const SHOWN = 8;

/** What holds a story together, as a list: of many reports the first reasons, and how many more there are. */
export function whyList(why: readonly string[]): Html {
  const left = why.length - SHOWN;
  return html`<ul>${why.slice(0, SHOWN).map((reason) => html`<li>${reason}</li>`)}${left > 0 ? html`<li>and ${counted(left, "more reason", "more reasons")} of the same kind</li>` : ""}</ul>`;
}
