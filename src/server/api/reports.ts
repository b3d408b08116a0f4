import { z } from "@hono/zod-openapi";
import { recordLine } from "../../export/json.ts";
import { RequestRefused } from "../problem.ts";
import { answerText } from "./answer.ts";
import { documentInAddress, recordSchema, whole } from "./basic-schemas.ts";
import { change, type Endpoint, givenOf, HEADERS, value } from "./endpoint.ts";
import { chooseFormat, contentType, type Format, MEDIA_TYPES } from "./formats.ts";
import { list, shortList } from "./list-endpoint.ts";
import { rawSchema, recordMadeSchema, reportDetailsSchema, reportRowSchema } from "./report-schemas.ts";

const params = z.strictObject({ document: documentInAddress });
const version = whole(1, 2 ** 31 - 1)
  .optional()
  .openapi({ description: "The latest unless given." });
const query = z.strictObject({ version });

type OfVersion = { readonly document: string; readonly version?: number };
const missing = ({ document }: { readonly document: string }) =>
  `This library has no report “${document}”, or not that version of it.`;

export const listReports = list({
  name: "listReports",
  summary: "The reports of the library, the newest first",
  query: z.strictObject({
    by: z.enum(["published", "added"]).default("published").openapi({ description: "Which date puts them in order." }),
  }),
  item: reportRowSchema,
  columns: {
    document: ({ document }) => document,
    version: ({ version }) => version,
    title: ({ title }) => title,
    outlet: ({ outlet }) => outlet,
    byline: ({ byline }) => byline.join("; "),
    published: ({ published }) => published?.value ?? null,
    url: ({ url }) => url,
    source: ({ source }) => source,
    language: ({ language }) => language,
    words: ({ words }) => words,
    statements: ({ statements }) => statements,
    events: ({ events }) => events,
    added: ({ addedAt }) => addedAt,
    model: ({ model }) => model.name,
    readout: ({ readoutVersion }) => readoutVersion,
  },
  page: ({ store, query }, request) => store.reports({ ...request, by: query.by }),
});

export const getReport = value({
  name: "getReport",
  summary: "A report: what is known of it, its versions, corrections and problems",
  params,
  query,
  schema: reportDetailsSchema,
  missing,
  read: async ({ store, params, query }) => {
    const report = await store.report(params.document, query.version ?? null);
    if (!report) return null;
    const { row, versions, actors, corrections, kept } = report;
    const { reasons, record } = kept;
    return { report: row, versions, actors, corrections, reasons, problems: record.problems };
  },
});

export const getRecord = value({
  name: "getRecord",
  summary: "The record of a report, as `readout read --json` gives it",
  description: "`docs/record.md` tells what every field means.",
  params,
  query,
  schema: recordSchema,
  missing,
  read: async ({ store, params, query }) => {
    const report = await store.report(params.document, query.version ?? null);
    return report && JSON.parse(recordLine(report.kept.record));
  },
});

export const listRecords = shortList({
  name: "listRecords",
  summary: "The records that were made of a version, the current one first, and what made them",
  params,
  query,
  item: recordMadeSchema,
  columns: {
    current: ({ current }) => current,
    readout: ({ made }) => made.version,
    model: ({ made }) => made.model.name,
    sha256: ({ made }) => made.model.sha256,
    statements: ({ statements }) => statements,
    events: ({ events }) => events,
    problems: ({ problems }) => problems,
  },
  read: async ({ store, params, query }) => {
    const records = await store.records(params.document, query.version ?? null);
    if (records.length === 0) throw new RequestRefused("not-found", missing(params));
    const items = records.map(({ record }, k) => ({
      current: k === 0,
      made: record.made,
      statements: record.statements.length,
      events: record.events.length,
      problems: record.problems.length,
    }));
    return { items };
  },
});

/** A text of a report, and where `asJson` is given that instead for those who ask for it. */
function textOf(parts: {
  readonly name: string;
  readonly summary: string;
  readonly json?: z.ZodType;
  readonly read: (
    store: Parameters<Endpoint["handle"]>[0]["var"]["store"],
    asked: OfVersion,
  ) => Promise<{ text: string } | null>;
}): Endpoint {
  const { name, summary, json, read } = parts;
  const offered: readonly Format[] = json ? ["text", "json"] : ["text"];
  return {
    name,
    summary,
    params,
    query: query.extend({ format: z.enum(offered as [Format, ...Format[]]).optional() }),
    problems: ["not-acceptable"],
    answers: {
      200: {
        description: summary,
        headers: HEADERS.etag,
        content: {
          [MEDIA_TYPES.text]: { schema: z.string() },
          ...(json ? { [MEDIA_TYPES.json]: { schema: json } } : {}),
        },
      },
      304: { description: "Unchanged" },
    },
    async handle(context) {
      const given = givenOf<{ document: string }, { version?: number; format?: Format }>(context);
      const format = chooseFormat(context.req.header("accept"), offered, given.query.format);
      const found = await read(given.store, { document: given.params.document, version: given.query.version });
      if (!found) throw new RequestRefused("not-found", missing(given.params));
      return answerText(context, format === "json" ? JSON.stringify(found) : found.text, contentType(format));
    },
  };
}

export const getText = textOf({
  name: "getText",
  summary: "The text of a report, to whose UTF-16 code units all offsets point",
  read: async (store, { document, version }) => {
    const report = await store.report(document, version ?? null);
    return report && { text: report.kept.record.document.text };
  },
});

export const getSource = textOf({
  name: "getSource",
  summary: "The source of a report, as it was added; as JSON with its format and what was given beside it",
  json: rawSchema,
  read: (store, { document, version }) => store.raw(document, version ?? null),
});

export const deleteReport = change({
  name: "deleteReport",
  summary: "Removes a report with all versions, records, corrections and its source",
  params,
  missing,
  run: ({ store, params }) => store.remove(params.document),
});
