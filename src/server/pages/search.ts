import type { Context } from "hono";
import { html } from "hono/html";
import type { Query } from "../../store/query/query.ts";
import type { Result, SearchPage } from "../../store/store.ts";
import { names } from "../../text/stems.ts";
import type { AppEnv } from "../app-env.ts";
import { actorAddress, addressOf, searchAddress } from "./addresses.ts";
import { counted } from "./count-words.ts";
import { dataAddresses, dataLinks } from "./data-links.ts";
import { facetsView } from "./facets.ts";
import { type Html, page } from "./layout.ts";
import { noResults } from "./no-results.ts";
import { pager } from "./pager.ts";
import { writtenClauses } from "./query-clauses.ts";
import { queryErrorView } from "./query-error.ts";
import { readQuery } from "./read-query.ts";
import { resultList } from "./result-view.ts";
import { searchBox } from "./search-box.ts";
import { withTitles } from "./untitled.ts";

const LIMIT = 25;
const MOST_ACTORS = 4;

/** `?q=&order=&cursor=`: statements, events and reports that fit a query, with what they have in common. */
export async function searchPage(context: Context<AppEnv>) {
  const store = context.get("store");
  const q = (context.req.query("q") ?? "").trim();
  const order = context.req.query("order") === "oldest" ? "oldest" : "newest";
  const cursor = context.req.query("cursor") ?? null;
  const { query, error } = readQuery(q);
  const shownOrder = order === "newest" ? null : order;
  const parts = {
    title: q === "" ? "Search" : `${q} · Search`,
    path: searchAddress(q, { order: shownOrder, cursor }),
    query: q,
    wide: true,
    styles: ["views"],
  };
  if (error) {
    const body = html`${searchBox({ q, order, large: true, invalid: true })}${queryErrorView(q, error)}${fields()}`;
    return context.html(page({ ...parts, body: html`<h1 class="visually-hidden">Search</h1>${body}` }), 400);
  }
  const found = await store.search({ query, order, cursor, limit: LIMIT, facets: true, count: "some" });
  const items = await withTitles(store, found.items);
  const body = searchView({
    query,
    found: { ...found, items },
    order,
    cursor,
    actors: cursor === null ? actorsNamed(query, found.items) : "",
    nothing: found.items.length === 0 ? await noResults(store, query) : "",
  });
  return context.html(page({ ...parts, body, alternates: dataAddresses("/search", { q, order: shownOrder }) }));
}

interface SearchView {
  readonly query: Query;
  readonly found: SearchPage;
  readonly order: "newest" | "oldest";
  readonly cursor: string | null;
  readonly actors: Html | "";
  readonly nothing: Html | "";
}

function searchView({ query, found, order, cursor, actors, nothing }: SearchView) {
  const q = query.text;
  const clauses = writtenClauses(query);
  const shownOrder = order === "newest" ? null : order;
  const at = (cursor: string | null) => searchAddress(q, { order: shownOrder, cursor });
  const { total, facets, items, next } = found;
  return html`<h1 class="visually-hidden">Search</h1>
    ${searchBox({ q, order, large: true })}
    ${
      clauses.length === 0
        ? ""
        : html`<ul class="chips" aria-label="Conditions">${clauses.map(
            ({ text, without }) =>
              html`<li class="chip is-on"><code>${text}</code> <a href="${searchAddress(without, { order: shownOrder })}" aria-label="Leave out ${text}">×</a></li>`,
          )}</ul>`
    }
    ${actors}
    <div class="two-col">
      <div class="two-col-main">
        <div class="view-bar">
          <h2 class="view-count">${q === "" ? "All of the library: " : ""}${counted(total, "result")}</h2>
          ${items.length === 0 ? "" : orders(q, order)}
          ${items.length === 0 ? "" : html`<a class="narrow-jump" href="#narrow">Narrow down</a>`}
          <span class="view-links"><a href="${addressOf("/timeline", { q })}">Timeline</a> ${dataLinks("/search", { q, order: shownOrder })}</span>
        </div>
        ${nothing}
        ${items.length === 0 ? "" : resultList(items, { query })}
        ${pager(at, cursor, next)}
      </div>
      ${facetsView(facets, { text: q, order: shownOrder, total })}
    </div>`;
}

function orders(q: string, order: "newest" | "oldest") {
  const choice = (value: "newest" | "oldest", name: string) =>
    html`<a href="${searchAddress(q, { order: value === "newest" ? null : value })}"${value === order ? html` aria-current="true"` : ""}>${name}</a>`;
  return html`<nav class="choices" aria-label="Order">${choice("newest", "Newest")} ${choice("oldest", "Oldest")}</nav>`;
}

/** Those among the results whose name has all words of a query of bare words. */
function actorsNamed({ clauses }: Query, results: readonly Result[]): Html | "" {
  const terms = clauses.flat();
  if (terms.length === 0 || terms.some(({ field, negated }) => field !== null || negated)) return "";
  const asked = terms.flatMap(({ value }) => names(value));
  const parties = results.flatMap(({ statement, event }) => [
    ...(statement ? [statement.speaker, statement.addressee] : []),
    ...(event ? [event.actors, event.recipients, event.source ?? []] : []),
  ]);
  const found = new Map<number, string>();
  for (const { actor, name } of parties.flat()) {
    const own = names(name);
    if (actor !== null && asked.every((word) => own.includes(word))) found.set(actor, name);
  }
  if (found.size === 0) return "";
  return html`<p class="actors-named"><span class="muted">${found.size === 1 ? "Actor of the library" : "Actors of the library"}:</span>
    ${[...found].slice(0, MOST_ACTORS).map(([id, name], index) => html`${index === 0 ? "" : " · "}<a href="${actorAddress(id)}">${name}</a>`)}</p>`;
}

/** The query language in a few lines, for one whose query went wrong. */
function fields() {
  const lines = [
    ['harbour "pumping station"', "words in any form; a phrase word for word"],
    ["speaker:lindvall about:harbour", "who speaks, and of whom or what"],
    ["by:police to:strikers type:COERCE", "who acts on whom, and how"],
    ["status:future asserted-by:minister", "whether it is told as a fact, and on whose word"],
    ["outlet:post country:SWE place:vessen", "where it is reported, and where it happened"],
    ["after:2031-02 before:2031-05-03", "when it was published"],
    ["kind:statement form:direct said:no", "what kind of result"],
    ["-strike", "not this; a OR b: one of both"],
  ];
  return html`<section class="query-help" aria-labelledby="query-help"><h2 id="query-help">What can be asked</h2>
    <dl>${lines.map(([query, means]) => html`<div><dt><code>${query}</code></dt><dd>${means}</dd></div>`)}</dl></section>`;
}
