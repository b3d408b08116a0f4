import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";

const repository = join(import.meta.dirname, "..");
const hasStrace = spawnSync("strace", ["-V"]).status === 0;
const skip = !hasStrace && !process.env.CI && "strace is not installed";

/** The calls that reach for the internet in a run of Node with these arguments, its children included. */
function internetCalls(args: string[]): { status: number | null; stdout: string; stderr: string; calls: string[] } {
  const folder = mkdtempSync(join(tmpdir(), "readout-trace-"));
  try {
    const trace = join(folder, "trace");
    const strace = ["-f", "--seccomp-bpf", "-e", "trace=network", "-o", trace, process.execPath, ...args];
    const { status, stdout, stderr, error } = spawnSync("strace", strace, {
      cwd: repository,
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    if (error) throw error;
    return {
      status,
      stdout,
      stderr,
      calls: readFileSync(trace, "utf8")
        .split("\n")
        .filter((line) => /\bAF_INET6?\b/.test(line)),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("the network", { skip }, () => {
  test("reading a report opens no socket", () => {
    const { status, stdout, stderr, calls } = internetCalls([
      "bin/readout.js",
      "read",
      "--jsonl",
      "samples/port-strike.txt",
    ]);
    assert.equal(status, 0, stderr);
    assert.ok(JSON.parse(stdout).statements.length > 0);
    assert.deepEqual(calls, []);
  });

  test("a socket that is opened would be seen", () => {
    const connect = "require('node:net').connect(9, '127.0.0.1').on('error', () => {})";
    assert.match(internetCalls(["-e", connect]).calls.join("\n"), /connect\(.*127\.0\.0\.1/);
  });
});
