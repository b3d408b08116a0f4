import { z } from "@hono/zod-openapi";
import { ACTS } from "../../export/event-words.ts";
import type { EventType } from "../../record.ts";
import {
  type DoubtfulItem,
  type Facet,
  PARTS,
  type Result,
  type Timeline,
  type TimelinePoint,
} from "../../store/store.ts";
import { list, nullableText, orNull, partySchema } from "./basic-schemas.ts";

export const ITEM_KINDS = ["statement", "event", "report"] as const;
export const UNITS = ["day", "month", "year"] as const satisfies readonly Timeline["unit"][];
export const DOUBTS = ["unknown speaker", "low confidence"] as const satisfies readonly DoubtfulItem["doubt"][];
const FACETS = [
  "kind",
  "speaker",
  "actor",
  "type",
  "status",
  "form",
  "outlet",
  "country",
  "year",
  "source",
] as const satisfies readonly Facet["name"][];

export const kindSchema = z.enum(ITEM_KINDS);
export const partsSchema = z
  .preprocess((value) => (typeof value === "string" ? [value] : value), z.array(z.enum(PARTS)).min(1))
  .openapi({
    description: "How the items have to do with the actor; may be given several times. All ways unless given.",
  });

const statementSchema = z.strictObject({
  speaker: list(partySchema),
  speakerKind: z.enum(["named", "role", "anonymous", "group", "document", "unknown"]),
  addressee: list(partySchema),
  form: z.enum(["direct", "indirect", "mixed"]),
  cue: nullableText,
  said: z.boolean().openapi({ description: "`false`: reported not to have said it." }),
});

const eventSchema = z.strictObject({
  type: z.enum(Object.keys(ACTS) as [EventType, ...EventType[]]),
  mode: nullableText,
  status: z.enum(["actual", "future", "possible", "negated"]),
  trigger: z.string(),
  actors: list(partySchema),
  recipients: list(partySchema),
  source: list(partySchema).nullable().openapi({ description: "On whose word; `null`: the reporter's own." }),
  place: z.strictObject({ name: z.string(), country: nullableText }).nullable(),
  time: z.strictObject({ words: z.string(), value: nullableText }).nullable(),
});

/** A statement, an event or a report that was found. */
export const resultSchema: z.ZodType<Result> = z
  .strictObject({
    kind: kindSchema,
    document: z.string(),
    version: z.int(),
    item: nullableText.openapi({ description: "Its id in the record; `null` for a report." }),
    text: z.string(),
    from: z.int().openapi({ description: "In UTF-16 code units of the text of its report." }),
    to: z.int(),
    title: nullableText,
    outlet: nullableText,
    url: nullableText,
    published: nullableText,
    confidence: z.number().nullable(),
    statement: orNull(statementSchema),
    event: orNull(eventSchema),
  })
  .openapi("Result");

export const facetSchema: z.ZodType<Facet> = z
  .strictObject({
    name: z.enum(FACETS),
    values: list(
      z.strictObject({
        value: z.string(),
        count: z.int(),
        query: z.string().openapi({ description: "The term that narrows the search to it." }),
      }),
    ),
  })
  .openapi("Facet");

export const doubtfulSchema: z.ZodType<DoubtfulItem> = z
  .strictObject({ doubt: z.enum(DOUBTS), result: resultSchema })
  .openapi("DoubtfulItem");

export const pointSchema: z.ZodType<TimelinePoint> = z
  .strictObject({
    when: z.string(),
    kind: kindSchema,
    group: z.string().openapi({ description: "A type of event, a form of statement, or the name of an actor." }),
    count: z.int(),
  })
  .openapi("TimelinePoint");
