import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);

test("docs/problems.md lists every code of a refusal or problem in source/, and no other", () => {
  const code = globSync("src/source/**/*.ts", { cwd: root }).map((path) => readFileSync(new URL(path, root), "utf8"));
  const others = new Set(["ASCII", "ENOENT"]);
  const used = new Set([...code.join("\n").matchAll(/"([A-Z]{3,}(?:_[A-Z]+)*|NO_[A-Z]+)"/g)].map(([, name]) => name));
  const listed = new Set(
    [...readFileSync(new URL("docs/problems.md", root), "utf8").matchAll(/`([A-Z]{2,}(?:_[A-Z]+)*)`/g)].map(
      ([, name]) => name,
    ),
  );
  const stray = [...used].filter((name) => !listed.has(name) && !others.has(name) && !name.startsWith("Z_"));
  assert.deepEqual(stray, []);
  assert.deepEqual(
    [...listed].filter((name) => !used.has(name)),
    [],
  );
});
