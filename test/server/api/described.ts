import assert from "node:assert/strict";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { AppEnv } from "../../../src/server/app-env.ts";

type Content = { readonly [type: string]: { readonly schema: object } };

export interface Description {
  readonly openapi: string;
  readonly paths: {
    readonly [path: string]: {
      readonly [method: string]: {
        readonly operationId: string;
        readonly parameters?: readonly { readonly name: string; readonly in: string }[];
        readonly responses: { readonly [status: string]: { readonly content?: Content } };
      };
    };
  };
  readonly components: { readonly schemas: { readonly [name: string]: object } };
}

/** A server whose every answer is held against what its OpenAPI document says of it. */
export async function describedServer(app: OpenAPIHono<AppEnv>) {
  const document = (await (await app.request("/api/v1/openapi.json")).json()) as Description;
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema(document, "api");

  return {
    document,
    /** Asks for `address`, which has the pattern `path` in the document. */
    async ask(path: string, address: string, init: RequestInit = {}): Promise<Response> {
      const response = await app.request(address, init);
      const method = (init.method ?? "get").toLowerCase();
      const operation = document.paths[path]?.[method];
      assert.ok(operation, `${method} ${path} is in the document`);
      const { status } = response;
      const described = operation.responses[status];
      assert.ok(described, `${method} ${address} is answered with ${status}, which the document does not have`);
      const type = response.headers.get("content-type")?.split(";")[0];
      if (!described.content) {
        assert.equal(await response.clone().text(), "");
        return response;
      }
      assert.ok(type && described.content[type], `${method} ${address}: ${type} is in the document for ${status}`);
      const pointer = ["paths", path, method, "responses", String(status), "content", type, "schema"];
      const validate = ajv.getSchema(`api#/${pointer.map(escaped).join("/")}`);
      assert.ok(validate, `the schema of ${type}`);
      const body = type.endsWith("json") && type !== "application/x-ndjson";
      const value = body ? await response.clone().json() : await response.clone().text();
      assert.ok(validate(value), `${method} ${address}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(value)}`);
      return response;
    },
  };
}

function escaped(part: string): string {
  return encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
}
