import assert from "node:assert/strict";
import test from "node:test";
import { Account } from "../../src/cli/account.ts";
import { openProgress, progressBar } from "../../src/cli/progress.ts";

function stream(isTTY: boolean) {
  const written: string[] = [];
  const write = (text: string) => written.push(text);
  return { written, stream: { isTTY, columns: 60, write } as unknown as NodeJS.WriteStream };
}

function accountOf(arrived: number): Account {
  const account = new Account();
  for (let k = 0; k < arrived; k++) account.arrive();
  return account;
}

test("off a terminal, and for a single document, there is no progress line", () => {
  for (const [isTTY, arrived] of [
    [false, 5],
    [true, 1],
  ] as const) {
    const { written, stream: stderr } = stream(isTTY);
    const progress = openProgress(stderr, ["a", "b"], accountOf(arrived));
    progress.update("a");
    progress.clear();
    assert.deepEqual(written, []);
  }
});

test("the line tells how many of the inputs are done, fits the terminal, and is taken away", () => {
  const { written, stream: stderr } = stream(true);
  const progress = openProgress(stderr, ["a.txt", "b.jsonl", "c.txt", "d.txt"], accountOf(7));
  progress.update("b.jsonl:3");
  progress.clear();
  progress.clear();
  assert.deepEqual(written, ["\r\x1b[2K[#####---------------] in 7 = 0 read + 0 duplicate + 0 ref…", "\r\x1b[2K"]);
  assert.equal(progressBar(1), "[####################]");
});
