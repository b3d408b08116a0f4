/** Writes `docs/record.schema.json`, the JSON Schema of a record, from the types of `src/record.ts`: `npm run schema`. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGenerator, type Schema } from "ts-json-schema-generator";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// What the types cannot say, by property.
const LIMITS: { readonly [property: string]: Schema } = {
  from: { minimum: 0 },
  to: { minimum: 0 },
  geonames: { minimum: 1 },
  direct: { minimum: 0 },
  confidence: { minimum: 0, maximum: 1 },
  sharedShare: { minimum: 0, maximum: 1 },
};
const WHOLE_NUMBERS = new Set(["from", "to", "geonames", "direct"]);

/** The schema as it stands in `docs/record.schema.json`, to the character. */
export function recordSchemaText(): string {
  return schemaText("../src/record.ts", "Record", "urn:readout:record:1", "Readout record, format 1");
}

/** The JSON Schema of a type of ours, as a file has it. */
export function schemaText(file: string, type: string, id: string, title: string): string {
  const generator = createGenerator({
    path: path(file),
    tsconfig: path("../tsconfig.json"),
    topRef: false,
    additionalProperties: false,
    sortProps: false,
    skipTypeCheck: true,
  });
  const { $schema, ...schema } = generator.createSchema(type);
  return `${JSON.stringify({ $schema, $id: id, title, ...(limit(schema) as Schema) }, null, 2)}\n`;
}

function limit(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(limit);
  if (typeof node !== "object" || node === null) return node;
  const limited = Object.entries(node).map(([key, value]) => {
    if (key !== "properties") return [key, limit(value)];
    const properties = Object.entries(value as { [name: string]: Schema }).map(([name, schema]) => {
      const { type, ...rest } = limit(schema) as Schema;
      const narrowed = WHOLE_NUMBERS.has(name) ? integer(type) : type;
      return [name, { ...(narrowed && { type: narrowed }), ...rest, ...LIMITS[name] }];
    });
    return [key, Object.fromEntries(properties)];
  });
  return Object.fromEntries(limited);
}

function integer(type: Schema["type"]): Schema["type"] {
  if (Array.isArray(type)) return type.map((one) => (one === "number" ? "integer" : one));
  return type === "number" ? "integer" : type;
}

if (process.argv[1] === import.meta.filename) writeFileSync(path("../docs/record.schema.json"), recordSchemaText());
