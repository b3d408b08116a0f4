import { z } from "@hono/zod-openapi";
import type { Actor, ActorRef, ActorReport, Decision, Edge, EntityRef, Naming } from "../../store/store.ts";
import { countSchema, idInBody, list, nullableText, orNull, words } from "./basic-schemas.ts";

export const EDGE_KINDS = ["says-about", "does-to"] as const satisfies readonly Edge["kind"][];

export const actorRefSchema: z.ZodType<ActorRef> = z
  .strictObject({ id: z.int(), name: z.string() })
  .openapi("ActorRef");

const actorShape = {
  id: z.int(),
  name: z.string(),
  type: nullableText,
  country: nullableText,
  merged: list(actorRefSchema).openapi({ description: "Actors that a user merged into this one." }),
  mergedInto: orNull(actorRefSchema),
  reports: countSchema,
  quotes: countSchema,
  about: countSchema,
  done: countSchema,
  received: countSchema,
};

export const actorSchema: z.ZodType<Actor> = z.strictObject(actorShape).openapi("Actor");

export const listedActorSchema: z.ZodType<Actor & { readonly namedIn: number }> = z
  .strictObject({ ...actorShape, namedIn: z.int().openapi({ description: "Reports that name it." }) })
  .openapi("ListedActor");

export const namingSchema: z.ZodType<Naming> = z
  .strictObject({
    name: z.string(),
    role: nullableText,
    outlet: nullableText,
    reports: z.int(),
    first: nullableText,
    last: nullableText,
    document: z.string(),
    entity: z.string(),
  })
  .openapi("Naming");

export const actorReportSchema: z.ZodType<ActorReport> = z
  .strictObject({
    document: z.string(),
    title: nullableText,
    outlet: nullableText,
    published: nullableText,
    name: z.string().openapi({ description: "As the report names it: what a split takes." }),
    role: nullableText,
  })
  .openapi("ActorReport");

export const edgeSchema: z.ZodType<Edge> = z
  .strictObject({ from: actorRefSchema, to: actorRefSchema, kind: z.enum(EDGE_KINDS), count: z.int() })
  .openapi("Edge");

const entityRefSchema: z.ZodType<EntityRef> = z
  .strictObject({ document: z.string(), name: z.string() })
  .openapi("EntityRef");

export const decisionSchema: z.ZodType<Decision> = z
  .strictObject({
    id: z.int(),
    at: z.string(),
    by: nullableText,
    what: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("merge"), from: actorRefSchema, into: actorRefSchema }),
      z.strictObject({
        kind: z.literal("split"),
        from: actorRefSchema,
        to: actorRefSchema,
        entities: list(entityRefSchema),
      }),
    ]),
    undoneAt: nullableText,
  })
  .openapi("Decision");

export const by = orNull(words(200)).optional().openapi({ description: "Who decides it." });

export const mergeBody = z.strictObject({ into: idInBody, by }).openapi("Merge");

export const splitBody = z
  .strictObject({
    entities: z
      .array(z.strictObject({ document: words(2000, 1), name: words(1000, 1) }))
      .min(1)
      .max(500)
      .openapi({ description: "Those that become an actor of their own." }),
    by,
  })
  .openapi("Split");
