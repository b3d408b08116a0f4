import { z } from "@hono/zod-openapi";
import type { StoryRow } from "../../store/store.ts";
import { list, words } from "./basic-schemas.ts";
import { reportRowSchema } from "./report-schemas.ts";

export const storySchema: z.ZodType<StoryRow> = z
  .strictObject({
    id: z
      .int()
      .openapi({ description: "Another where its first report has left it or it was joined with an older one." }),
    size: z.int().openapi({ description: "How many reports it has." }),
    reports: list(reportRowSchema).openapi({
      description: "Its newest reports, 200 at most, by day of publication, undated ones first.",
    }),
    why: list(z.string()).openapi({ description: "What holds these together, in words." }),
  })
  .openapi("Story");

const document = words(2000, 1).openapi({ description: "The id of a document." });

export const joinBody = z.strictObject({ a: document, b: document }).openapi("JoinStories");

export const partBody = z
  .strictObject({
    documents: z
      .array(document)
      .min(1)
      .max(500)
      .openapi({ description: "Reports of one story; together they become one of their own." }),
  })
  .openapi("PartStory");
