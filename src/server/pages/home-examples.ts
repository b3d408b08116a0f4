import type { Facet, FacetName, Store } from "../../store/store.ts";
import { actWords } from "./act-words.ts";
import { readQuery } from "./read-query.ts";

/** A query that has results in this library, and what it asks in plain words. */
export interface Example {
  readonly query: string;
  readonly means: string;
}

/** Queries to begin with, each made from what is in the library: nothing that finds nothing is proposed. */
export async function findExamples(store: Store): Promise<Example[]> {
  const everything = { text: "", clauses: [] };
  const [{ facets }, actors] = await Promise.all([
    store.search({ query: everything, order: "newest", facets: true, count: "some", limit: 1, cursor: null }),
    store.actors({ name: null, limit: 12, cursor: null }),
  ]);
  // The one quoted most is the likeliest that a reader knows the library by.
  const quoted = actors.items
    .filter(({ quotes }) => quotes.value > 0)
    .sort((a, b) => b.quotes.value - a.quotes.value)[0];
  const spokenOf =
    quoted &&
    (await store.neighbours(quoted.id)).find(
      ({ from, to, kind }) => kind === "says-about" && from.id === quoted.id && to.id !== quoted.id,
    );
  const type = commonest(facets, "type");
  const outlet = commonest(facets, "outlet");
  const proposed = [
    quoted && { query: named("speaker", quoted.name), means: `what ${quoted.name} said` },
    spokenOf && {
      query: `${named("speaker", quoted.name)} ${named("about", spokenOf.to.name)}`,
      means: `what ${quoted.name} said about ${spokenOf.to.name}`,
    },
    type && { query: type.query, means: `acts of one kind: ${actWords(type.value) ?? type.value}` },
    outlet && { query: outlet.query, means: `all that ${outlet.value} reports` },
  ].filter((example) => example !== undefined);
  const finds = await Promise.all(proposed.map(({ query }) => findsAnything(store, query)));
  return proposed.filter((_, k) => finds[k]);
}

/** Reports may all use another name than the fullest one, which is the actor's. */
async function findsAnything(store: Store, text: string): Promise<boolean> {
  const { query } = readQuery(text);
  if (query === null) return false;
  const { items } = await store.search({
    query,
    order: "newest",
    facets: false,
    count: "some",
    limit: 1,
    cursor: null,
  });
  return items.length > 0;
}

function commonest(facets: readonly Facet[], name: FacetName) {
  return facets.find((facet) => facet.name === name)?.values[0];
}

/** A condition on a name, as the query language writes it. */
export function named(field: string, name: string): string {
  return `${field}:"${name.replaceAll('"', " ")}"`;
}
