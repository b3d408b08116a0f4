import type { Context } from "hono";
import { html } from "hono/html";
import { HTTPException } from "hono/http-exception";
import { QueryError } from "../store/query/query.ts";
import { StoreError, type StoreErrorCode } from "../store/store-error.ts";
import { page } from "./pages/layout.ts";

/** A place in the text of a query (UTF-16 code units) and what is wrong there. */
export interface Fault {
  readonly from: number;
  readonly to: number;
  readonly message: string;
}

/** The one shape of every error of the server (RFC 9457, `application/problem+json`). */
export interface HttpProblem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The address asked for. */
  readonly instance: string;
  readonly errors?: readonly Fault[];
}

/** Every kind of problem: its status and its title. The `type` is `urn:readout:problem:` and the name. */
export const PROBLEMS = {
  "bad-request": [400, "The request cannot be understood"],
  "bad-query": [400, "The query cannot be understood"],
  "token-missing": [401, "The token of this server is needed"],
  "foreign-origin": [403, "Another site may not change this library"],
  "not-found": [404, "There is no such thing here"],
  "method-not-allowed": [405, "That cannot be done here"],
  "not-acceptable": [406, "There is no such format of this"],
  "not-possible": [409, "That is not possible"],
  "too-large": [413, "The request is too large"],
  "wrong-content-type": [415, "The body of the request has the wrong type"],
  "wrong-host": [421, "This server does not go by that name"],
  internal: [500, "Something went wrong in Readout"],
  busy: [503, "The library is busy"],
  unreachable: [503, "The library cannot be reached"],
  "read-only": [503, "The library cannot be written to"],
  "disk-full": [507, "The disk is full"],
} as const satisfies { readonly [name: string]: readonly [status: number, title: string] };

export type ProblemName = keyof typeof PROBLEMS;

/** Says no to a request: thrown by handlers, answered as a problem. */
export class RequestRefused extends Error {
  override name = "RequestRefused";
  readonly problem: ProblemName;

  constructor(problem: ProblemName, detail: string) {
    super(detail);
    this.problem = problem;
  }
}

const OF_STORE: { readonly [code in StoreErrorCode]?: ProblemName } = {
  BUSY: "busy",
  DISK_FULL: "disk-full",
  NOT_FOUND: "not-found",
  NOT_POSSIBLE: "not-possible",
  READ_ONLY: "read-only",
  UNREACHABLE: "unreachable",
};

const OF_STATUS: { readonly [status: number]: ProblemName } = {
  400: "bad-request",
  404: "not-found",
  413: "too-large",
  415: "wrong-content-type",
};

const UNEXPECTED = "Nothing that was stored is lost. What went wrong is told where `readout serve` runs.";

/** Which problem an error is. A RangeError is the store's word for a request out of bounds, such as a cursor of another making. */
export function problemOf(error: unknown): { name: ProblemName; detail: string; errors?: readonly Fault[] } {
  if (error instanceof RequestRefused) return { name: error.problem, detail: error.message };
  if (error instanceof QueryError) {
    const { message, from, to } = error;
    return { name: "bad-query", detail: message, errors: [{ from, to, message }] };
  }
  if (error instanceof StoreError) return { name: OF_STORE[error.code] ?? "internal", detail: error.message };
  if (error instanceof RangeError) return { name: "bad-request", detail: error.message };
  if (error instanceof HTTPException && error.status in OF_STATUS) {
    const name = OF_STATUS[error.status];
    const detail = name === "wrong-content-type" ? "Send the body as application/json." : error.message;
    return { name, detail };
  }
  return { name: "internal", detail: UNEXPECTED };
}

/** Whether programs are meant to ask for this address, so that an error is answered as JSON. */
export function isForPrograms(path: string): boolean {
  return /^\/(?:api(?:\/|$)|health$|metrics$)/.test(path);
}

/** The answer to a request that ended in `error`: problem+json for programs, a small page for people. */
export function answerProblem(context: Context, error: unknown): Response | Promise<Response> {
  const { name, detail, errors } = problemOf(error);
  const [status, title] = PROBLEMS[name];
  if (status === 503) context.header("Retry-After", "5");
  if (status === 401) context.header("WWW-Authenticate", 'Bearer realm="Readout"');
  context.status(status);
  const { pathname, search } = new URL(context.req.url);
  if (!isForPrograms(context.req.path)) {
    const body = html`<h1>${title}</h1><p>${detail}</p><p><a href="/">To the library</a></p>`;
    return context.html(page({ title, path: pathname + search, body }));
  }
  const problem: HttpProblem = {
    type: `urn:readout:problem:${name}`,
    title,
    status,
    detail,
    instance: pathname + search,
    ...(errors ? { errors } : {}),
  };
  return context.body(JSON.stringify(problem), { headers: { "Content-Type": "application/problem+json" } });
}
