import { html } from "hono/html";
import type { QueryError } from "../../store/query/query.ts";

/** A query that cannot be understood, with the place and what would be right. */
export function queryErrorView(text: string, { message, from, to }: QueryError) {
  const wrong = text.slice(from, to);
  return html`<div class="notice is-bad" id="query-error" role="alert">
    <p><b>This query cannot be understood.</b> ${message[0]?.toUpperCase()}${message.slice(1)}.</p>
    <pre class="query-wrong"><code>${text.slice(0, from)}<mark>${wrong === "" ? html`<span class="visually-hidden">here</span>` : wrong}</mark>${text.slice(to)}</code></pre>
  </div>`;
}
