import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { answerText } from "./answer.ts";
import { contentType } from "./formats.ts";

const RECORD_SCHEMA = join(import.meta.dirname, "../../../docs/record.schema.json");

type Schemas = { [name: string]: object };

/** Answers with the OpenAPI 3.1 document of all that was registered, made when it is first asked for. */
export function openApiDocument(app: OpenAPIHono<AppEnv>, version: string, needsToken: boolean) {
  let text: string | null = null;
  return (context: Context<AppEnv>): Response => {
    text ??= JSON.stringify(describe(app, version, needsToken));
    return answerText(context, text, contentType("json"));
  };
}

function describe(app: OpenAPIHono<AppEnv>, version: string, needsToken: boolean): object {
  const bearer = { token: { type: "http", scheme: "bearer" } } as const;
  const document = app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Readout",
      version,
      description: "A library of news reports and what was read from them. docs/api.md tells more.",
    },
    servers: [{ url: "/" }],
    ...(needsToken ? { security: [{ token: [] }] } : {}),
  });
  const { definitions, $schema, $id, ...record } = readRecordSchema();
  const schemas: Schemas = { ...(document.components?.schemas as Schemas), ...definitions, Record: record };
  return {
    ...document,
    components: { ...document.components, schemas, ...(needsToken ? { securitySchemes: bearer } : {}) },
  };
}

/** The schema of the record, whose parts are components here. */
function readRecordSchema(): { definitions: Schemas; $schema: string; $id: string } {
  const text = readFileSync(RECORD_SCHEMA, "utf8");
  return JSON.parse(text.replaceAll('"#/definitions/', '"#/components/schemas/'));
}
