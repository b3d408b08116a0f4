/** Writes `docs/comparison.schema.json`, the JSON Schema of a comparison, from the types of `src/compare/comparison.ts`. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { schemaText } from "./build-record-schema.ts";

/** The schema as it stands in `docs/comparison.schema.json`, to the character. */
export function comparisonSchemaText(): string {
  return schemaText(
    "../src/compare/comparison.ts",
    "Comparison",
    "urn:readout:comparison:1",
    "Readout comparison, format 1",
  );
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(fileURLToPath(new URL("../docs/comparison.schema.json", import.meta.url)), comparisonSchemaText());
}
