import { z } from "@hono/zod-openapi";
import { documentInAddress, idInAddress } from "./basic-schemas.ts";
import { change, value } from "./endpoint.ts";
import { list } from "./list-endpoint.ts";
import { joinBody, partBody, storySchema } from "./story-schemas.ts";

export const listStories = list({
  name: "listStories",
  summary: "Stories of several reports, those with the newest report first",
  item: storySchema,
  columns: {
    id: ({ id }) => id,
    reports: ({ reports }) => reports.length,
    first: ({ reports }) => reports[0].published?.value ?? null,
    last: ({ reports }) => reports.at(-1)?.published?.value ?? null,
    outlets: ({ reports }) => [...new Set(reports.flatMap(({ outlet }) => outlet ?? []))].sort().join("; "),
    documents: ({ reports }) => reports.map(({ document }) => document).join("; "),
    why: ({ why }) => why.join("; "),
  },
  links: {
    getStory: { parameters: { id: "$response.body#/items/0/id" } },
    partStory: { parameters: {}, body: { documents: ["$response.body#/items/0/reports/0/document"] } },
  },
  page: ({ store }, request) => store.stories(request),
});

export const getStory = value({
  name: "getStory",
  summary: "A story: its reports and why they are one",
  params: z.strictObject({ id: idInAddress }),
  schema: storySchema,
  missing: ({ id }) => `This library has no story ${id}.`,
  read: ({ store, params }) => store.story(params.id),
});

export const getStoryOfReport = value({
  name: "getStoryOfReport",
  summary: "The story that a report is of, alone or with others",
  params: z.strictObject({ document: documentInAddress }),
  schema: storySchema,
  missing: ({ document }) => `This library has no report “${document}”.`,
  read: ({ store, params }) => store.storyOf(params.document),
});

// Their addresses have no parameters; that a report of the body may not be there makes 404 an answer of theirs all the same.
const params = z.strictObject({});
const missing = () => "This library has no such report.";

export const joinStories = change({
  name: "joinStories",
  summary: "Makes one story of those of two reports, whatever is added later; answers with it",
  params,
  body: joinBody,
  schema: storySchema,
  links: { getStory: { parameters: { id: "$response.body#/id" } } },
  missing,
  run: ({ store, body }) => store.joinStories(body.a, body.b),
});

export const partStory = change({
  name: "partStory",
  summary: "Parts reports from the others of their story, whatever is added later; answers with the story of their own",
  params,
  body: partBody,
  schema: storySchema,
  links: { getStory: { parameters: { id: "$response.body#/id" } } },
  missing,
  run: ({ store, body }) => store.partStory(body.documents),
});
