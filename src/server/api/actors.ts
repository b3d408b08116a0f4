import { z } from "@hono/zod-openapi";
import { PARTS, type Store } from "../../store/store.ts";
import { RequestRefused } from "../problem.ts";
import {
  actorReportSchema,
  actorSchema,
  decisionSchema,
  EDGE_KINDS,
  edgeSchema,
  listedActorSchema,
  mergeBody,
  namingSchema,
  splitBody,
} from "./actor-schemas.ts";
import { idInAddress, words } from "./basic-schemas.ts";
import { change, value } from "./endpoint.ts";
import { list, shortList } from "./list-endpoint.ts";
import { RESULT_COLUMNS } from "./result-columns.ts";
import { partsSchema, resultSchema } from "./result-schemas.ts";

const params = z.strictObject({ id: idInAddress });
const first = { parameters: { id: "$response.body#/items/0/id" } };
const missing = ({ id }: { readonly id: number }) => `This library has no actor ${id}.`;

/** Nothing can mean that the actor has none, or that there is no such actor: the second is refused. */
async function known<T extends { readonly items: readonly unknown[] }>(store: Store, ids: readonly number[], found: T) {
  if (found.items.length > 0) return found;
  for (const id of ids) {
    if ((await store.actor(id)) === null) throw new RequestRefused("not-found", missing({ id }));
  }
  return found;
}

export const listActors = list({
  name: "listActors",
  summary: "Persons and bodies, those in most reports first",
  query: z.strictObject({ name: words(200).optional().openapi({ description: "A part of the name." }) }),
  item: listedActorSchema,
  columns: {
    id: ({ id }) => id,
    name: ({ name }) => name,
    type: ({ type }) => type,
    country: ({ country }) => country,
    reports: ({ namedIn }) => namedIn,
    quotes: ({ quotes }) => quotes.value,
    about: ({ about }) => about.value,
    done: ({ done }) => done.value,
    received: ({ received }) => received.value,
    merged_into: ({ mergedInto }) => mergedInto?.id ?? null,
  },
  links: {
    getActor: first,
    mergeActor: { ...first, body: { into: "$response.body#/items/1/id" } },
  },
  page: ({ store, query }, request) => store.actors({ ...request, name: query.name ?? null }),
});

export const getActor = value({
  name: "getActor",
  summary: "An actor and how often it speaks, is spoken about, acts and is acted upon",
  params,
  schema: actorSchema,
  missing,
  read: ({ store, params }) => store.actor(params.id),
});

export const listActorItems = list({
  name: "listActorItems",
  summary: "Statements and events that an actor has to do with, the newest first",
  params,
  query: z.strictObject({ part: partsSchema.optional() }),
  item: resultSchema,
  columns: RESULT_COLUMNS,
  page: async ({ store, params, query }, request) =>
    known(store, [params.id], await store.actorItems(params.id, query.part ?? PARTS, request)),
});

export const listActorReports = list({
  name: "listActorReports",
  summary: "The reports an actor is in, the newest first",
  params,
  item: actorReportSchema,
  columns: {
    document: ({ document }) => document,
    title: ({ title }) => title,
    outlet: ({ outlet }) => outlet,
    published: ({ published }) => published,
    name: ({ name }) => name,
    role: ({ role }) => role,
  },
  page: async ({ store, params }, request) => known(store, [params.id], await store.actorReports(params.id, request)),
});

export const listNamings = shortList({
  name: "listNamings",
  summary: "How outlets name and describe an actor",
  params,
  item: namingSchema,
  columns: {
    name: ({ name }) => name,
    role: ({ role }) => role,
    outlet: ({ outlet }) => outlet,
    reports: ({ reports }) => reports,
    first: ({ first }) => first,
    last: ({ last }) => last,
    document: ({ document }) => document,
    entity: ({ entity }) => entity,
  },
  read: async ({ store, params }) => known(store, [params.id], { items: await store.namings(params.id) }),
});

export const listNeighbours = shortList({
  name: "listNeighbours",
  summary: "Whom an actor speaks about or does something to, and who speaks about it or does something to it",
  params,
  item: edgeSchema,
  columns: {
    from: ({ from }) => from.id,
    from_name: ({ from }) => from.name,
    kind: ({ kind }) => kind,
    to: ({ to }) => to.id,
    to_name: ({ to }) => to.name,
    count: ({ count }) => count,
  },
  read: async ({ store, params }) => known(store, [params.id], { items: await store.neighbours(params.id) }),
});

export const listEdgeItems = list({
  name: "listEdgeItems",
  summary: "The statements of one actor about another, or what it did to the other",
  params: z.strictObject({ from: idInAddress, to: idInAddress, kind: z.enum(EDGE_KINDS) }),
  item: resultSchema,
  columns: RESULT_COLUMNS,
  page: async ({ store, params: { from, to, kind } }, request) =>
    known(store, [from, to], await store.edgeItems(from, to, kind, request)),
});

export const mergeActor = change({
  name: "mergeActor",
  summary: "Joins an actor with another, who is the same",
  params,
  body: mergeBody,
  schema: decisionSchema,
  links: { undoDecision: { parameters: { id: "$response.body#/id" } } },
  missing,
  run: ({ store, params, body }) => store.mergeActors(params.id, body.into, body.by ?? null),
});

export const splitActor = change({
  name: "splitActor",
  summary: "Gives entities of reports that were taken for an actor to an actor of their own",
  params,
  body: splitBody,
  schema: decisionSchema,
  links: { undoDecision: { parameters: { id: "$response.body#/id" } } },
  missing,
  run: ({ store, params, body }) => store.splitActor(params.id, body.entities, body.by ?? null),
});

export const listDecisions = list({
  name: "listDecisions",
  summary: "Who was merged and split, the latest first",
  item: decisionSchema,
  columns: {
    id: ({ id }) => id,
    at: ({ at }) => at,
    by: ({ by }) => by,
    kind: ({ what }) => what.kind,
    from: ({ what }) => what.from.id,
    from_name: ({ what }) => what.from.name,
    to: ({ what }) => (what.kind === "merge" ? what.into.id : what.to.id),
    to_name: ({ what }) => (what.kind === "merge" ? what.into.name : what.to.name),
    undone: ({ undoneAt }) => undoneAt,
  },
  page: ({ store }, request) => store.decisions(request),
});

export const undoDecision = change({
  name: "undoDecision",
  summary: "Takes a merge or a split back",
  params,
  schema: decisionSchema,
  missing: ({ id }) => `This library has no decision ${id}.`,
  run: ({ store, params }) => store.undoDecision(params.id),
});
