import { z } from "@hono/zod-openapi";
import { RequestRefused } from "../problem.ts";
import { documentInAddress, idInAddress } from "./basic-schemas.ts";
import { correctionBody, correctionSchema, goldSchema } from "./correction-schemas.ts";
import { change } from "./endpoint.ts";
import { list } from "./list-endpoint.ts";

export const addCorrection = change({
  name: "addCorrection",
  summary: "Says that a statement or event is wrong, is right, or has another value in a field",
  description: "The record stays as it is; corrections are kept beside it.",
  params: z.strictObject({ document: documentInAddress }),
  body: correctionBody,
  status: 201,
  schema: correctionSchema,
  missing: ({ document }) => `This library has no report “${document}”.`,
  links: { withdrawCorrection: { parameters: { id: "$response.body#/id" } } },
  run: async ({ store, params, body }) => {
    const { item, verdict, field = null, value = null, note = null, by = null } = body;
    try {
      return await store.correct({ document: params.document, item, verdict, field, value, note, by });
    } catch (error) {
      // Whether a field belongs to the item only the library knows: the request itself was well made.
      throw error instanceof RangeError ? new RequestRefused("not-possible", error.message) : error;
    }
  },
});

export const withdrawCorrection = change({
  name: "withdrawCorrection",
  summary: "Takes a correction back",
  params: z.strictObject({ id: idInAddress }),
  missing: ({ id }) => `This library has no correction ${id} that stands.`,
  run: ({ store, params }) => store.withdrawCorrection(params.id),
});

export const listCorrections = list({
  name: "listCorrections",
  summary: "The corrections that stand; as JSONL the gold to measure or train with",
  item: goldSchema,
  columns: {
    id: ({ correction }) => correction.id,
    document: ({ document }) => document,
    item: ({ item }) => item,
    state: ({ state }) => state,
    why: ({ why }) => why,
    verdict: ({ correction }) => correction.verdict,
    field: ({ correction }) => correction.field,
    value: ({ correction }) => correction.value,
    note: ({ correction }) => correction.note,
    by: ({ correction }) => correction.by,
    at: ({ correction }) => correction.at,
    from: ({ correction }) => correction.anchor.from,
    to: ({ correction }) => correction.anchor.to,
    before: ({ correction }) => correction.anchor.before,
    exact: ({ correction }) => correction.anchor.exact,
    after: ({ correction }) => correction.anchor.after,
  },
  page: ({ store }, request) => store.corrections(request),
});
