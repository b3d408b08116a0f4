import { html } from "hono/html";

/** Where the list begins again and where it goes on; nothing where it is all on one page. `address` gives the page that a cursor begins. */
export function pager(address: (cursor: string | null) => string, cursor: string | null, next: string | null) {
  if (cursor === null && next === null) return "";
  return html`<nav class="pager" aria-label="Parts of the list">
    ${cursor === null ? html`<span></span>` : html`<a href="${address(null)}">← From the beginning</a>`}
    ${next === null ? html`<span class="muted">End of the list</span>` : html`<a rel="next" href="${address(next)}">Further →</a>`}
  </nav>`;
}
