import { z } from "@hono/zod-openapi";
import type { Problem } from "../../record.ts";
import type { Raw } from "../../source/document.ts";
import { FORMATS } from "../../source/source-options.ts";
import type { Reason } from "../../store/explained.ts";
import type { PlacedCorrection, ReportRow, StoredReport } from "../../store/store.ts";
import { actorRefSchema } from "./actor-schemas.ts";
import { list, madeSchema, nullableText, orNull, publishedSchema, recordProblemSchema } from "./basic-schemas.ts";
import { placedCorrectionSchema } from "./correction-schemas.ts";

export const reportRowSchema: z.ZodType<ReportRow> = z
  .strictObject({
    document: z.string(),
    version: z.int(),
    isLatest: z.boolean(),
    title: nullableText,
    outlet: nullableText,
    url: nullableText,
    byline: list(z.string()),
    published: orNull(publishedSchema),
    language: nullableText,
    source: nullableText,
    words: z.int(),
    statements: z.int(),
    events: z.int(),
    addedAt: z.string(),
    model: z.strictObject({ name: z.string(), sha256: z.string() }),
    readoutVersion: z.string(),
    indexCut: z.boolean(),
  })
  .openapi("Report");

/** A report with what the library knows of it besides its record. */
export interface ReportDetails {
  readonly report: ReportRow;
  readonly versions: StoredReport["versions"];
  readonly actors: StoredReport["actors"];
  readonly corrections: readonly PlacedCorrection[];
  readonly reasons: { readonly [item: string]: readonly Reason[] };
  readonly problems: readonly Problem[];
}

export const reportDetailsSchema: z.ZodType<ReportDetails> = z
  .strictObject({
    report: reportRowSchema,
    versions: list(
      z.strictObject({ document: z.string(), version: z.int(), addedAt: z.string(), title: nullableText }),
    ),
    actors: z
      .record(z.string(), actorRefSchema)
      .openapi({ description: "By the ids of its entities: the actors of the library." }),
    corrections: list(placedCorrectionSchema),
    reasons: z
      .record(z.string(), list(z.strictObject({ field: z.string(), because: z.string() })))
      .openapi({ description: "By the ids of items and entities: why a field is what it is." }),
    problems: list(recordProblemSchema),
  })
  .openapi("ReportDetails");

export const rawSchema: z.ZodType<Raw> = z
  .strictObject({
    format: z.enum(FORMATS),
    text: z.string(),
    options: z
      .strictObject({
        id: z.string().optional(),
        title: z.string().optional(),
        outlet: z.string().optional(),
        url: z.string().optional(),
        published: z.string().optional(),
        language: z.string().optional(),
      })
      .openapi({ description: "What was given beside it." }),
  })
  .openapi("Source");

/** A record that was made of a version, by what made it. */
export const recordMadeSchema = z
  .strictObject({
    current: z.boolean(),
    made: madeSchema,
    statements: z.int(),
    events: z.int(),
    problems: z.int(),
  })
  .openapi("RecordMade");
