import type { Context, MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { AppEnv } from "./app-env.ts";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

export interface Metrics {
  /** Counts and times every request, by the pattern of its route. */
  readonly measure: MiddlewareHandler<AppEnv>;
  /** Answers with all figures in Prometheus' text format. */
  readonly answer: (context: Context<AppEnv>) => Promise<Response>;
}

/** The figures of one server. */
export function createMetrics(version: string): Metrics {
  const register = new Registry();
  const registers = [register];
  const labelNames = ["method", "route", "status"] as const;
  const requests = new Counter({
    name: "readout_http_requests_total",
    help: "Requests answered.",
    labelNames,
    registers,
  });
  const durations = new Histogram({
    name: "readout_http_request_duration_seconds",
    help: "From the arrival of a request to its answer.",
    labelNames: ["method", "route"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const library = new Gauge({
    name: "readout_library_items",
    help: "What is in the library.",
    labelNames: ["what"],
    registers,
  });
  const answers = new Gauge({
    name: "readout_library_up",
    help: "1 if the library answered when these figures were asked for.",
    registers,
  });
  new Gauge({
    name: "readout_build_info",
    help: "The version of Readout.",
    labelNames: ["version"],
    registers,
  }).set({ version }, 1);
  let ofProcess = false;

  return {
    async measure(context, next) {
      const method = METHODS.has(context.req.method) ? context.req.method : "other";
      const start = performance.now();
      await next();
      // The last pattern that fits is the handler's; those of middleware end in a star.
      const pattern = routePath(context, -1);
      const route = pattern === "" || pattern.endsWith("*") ? "none" : pattern;
      requests.inc({ method, route, status: context.res.status });
      durations.observe({ method, route }, (performance.now() - start) / 1000);
    },
    async answer(context) {
      if (!ofProcess) collectDefaultMetrics({ register });
      ofProcess = true;
      try {
        const { toLookAt, ...counts } = await context.get("store").counts();
        for (const [what, value] of Object.entries(counts)) library.set({ what }, value);
        library.set({ what: "toLookAt" }, toLookAt.value);
        answers.set(1);
      } catch {
        library.reset();
        answers.set(0);
      }
      return context.body(await register.metrics(), 200, { "Content-Type": register.contentType });
    },
  };
}
