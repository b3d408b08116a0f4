import { z } from "@hono/zod-openapi";
import { parseQuery } from "../../store/query/parse-query.ts";
import type { Query } from "../../store/query/query.ts";
import type { ItemKind } from "../../store/store.ts";
import { list as arrayOf, countSchema, words } from "./basic-schemas.ts";
import { list, shortList } from "./list-endpoint.ts";
import { RESULT_COLUMNS } from "./result-columns.ts";
import { facetSchema, kindSchema, pointSchema, resultSchema, UNITS } from "./result-schemas.ts";

const q = words(2000)
  .default("")
  .openapi({ description: "A query in the language of docs/search.md; empty: everything.", example: "about:wages" });

/** The query with one more condition, as if `kind:` stood at its end. */
function narrowed(text: string, kind: ItemKind | undefined): Query {
  const query = parseQuery(text);
  if (kind === undefined) return query;
  const end = text.length;
  const term = { from: end, to: end, field: "kind", value: kind, phrase: false, negated: false } as const;
  return { text, clauses: [...query.clauses, [term]] };
}

export const search = list({
  name: "search",
  summary: "Statements, events and reports that a query finds",
  query: z.strictObject({
    q,
    kind: kindSchema.optional().openapi({ description: "Only these." }),
    order: z.enum(["newest", "oldest"]).default("newest").openapi({ description: "By day of publication." }),
    facets: z
      .enum(["true", "false"])
      .default("false")
      .openapi({ description: "Whether the JSON counts results by speaker, type, outlet and so on." }),
    count: z
      .enum(["some", "all"])
      .default("some")
      .openapi({ description: "`all` counts every result, however long that takes." }),
  }),
  item: resultSchema,
  columns: RESULT_COLUMNS,
  beside: { total: countSchema, facets: arrayOf(facetSchema) },
  page: ({ store, query, format }, request) =>
    store.search({
      ...request,
      query: narrowed(query.q, query.kind),
      order: query.order,
      facets: query.facets === "true" && format === "json",
      count: format === "json" ? query.count : "some",
    }),
});

export const timeline = shortList({
  name: "timeline",
  summary: "How many statements and events a query finds over time",
  query: z.strictObject({
    q,
    unit: z.enum(UNITS).default("month"),
    by: z
      .enum(["type", "actor"])
      .default("type")
      .openapi({ description: "`type`: types of events and forms of statements; `actor`: who speaks or acts." }),
  }),
  item: pointSchema,
  columns: {
    when: ({ when }) => when,
    kind: ({ kind }) => kind,
    group: ({ group }) => group,
    count: ({ count }) => count,
  },
  beside: {
    unit: z.enum(UNITS),
    undated: z.int().openapi({ description: "Results without a date." }),
    total: countSchema,
  },
  read: async ({ store, query }) => {
    const { points, ...rest } = await store.timeline({ query: parseQuery(query.q), unit: query.unit, by: query.by });
    return { items: points, ...rest };
  },
});
