import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { composeOffsets, joinOffsets, OffsetRuns } from "../../src/source/offset-map.ts";

test("a run of equal lengths copies, another stands whole", () => {
  const map = OffsetRuns.builder().add(0, 3, 10, 3).add(3, 1, 13, 5).add(6, 2, 20, 2).build();
  assert.deepEqual(map.toSource(0, 3), { from: 10, to: 13 });
  assert.deepEqual(map.toSource(1, 2), { from: 11, to: 12 });
  assert.deepEqual(map.toSource(3, 4), { from: 13, to: 18 });
  assert.deepEqual(map.toSource(2, 7), { from: 12, to: 21 });
});

test("text without a source leads nowhere", () => {
  const map = OffsetRuns.builder().add(0, 2, 5, 2).add(4, 2, 9, 2).build();
  assert.equal(map.toSource(2, 4), null);
  assert.equal(map.toSource(6, 9), null);
  assert.equal(map.toSource(1, 1), null);
  assert.deepEqual(map.toSource(2, 5), { from: 9, to: 10 });
});

test("a range over runs that stand the other way round in the source holds both", () => {
  const map = OffsetRuns.builder().add(0, 5, 100, 5).add(5, 5, 20, 5).build();
  assert.deepEqual(map.toSource(3, 7), { from: 20, to: 105 });
});

test("runs in the wrong order and spans that are none throw", () => {
  assert.throws(() => OffsetRuns.builder().add(5, 2, 0, 2).add(6, 1, 9, 1), /runs must ascend: 6 lies before 7/);
  assert.throws(() => OffsetRuns.builder().add(0, -1, 0, 1), RangeError);
  assert.throws(() => OffsetRuns.single(4).toSource(3, 2), /not a span of a text: 3..2/);
});

const runs = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 3 }),
    length: fc.integer({ min: 1, max: 6 }),
    source: fc.integer({ min: 0, max: 500 }),
    wide: fc.integer({ min: 0, max: 9 }),
  }),
  { maxLength: 200 },
);

test("every character leads to what a plain list of characters says", () => {
  fc.assert(
    fc.property(runs, (list) => {
      const builder = OffsetRuns.builder();
      const plain: ({ from: number; to: number } | null)[] = [];
      for (const { gap, length, source, wide } of list) {
        for (let k = 0; k < gap; k++) plain.push(null);
        builder.add(plain.length, length, source, wide);
        for (let k = 0; k < length; k++) {
          const range =
            wide === length ? { from: source + k, to: source + k + 1 } : { from: source, to: source + wide };
          plain.push(range.from < range.to ? range : null);
        }
      }
      const map = builder.build();
      for (let k = 0; k < plain.length; k++) assert.deepEqual(map.toSource(k, k + 1), plain[k]);
    }),
  );
});

test("a composed map leads through both, and a joined map through the piece it falls in", () => {
  const inner = OffsetRuns.builder().add(0, 2, 4, 2).add(2, 1, 6, 3).build();
  const outer = OffsetRuns.single(20, 100, 2);
  assert.deepEqual(composeOffsets(inner, outer).toSource(1, 3), { from: 110, to: 118 });
  const joined = joinOffsets([
    { from: 2, to: 5, map: OffsetRuns.single(3, 50) },
    { from: 7, to: 9, map: OffsetRuns.single(2, 10) },
  ]);
  assert.deepEqual(joined.toSource(0, 3), { from: 50, to: 51 });
  assert.equal(joined.toSource(5, 7), null);
  assert.deepEqual(joined.toSource(4, 8), { from: 10, to: 53 });
});
