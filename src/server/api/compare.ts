import { z } from "@hono/zod-openapi";
import { MOST_COMPARED } from "../../compare/compare.ts";
import type { Comparison } from "../../compare/comparison.ts";
import { compareStored } from "../compared.ts";
import { documentInAddress } from "./basic-schemas.ts";
import { type Endpoint, value } from "./endpoint.ts";

// Described once, in docs/comparison.schema.json; `openapi-document.ts` puts that in its place.
const comparisonSchema = z.custom<Comparison>().openapi("Comparison", { type: "object" });

const documents = z
  .preprocess(
    (given) => (typeof given === "string" ? [given] : given),
    z.array(documentInAddress).min(2).max(MOST_COMPARED),
  )
  .openapi({
    type: "array",
    items: { type: "string" },
    description: `The ids of 2 to ${MOST_COMPARED} documents, each as d=ID. Their order does not matter.`,
  });

const compared = value({
  name: "compareReports",
  summary: "Reports of one story side by side: who is quoted, what is told, which words are used, and where they part",
  description: "`docs/comparison.md` tells what every field means.",
  query: z.strictObject({ d: documents }),
  schema: comparisonSchema,
  read: async ({ store, readMeanings, query }) => (await compareStored(store, readMeanings, query.d)).comparison,
});

export const compareReports: Endpoint = { ...compared, problems: [...(compared.problems ?? []), "not-found"] };
