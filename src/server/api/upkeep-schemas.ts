import { z } from "@hono/zod-openapi";
import type { KeptRefusal, LibraryCounts, Run } from "../../store/store.ts";
import { countSchema, list, nullableText } from "./basic-schemas.ts";

export const runSchema: z.ZodType<Run> = z
  .strictObject({
    id: z.int(),
    startedAt: z.string(),
    seenAt: z.string(),
    endedAt: nullableText,
    inputs: list(z.string()),
    source: nullableText,
    arrived: z.int(),
    stored: z.int(),
    duplicate: z.int(),
    refused: z.int(),
  })
  .openapi("Run");

export const refusalSchema: z.ZodType<KeptRefusal> = z
  .strictObject({
    id: z.int(),
    run: z.int(),
    at: z.string(),
    source: z.string(),
    code: z.string(),
    message: z.string(),
  })
  .openapi("Refusal");

export const countsSchema: z.ZodType<LibraryCounts> = z
  .strictObject({
    reports: z.int(),
    versions: z.int(),
    statements: z.int(),
    events: z.int(),
    actors: z.int(),
    refusals: z.int(),
    corrections: z.int(),
    toLookAt: countSchema,
  })
  .openapi("LibraryCounts");

export const healthSchema = z
  .strictObject({ status: z.enum(["ok", "unavailable"]), store: z.enum(["sqlite", "postgres"]), version: z.string() })
  .openapi("Health");
