/** Reads the sample reports and prints a JSON list of their records with reasons. A process of its own: the model takes memory. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openModel, readDocumentExplained } from "../../src/read.ts";
import { readBytes } from "../../src/source/read-sources.ts";
import { type KeptRecord, keepReasons } from "../../src/store/explained.ts";

const folder = fileURLToPath(new URL("../../samples/", import.meta.url));
const model = await openModel({ threads: 1 });
const kept: KeptRecord[] = [];
const files = readdirSync(folder, { withFileTypes: true }).filter(
  (entry) => entry.isFile() && entry.name !== "README.md",
);
for (const name of files.map(({ name }) => name).sort()) {
  for await (const item of readBytes(readFileSync(folder + name), { id: undefined })) {
    if ("read" in item) kept.push(keepReasons(await readDocumentExplained(model, item.read)));
  }
}
await model.close();
process.stdout.write(JSON.stringify(kept));
