import type { MiddlewareHandler } from "hono";
import { Turns } from "../store/turns.ts";
import type { AppEnv } from "./app-env.ts";

/** Whoever watches the server is answered while others wait. */
const WATCHING = new Set(["/health", "/metrics"]);

/**
 * Lets so many requests be answered at once; the others wait, in the order they came. More at once are answered no sooner, and each holds
 * what it has fetched: without this, memory grows with the number of those who ask.
 */
export function fewAtOnce(most: number): MiddlewareHandler<AppEnv> {
  const turns = new Turns(most);
  return async (context, next) => {
    if (WATCHING.has(context.req.path)) return next();
    const release = await turns.wait();
    try {
      await next();
    } finally {
      release();
    }
  };
}
