import assert from "node:assert/strict";
import { test } from "node:test";
import { openTellings } from "../../src/compare/compare.ts";
import { makeRecord } from "../store/make-record.ts";

test("a dateline is no part of what is told", () => {
  const begin = "Sorenia agreed to reopen the strait.";
  for (const dateline of ["LINDHOLM, May 13 — ", "LINDHOLM (Meridian Wire) — ", "Lindholm (Reuters) ", ""]) {
    const { record } = makeRecord(
      `id: A\noutlet: Courier\n\n${dateline}${begin} Boats wait.\n==>\nwho Sorenia (country)\n`,
    );
    const [{ document, sentences }] = openTellings([record]);
    assert.deepEqual(
      sentences.map(({ from, to }) => document.text.slice(from, to)),
      [begin, "Boats wait."],
    );
  }
});
