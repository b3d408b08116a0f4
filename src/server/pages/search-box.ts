import { html } from "hono/html";

/** The box a query is written in; `order` is kept. */
export function searchBox({
  q,
  order,
  large = false,
  invalid = false,
}: {
  q: string;
  order?: string;
  large?: boolean;
  invalid?: boolean;
}) {
  return html`<form class="search-box${large ? " search-box-large" : ""}" role="search" action="/search">
    <label class="visually-hidden" for="q">Search statements, events and reports</label>
    <input id="q" name="q" type="search" value="${q}" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"${invalid ? html` aria-invalid="true" aria-describedby="query-error"` : ""} placeholder="words, &quot;a phrase&quot;, speaker:name, type:ACCUSE …">
    ${order === undefined || order === "newest" ? "" : html`<input type="hidden" name="order" value="${order}">`}
    <button class="button-main" type="submit">Search</button>
  </form>`;
}
