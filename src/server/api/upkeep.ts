import { z } from "@hono/zod-openapi";
import type { Metrics } from "../metrics.ts";
import { idInAddress } from "./basic-schemas.ts";
import { change, type Endpoint, value } from "./endpoint.ts";
import { MEDIA_TYPES } from "./formats.ts";
import { list } from "./list-endpoint.ts";
import { RESULT_COLUMNS } from "./result-columns.ts";
import { DOUBTS, doubtfulSchema } from "./result-schemas.ts";
import { countsSchema, healthSchema, refusalSchema, runSchema } from "./upkeep-schemas.ts";

/** How long health waits for the library, in milliseconds. */
const HEALTH_WAIT = 5000;

export const getCounts = value({
  name: "getCounts",
  summary: "What is in the library",
  schema: countsSchema,
  read: ({ store }) => store.counts(),
});

export const listDoubtful = list({
  name: "listDoubtful",
  summary: "Statements and events that nobody has looked at and that need a look",
  query: z.strictObject({ doubt: z.enum(DOUBTS).optional() }),
  item: doubtfulSchema,
  columns: {
    doubt: ({ doubt }) => doubt,
    ...Object.fromEntries(Object.entries(RESULT_COLUMNS).map(([name, cell]) => [name, ({ result }) => cell(result)])),
  },
  page: ({ store, query }, request) => store.doubtful({ ...request, doubt: query.doubt ?? null }),
});

export const listRefusals = list({
  name: "listRefusals",
  summary: "Inputs that could not be read or kept, the latest first",
  item: refusalSchema,
  columns: {
    id: ({ id }) => id,
    run: ({ run }) => run,
    at: ({ at }) => at,
    source: ({ source }) => source,
    code: ({ code }) => code,
    message: ({ message }) => message,
  },
  links: { dismissRefusal: { parameters: { id: "$response.body#/items/0/id" } } },
  page: ({ store }, request) => store.refusals(request),
});

export const dismissRefusal = change({
  name: "dismissRefusal",
  summary: "Takes a refusal off the list",
  params: z.strictObject({ id: idInAddress }),
  missing: ({ id }) => `This library has no refusal ${id}.`,
  run: ({ store, params }) => store.dismissRefusal(params.id),
});

export const listRuns = list({
  name: "listRuns",
  summary: "The runs of adding, the latest first",
  item: runSchema,
  columns: {
    id: ({ id }) => id,
    started: ({ startedAt }) => startedAt,
    seen: ({ seenAt }) => seenAt,
    ended: ({ endedAt }) => endedAt,
    arrived: ({ arrived }) => arrived,
    stored: ({ stored }) => stored,
    duplicate: ({ duplicate }) => duplicate,
    refused: ({ refused }) => refused,
    source: ({ source }) => source,
    inputs: ({ inputs }) => inputs.join("; "),
  },
  page: ({ store }, request) => store.runs(request),
});

/** Whether the library answers. */
export function health(version: string): Endpoint {
  const content = { [MEDIA_TYPES.json]: { schema: healthSchema } };
  return {
    name: "getHealth",
    summary: "Whether the library answers",
    answers: { 200: { description: "It does", content }, 503: { description: "It does not", content } },
    async handle(context) {
      const store = context.get("store");
      const answers = await within(HEALTH_WAIT, store.runs({ limit: 1, cursor: null }));
      const status = answers ? "ok" : "unavailable";
      return context.json({ status, store: store.engine, version }, answers ? 200 : 503);
    },
  };
}

export function figures(metrics: Metrics): Endpoint {
  return {
    name: "getMetrics",
    summary: "Requests, durations and what is in the library, for Prometheus",
    answers: { 200: { description: "Figures", content: { [MEDIA_TYPES.text]: { schema: z.string() } } } },
    handle: metrics.answer,
  };
}

/** Whether `promise` comes true within some milliseconds. */
function within(milliseconds: number, promise: Promise<unknown>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), milliseconds);
  const done = promise.then(
    () => true,
    () => false,
  );
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}
