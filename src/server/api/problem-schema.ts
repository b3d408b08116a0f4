import { z } from "@hono/zod-openapi";
import { type HttpProblem, PROBLEMS } from "../problem.ts";
import { list } from "./basic-schemas.ts";

const TYPES = Object.keys(PROBLEMS).map((name) => `urn:readout:problem:${name}`);

/** Every error of the API (RFC 9457). */
export const problemSchema: z.ZodType<HttpProblem> = z
  .strictObject({
    type: z.enum(TYPES as [string, ...string[]]),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    errors: list(z.strictObject({ from: z.int(), to: z.int(), message: z.string() }))
      .optional()
      .openapi({ description: "The places of the query that cannot be understood, in UTF-16 code units." }),
  })
  .openapi("HttpProblem");
