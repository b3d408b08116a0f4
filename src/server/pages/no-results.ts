import { html } from "hono/html";
import { parseQuery } from "../../store/query/parse-query.ts";
import type { Query } from "../../store/query/query.ts";
import type { Store } from "../../store/store.ts";
import { searchAddress } from "./addresses.ts";
import { counted } from "./count-words.ts";
import type { Html } from "./layout.ts";
import { writtenClauses } from "./query-clauses.ts";

const MOST_TRIED = 6;

/** Why a query finds nothing: which of its conditions, left out, would let something be found. */
export async function noResults(store: Store, query: Query): Promise<Html> {
  const clauses = writtenClauses(query);
  if (clauses.length === 0) {
    return html`<div class="empty"><p>There is nothing in this library yet.</p><p>Add reports in the terminal: <code>readout add article.html</code></p></div>`;
  }
  const tried = await Promise.all(
    (clauses.length === 1 ? [] : clauses).slice(0, MOST_TRIED).map(async ({ text, without }) => {
      const { total } = await store.search({
        query: parseQuery(without),
        order: "newest",
        facets: false,
        count: "some",
        limit: 1,
        cursor: null,
      });
      return { text, without, total };
    }),
  );
  const has = (...fields: readonly string[]) =>
    query.clauses.flat().some(({ field }) => field !== null && fields.includes(field));
  const finding = tried.filter(({ total }) => total.value > 0);
  return html`<div class="no-results">
    <p>${clauses.length === 1 ? html`Nothing in this library fits <code>${query.text}</code>.` : "Each of these conditions has to hold, and nothing fits them all."}</p>
    ${
      finding.length === 0
        ? ""
        : html`<ul>${finding.map(
            ({ text, without, total }) =>
              html`<li><a href="${searchAddress(without)}">Without <code>${text}</code></a>: ${counted(total, "result")}</li>`,
          )}</ul>`
    }
    <h2>What can be tried</h2>
    <ul>
      <li>Fewer or plainer words, spelt as the reports spell them: each is found in all its forms, and all of them have to be there.</li>
      ${has("speaker", "by", "to") ? html`<li>A name without its field: <code>speaker:</code> finds only those who speak, a bare name also those who are spoken of.</li>` : ""}
      <li><a href="/actors">The list of actors</a>, for how a name is written here.</li>
      ${has("after", "before") ? html`<li>A wider stretch of time: <code>after:</code> and <code>before:</code> leave out what has no date.</li>` : ""}
    </ul>
  </div>`;
}
