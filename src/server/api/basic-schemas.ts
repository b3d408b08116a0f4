import { z } from "@hono/zod-openapi";
import type { Made, Problem, Published, Record } from "../../record.ts";
import type { Count, Party } from "../../store/store.ts";

/** A string that every database can hold: PostgreSQL has no place for U+0000. */
export function words(longest: number, shortest = 0) {
  return z
    .string()
    .min(shortest)
    .max(longest)
    .regex(/^[^\u0000]*$/, "must not hold U+0000");
}

/** A whole number, as an address gives it. */
export function whole(least: number, most: number) {
  const number = z
    .number({ error: `must be a whole number from ${least} to ${most}` })
    .int()
    .min(least)
    .max(most);
  return z.preprocess(
    (value) => (typeof value === "string" && /^(?:0|[1-9]\d{0,9})$/.test(value) ? Number(value) : value),
    number,
  );
}

/** `schema` or `null`. `schema.nullable()` would make the component of that name nullable wherever it is meant. */
export function orNull<T extends z.ZodType>(schema: T) {
  return z.union([schema, z.null()]);
}

export function list<T extends z.ZodType>(schema: T) {
  return z.array(schema).readonly();
}

/** The largest id that both databases know. */
const LARGEST_ID = 2 ** 31 - 1;

/** The id of an actor, a decision, a correction or a refusal in an address. */
export const idInAddress = whole(1, LARGEST_ID);
/** The same in the body of a request. */
export const idInBody = z.int().min(1).max(LARGEST_ID);

export const documentInAddress = words(2000, 1).openapi({
  description: "The id of a document, percent-encoded: “/” as %2F.",
  example: "elvan-1",
});

export const nullableText = z.string().nullable();

export const countSchema: z.ZodType<Count> = z
  .strictObject({ value: z.int(), more: z.boolean().openapi({ description: "There are more than `value`." }) })
  .openapi("Count");

export const partySchema: z.ZodType<Party> = z
  .strictObject({
    name: z.string(),
    role: nullableText,
    country: nullableText,
    actor: z.int().nullable().openapi({ description: "The actor of the library, where joined." }),
  })
  .openapi("Party");

// The four that the record has are described once, in docs/record.schema.json; `openapi-document.ts` puts that in their place.
export const recordSchema = z.custom<Record>().openapi("Record", { type: "object" });
export const publishedSchema = z.custom<Published>().openapi("Published", { type: "object" });
export const madeSchema = z.custom<Made>().openapi("Made", { type: "object" });
export const recordProblemSchema = z.custom<Problem>().openapi("Problem", { type: "object" });
