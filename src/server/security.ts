import type { MiddlewareHandler } from "hono";
import { RequestRefused } from "./problem.ts";

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const HEADERS: readonly (readonly [name: string, value: string])[] = [
  ["X-Content-Type-Options", "nosniff"],
  // Nothing is told to other sites. "no-referrer" would also make browsers send "Origin: null" with the forms of our own pages,
  // so that they could not be told from those of a foreign page.
  ["Referrer-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
];

/** The headers that every answer carries. Without `contentSecurityPolicy` a page is protected by its escaping alone: for tests of that. */
export function strictHeaders(contentSecurityPolicy: boolean): MiddlewareHandler {
  const headers = contentSecurityPolicy
    ? [...HEADERS, ["Content-Security-Policy", CONTENT_SECURITY_POLICY] as const]
    : HEADERS;
  return async (context, next) => {
    await next();
    for (const [name, value] of headers) context.header(name, value);
    if (!context.res.headers.has("Cache-Control")) context.header("Cache-Control", "private, no-cache");
  };
}

/**
 * Lets only requests through that name one of `hosts` (`localhost:8080`), so that no foreign name can be pointed at this server and
 * its pages read by the site of that name (DNS rebinding). `null`: any.
 */
export function hostCheck(hosts: readonly string[] | null): MiddlewareHandler {
  const known = hosts && new Set(hosts.map((host) => host.toLowerCase()));
  return async (context, next) => {
    const host = hostOf(context.req.raw);
    if (known && !known.has(host)) {
      throw new RequestRefused("wrong-host", `“${host}” is none of its names: ask for ${[...known].join(" or ")}.`);
    }
    await next();
  };
}

/** Lets a request that may change something through only from our own pages, or from a program that is no browser. */
export function originCheck(): MiddlewareHandler {
  return async (context, next) => {
    const { method } = context.req;
    if (method !== "GET" && method !== "HEAD" && isForeign(context.req.raw)) {
      throw new RequestRefused(
        "foreign-origin",
        `A page of another site asked for this; ${method} works from here only.`,
      );
    }
    await next();
  };
}

function isForeign(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return true;
  const origin = request.headers.get("origin");
  return origin !== null && !(URL.canParse(origin) && new URL(origin).host === hostOf(request));
}

function hostOf(request: Request): string {
  return (request.headers.get("host") ?? new URL(request.url).host).toLowerCase();
}
