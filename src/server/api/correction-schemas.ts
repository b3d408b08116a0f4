import { z } from "@hono/zod-openapi";
import { MENDED } from "../../store/corrections.ts";
import type { Correction, PlacedCorrection } from "../../store/store.ts";
import { nullableText, orNull, words } from "./basic-schemas.ts";

const VERDICTS = ["wrong", "right", "mend"] as const satisfies readonly Correction["verdict"][];

export const correctionSchema: z.ZodType<Correction> = z
  .strictObject({
    id: z.int(),
    at: z.string(),
    document: z.string(),
    item: z.string(),
    verdict: z.enum(VERDICTS),
    field: nullableText,
    value: nullableText,
    note: nullableText,
    by: nullableText,
    anchor: z.strictObject({
      from: z.int(),
      to: z.int(),
      exact: z.string(),
      before: z.string(),
      after: z.string(),
    }),
    withdrawnAt: nullableText,
  })
  .openapi("Correction");

const placedShape = {
  correction: correctionSchema,
  item: nullableText.openapi({ description: "The item it belongs to now." }),
  state: z.enum(["exact", "moved", "orphan"]),
  why: nullableText,
};

export const placedCorrectionSchema: z.ZodType<PlacedCorrection> = z
  .strictObject(placedShape)
  .openapi("PlacedCorrection");

/** One line of the gold that corrections are exported as. */
export const goldSchema: z.ZodType<PlacedCorrection & { readonly document: string }> = z
  .strictObject({ ...placedShape, document: z.string() })
  .openapi("GoldLine");

/** What a correction may say another value of; the store knows which belong to statements and which to events. */
const FIELDS = [...new Set([...MENDED.statement, ...MENDED.event])];

const item = words(200, 1).openapi({ description: "The id of a statement or event.", example: "s3" });
const value = words(10_000);
const remarks = { note: orNull(value).optional(), by: orNull(words(200)).optional() };

const looked = (verdict: "wrong" | "right") =>
  z.strictObject({
    item,
    verdict: z.literal(verdict),
    field: orNull(z.enum(FIELDS)).optional(),
    value: orNull(value).optional(),
    ...remarks,
  });

export const correctionBody = z
  .discriminatedUnion("verdict", [
    looked("wrong"),
    looked("right"),
    z
      .strictObject({ item, verdict: z.literal("mend"), field: z.enum(FIELDS), value, ...remarks })
      .openapi({ description: "`field` has the value `value`." }),
  ])
  .openapi("NewCorrection");
