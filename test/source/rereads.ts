import assert from "node:assert/strict";
import type { ReadDocument } from "../../src/source/document.ts";
import { readRaw } from "../../src/source/read-raw.ts";

/** Fails unless the source of a report, read again, gives the same document and the same source. */
export async function rereads({ document, raw }: ReadDocument): Promise<void> {
  const again = await readRaw(raw, "again");
  assert.ok("read" in again, "refused" in again ? again.refused.message : "");
  assert.deepEqual(again.read.document, { ...document, source: "again" });
  assert.deepEqual(again.read.raw, raw);
  const place = again.read.offsets.toSource(0, document.text.length);
  assert.ok(place === null || (place.from >= 0 && place.to <= raw.text.length));
}
