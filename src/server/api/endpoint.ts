import { createRoute, type OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ReadMeanings } from "../../compare/meanings.ts";
import { safeJson } from "../../export/json.ts";
import type { Store } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { PROBLEMS, type ProblemName, RequestRefused } from "../problem.ts";
import { answerText } from "./answer.ts";
import { chooseFormat, contentType } from "./formats.ts";
import { problemSchema } from "./problem-schema.ts";

/** What can be asked of one address with one method; `routes.ts` says with which. */
export interface Endpoint {
  /** Unique: the operationId. */
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answers: RouteConfig["responses"];
  /** Beside those that any request can end in. */
  readonly problems?: readonly ProblemName[];
  readonly handle: (context: Context<AppEnv>) => Promise<Response>;
}

/** Of an answer: what its values can be asked for further, by operationId; where in its body the parameters stand. */
export interface Links {
  readonly [operation: string]: {
    readonly parameters: { readonly [parameter: string]: string };
    readonly body?: object;
  };
}

export function linksOf(links: Links | undefined) {
  if (!links) return {};
  const entries = Object.entries(links).map(([operationId, { parameters, body }]) => [
    operationId,
    { operationId, parameters, ...(body ? { requestBody: body } : {}) },
  ]);
  return { links: Object.fromEntries(entries) };
}

/** What a request brought, checked. */
export interface Given<P, Q> {
  readonly store: Store;
  readonly readMeanings: ReadMeanings;
  readonly params: P;
  readonly query: Q;
}

const ALWAYS: readonly ProblemName[] = [
  "bad-request",
  "method-not-allowed",
  "too-large",
  "wrong-host",
  "internal",
  "busy",
];

export const HEADERS = {
  etag: { ETag: { description: "Of the content, for If-None-Match.", schema: { type: "string" } } },
  link: { Link: { description: "The next page, rel=next, where there is one.", schema: { type: "string" } } },
} as const;

/** Adds an endpoint to the server and its description to the OpenAPI document. */
export function register(
  app: OpenAPIHono<AppEnv>,
  method: "get" | "post" | "delete",
  path: string,
  endpoint: Endpoint,
  needsToken: boolean,
): void {
  const { name, summary, description, params, query = z.strictObject({}), body, answers, problems = [] } = endpoint;
  const names = [
    ...ALWAYS,
    ...problems,
    ...(needsToken ? (["token-missing"] as const) : []),
    ...(params ? (["not-found"] as const) : []),
    ...(method === "get" ? [] : (["foreign-origin", "read-only", "disk-full"] as const)),
    ...(body ? (["wrong-content-type"] as const) : []),
  ];
  const route = createRoute({
    method,
    path,
    operationId: name,
    summary,
    description,
    tags: [path.replace("/api/v1", "").split("/")[1]],
    request: {
      query,
      ...(params ? { params } : {}),
      ...(body ? { body: { required: true, content: { "application/json": { schema: body } } } } : {}),
    },
    responses: { ...problemAnswers(names), ...answers },
  });
  app.openapi(route, endpoint.handle as never);
}

function problemAnswers(names: readonly ProblemName[]): RouteConfig["responses"] {
  const entries = names.map((name) => {
    const [status, description] = PROBLEMS[name];
    return [status, { description, content: { "application/problem+json": { schema: problemSchema } } }];
  });
  return Object.fromEntries(entries);
}

/** What a handler is given, checked by the schemas of its endpoint. */
export function givenOf<P, Q>(context: Context<AppEnv>): Given<P, Q> {
  const checked = (part: string) => (context.req.valid as (part: string) => unknown)(part) ?? {};
  return {
    store: context.get("store"),
    readMeanings: context.get("readMeanings"),
    params: checked("param") as P,
    query: checked("query") as Q,
  };
}

export type Output<S extends z.ZodObject | undefined> = S extends z.ZodObject ? z.output<S> : object;

/** Reads one value; `null` from `read` is answered with 404 and `missing`. */
export function value<T, P extends z.ZodObject | undefined, Q extends z.ZodObject | undefined>(parts: {
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly schema: z.ZodType<T>;
  readonly read: (given: Given<Output<P>, Output<Q>>) => Promise<T | null>;
  readonly missing?: (params: Output<P>) => string;
}): Endpoint {
  const { name, summary, description, params, query, schema, read, missing } = parts;
  const format = z.enum(["json"]).optional();
  return {
    name,
    summary,
    description,
    params,
    query: (query ?? z.strictObject({})).extend({ format }),
    problems: ["not-acceptable"],
    answers: {
      200: { description: summary, headers: HEADERS.etag, content: { "application/json": { schema } } },
      304: { description: "Unchanged" },
    },
    async handle(context) {
      chooseFormat(context.req.header("accept"), ["json"]);
      const given = givenOf<Output<P>, Output<Q>>(context);
      const found = await read(given);
      if (found === null) throw new RequestRefused("not-found", missing?.(given.params) ?? "There is none.");
      return answerText(context, safeJson(found as object), contentType("json"));
    },
  };
}

/** Changes something: answers with `status` and what `run` gives, or 204 without `schema`. `false` is answered with 404 and `missing`. */
export function change<T, P extends z.ZodObject, B extends z.ZodType | undefined = undefined>(parts: {
  readonly name: string;
  readonly summary: string;
  readonly description?: string;
  readonly params: P;
  readonly body?: B;
  readonly status?: 200 | 201;
  readonly links?: Links;
  readonly schema?: z.ZodType<T>;
  readonly run: (
    given: Given<z.output<P>, object> & { readonly body: B extends z.ZodType ? z.output<B> : undefined },
  ) => Promise<T | boolean>;
  readonly missing: (params: z.output<P>) => string;
}): Endpoint {
  const { name, summary, description, params, body, status = 200, links, schema, run, missing } = parts;
  return {
    name,
    summary,
    description,
    params,
    body,
    problems: ["not-possible"],
    answers: schema
      ? { [status]: { description: summary, content: { "application/json": { schema } }, ...linksOf(links) } }
      : { 204: { description: summary } },
    async handle(context) {
      const given = givenOf<z.output<P>, object>(context);
      const sent = body ? (context.req.valid as (part: string) => unknown)("json") : undefined;
      const done = await run({ ...given, body: sent as never });
      if (done === false) throw new RequestRefused("not-found", missing(given.params));
      if (!schema) return context.body(null, 204);
      return context.body(safeJson(done as object), status, { "Content-Type": contentType("json") });
    },
  };
}
