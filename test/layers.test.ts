import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, test } from "node:test";

const root = join(import.meta.dirname, "../src");

/** A file imports from lower layers, its own folder and `record.ts`. Nothing imports `index.ts`, the public list. */
const layers: { readonly [folderOrFile: string]: number } = {
  "record.ts": 0,
  source: 1,
  text: 2,
  model: 3,
  extract: 4,
  "read.ts": 5,
  compare: 6,
  export: 7,
  eval: 7,
  fetch: 7,
  store: 8,
  server: 9,
  cli: 10,
  "index.ts": 11,
};

/** What only some folders may do, and the sign of it in the code. */
const reserved = [
  { what: "loads the neural runtime", sign: /["']onnxruntime-node["']/, folders: ["model"] },
  { what: "uses a database", sign: /["'](?:node:sqlite|pg)["']/, folders: ["store"] },
  { what: "prints", sign: /\bconsole\.|\bprocess\.(?:stdout|stderr)\b/, folders: ["cli"] },
  // model/ sets the variables that the neural runtime reads when it loads.
  { what: "reads the environment", sign: /\bprocess\.env\b/, folders: ["cli", "model"] },
];

const part = (path: string) => path.split("/")[0];

/** The code without whole-line comments, which may name what the code may not do. */
const codeOf = (text: string) => text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, "");

function relativeImports(text: string): string[] {
  const specifiers = codeOf(text).matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)["'](\.[^"']*)["']/g);
  return [...specifiers].map((match) => match[1]);
}

function violations(path: string, text: string): string[] {
  const own = part(path);
  if (!(own in layers)) return [`${path}: ${own} is in no layer`];
  const upward = relativeImports(text)
    .map((specifier) => normalize(join(dirname(path), specifier)))
    .filter((target) => {
      if (target.startsWith("..")) return false;
      const other = part(target);
      return other !== own && !(layers[other] < layers[own]);
    })
    .map((target) => `${path} imports ${target}`);
  const others = reserved
    .filter(({ sign, folders }) => !folders.includes(own) && sign.test(codeOf(text)))
    .map(({ what }) => `${path} ${what}`);
  return [...upward, ...others];
}

describe("the layers", () => {
  test("every file keeps to its layer", () => {
    const files = globSync("**/*.ts", { cwd: root });
    assert.ok(files.includes("record.ts"), "no sources found");
    assert.deepEqual(files.flatMap((path) => violations(path, readFileSync(join(root, path), "utf8"))).sort(), []);
  });

  test("record.ts imports nothing", () => {
    assert.doesNotMatch(codeOf(readFileSync(join(root, "record.ts"), "utf8")), /\bimport\b/);
  });

  test("breaches are seen", () => {
    assert.deepEqual(
      violations("source/html.ts", 'import type { Span } from "../record.ts";\nimport "./feed.ts";'),
      [],
    );
    assert.deepEqual(violations("text/layout.ts", 'import { read } from "../read.ts";'), [
      "text/layout.ts imports read.ts",
    ]);
    assert.deepEqual(violations("export/a.ts", 'await import("../store/csv.ts")'), [
      "export/a.ts imports store/csv.ts",
    ]);
    assert.deepEqual(violations("cli/main.ts", 'export { read } from "../index.ts";'), [
      "cli/main.ts imports index.ts",
    ]);
    assert.deepEqual(violations("misc/a.ts", ""), ["misc/a.ts: misc is in no layer"]);
    assert.deepEqual(
      violations("extract/a.ts", 'import ort from "onnxruntime-node";\nconsole.log(process.env.HOME);'),
      ["extract/a.ts loads the neural runtime", "extract/a.ts prints", "extract/a.ts reads the environment"],
    );
    assert.deepEqual(
      violations("extract/a.ts", "/**\n * console.log is not called here\n */\n// process.env neither"),
      [],
    );
  });
});
