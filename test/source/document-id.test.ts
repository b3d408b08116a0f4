import assert from "node:assert/strict";
import { test } from "node:test";
import { addressedId, textId } from "../../src/source/document-id.ts";
import { readString } from "../../src/source/read-sources.ts";

const line = (url: string) => JSON.stringify({ text: "The ministers will meet again.", url });

async function idsOf(lines: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for await (const item of readString(lines.join("\n"), { format: "jsonl" })) {
    ids.push("read" in item ? item.read.document.id : item.refused.code);
  }
  return ids;
}

test("the same text at two addresses is two reports, at one address it is one", async () => {
  const text = "The ministers will meet again.";
  const [a, b] = ["https://a.example/1", "https://b.example/2"];
  assert.deepEqual(await idsOf([line(a), line(b), line(a), line(b)]), [
    textId(text),
    addressedId(text, b),
    "DUPLICATE",
    "DUPLICATE",
  ]);
});
