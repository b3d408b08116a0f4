import { html } from "hono/html";
import { countryName } from "../../export/country-codes.ts";
import type { Count, Facet, FacetName } from "../../store/store.ts";
import { actWords } from "./act-words.ts";
import { searchAddress } from "./addresses.ts";
import { counted, numberWords } from "./count-words.ts";
import { narrowed, widened } from "./query-clauses.ts";

const TITLES: { readonly [name in FacetName]: string } = {
  kind: "Kind",
  speaker: "Who speaks",
  actor: "Who acts",
  type: "Kind of act",
  status: "Told as",
  form: "Form of speech",
  outlet: "Outlet",
  country: "Country",
  year: "Year",
  source: "On whose word",
};

const WORDS: { readonly [name in FacetName]?: { readonly [value: string]: string } } = {
  kind: { statement: "Statements", event: "Events", report: "Reports" },
  status: { actual: "a fact", future: "planned", possible: "possible", negated: "not happened" },
  source: { reporter: "the reporter" },
};

/** What the results have in common, counted; each value leads to the search narrowed by it, a chosen one back. */
export function facetsView(facets: readonly Facet[], { text, order, total }: FacetsContext) {
  if (facets.every(({ values }) => values.length === 0)) return "";
  return html`<aside class="two-col-side facets" id="narrow" aria-label="Narrow down">
    ${total.more ? html`<p class="small muted">Counted over the ${order === null ? "newest" : "oldest"} ${counted(total.value, "result")}.</p>` : ""}
    ${facets
      .filter(({ values }) => values.length > 0)
      .map(
        ({ name, values }) => html`<section>
          <h2>${TITLES[name]}</h2>
          <ul class="facet">${values.map(({ value, count, query }) => {
            const without = widened(text, query);
            const address = searchAddress(without ?? narrowed(text, query), { order });
            return html`<li><a href="${address}"${without === null ? "" : html` class="is-on"`}>${facetWords(name, value)}${name === "type" && actWords(value) ? html` <span class="muted">${actWords(value)}</span>` : ""}${without === null ? "" : html` ×<span class="visually-hidden"> leave it out</span>`}</a><span class="count">${numberWords(count)}</span></li>`;
          })}</ul>
        </section>`,
      )}
  </aside>`;
}

export interface FacetsContext {
  /** The query as it is written. */
  readonly text: string;
  readonly order: string | null;
  readonly total: Count;
}

function facetWords(name: FacetName, value: string): string {
  if (name === "country") return countryName(value) ?? value;
  return WORDS[name]?.[value] ?? value;
}
