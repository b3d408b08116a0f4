import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";

const repository = join(import.meta.dirname, "..");
const readme = readFileSync(join(repository, "README.md"), "utf8");

describe("the README", () => {
  test("its example runs and prints what stands below it", () => {
    const [, code, output] = /```ts\n([\s\S]*?)```[^`]+```text\n([\s\S]*?)```/.exec(readme) ?? [];
    assert.ok(code, "no example followed by its output");
    const folder = mkdtempSync(join(tmpdir(), "readout-readme-"));
    try {
      const index = pathToFileURL(join(repository, "src/index.ts")).href;
      const path = join(folder, "example.mts");
      writeFileSync(path, code.replaceAll('"readout"', JSON.stringify(index)));
      const { stdout, stderr, status } = spawnSync(process.execPath, [path], { cwd: repository, encoding: "utf8" });
      assert.equal(status, 0, stderr);
      assert.equal(stdout, output);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test("it has two commands for a fresh clone, one line each", () => {
    assert.equal(readme.match(/^npm ci && .+$/gm)?.length, 2);
  });

  for (const page of ["README.md", "CONTRIBUTING.md", "samples/README.md"]) {
    test(`every file that ${page} links to is there`, () => {
      const folder = join(repository, page, "..");
      const links = [...readFileSync(join(repository, page), "utf8").matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)];
      assert.deepEqual(
        links.map((link) => link[1]).filter((path) => !existsSync(join(folder, path))),
        [],
      );
    });
  }
});
