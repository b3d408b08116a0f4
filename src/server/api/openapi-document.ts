import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { AppEnv } from "../app-env.ts";
import { answerText } from "./answer.ts";
import { contentType } from "./formats.ts";

const DOCS = join(import.meta.dirname, "../../../docs");

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
  const described = { ...readSchema("Record", "record"), ...readSchema("Comparison", "comparison") };
  const schemas: Schemas = { ...(document.components?.schemas as Schemas), ...described };
  return {
    ...document,
    components: { ...document.components, schemas, ...(needsToken ? { securitySchemes: bearer } : {}) },
  };
}

/** The schema of a file of `docs/` under `name`, and its parts, as components. */
function readSchema(name: string, file: string): Schemas {
  const text = readFileSync(join(DOCS, `${file}.schema.json`), "utf8");
  const { definitions, $schema, $id, ...schema } = JSON.parse(
    text.replaceAll('"#/definitions/', '"#/components/schemas/'),
  ) as { definitions: Schemas; $schema: string; $id: string };
  return { ...definitions, [name]: schema };
}
