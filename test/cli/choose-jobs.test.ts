import assert from "node:assert/strict";
import test from "node:test";
import { chooseJobs } from "../../src/cli/choose-jobs.ts";

async function* upTo(count: number): AsyncGenerator<number> {
  for (let k = 0; k < count; k++) yield k;
}

for (const [count, jobs] of [
  [0, 1],
  [1, 1],
  [8, 1],
  [9, 4],
  [100, 4],
]) {
  test(`${count} inputs are read by ${jobs} of at most 4 processes, and none is lost`, async () => {
    const chosen = await chooseJobs(upTo(count), 4);
    assert.equal(chosen.jobs, jobs);
    const items: number[] = [];
    for await (const item of chosen.items) items.push(item);
    assert.deepEqual(
      items,
      Array.from({ length: count }, (_, k) => k),
    );
  });
}

test("an input that is slow to come is not waited for", async () => {
  const slow = Promise.withResolvers<void>();
  async function* late() {
    yield 1;
    await slow.promise;
    yield 2;
  }
  const { jobs, items } = await chooseJobs(late(), 4);
  assert.equal(jobs, 4);
  slow.resolve();
  const got: number[] = [];
  for await (const item of items) got.push(item);
  assert.deepEqual(got, [1, 2]);
});
