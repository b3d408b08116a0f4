import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, describe, test } from "node:test";

const repository = join(import.meta.dirname, "..");
const { name, version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
const skip = process.env.npm_lifecycle_event === "test" && "takes a minute: npm run test:package";

/** The environment of somebody who has never seen the repository: its tools are not on the path. */
const environment = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^npm_(?:lifecycle|package|config_local)_/.test(key)),
  ),
  PATH: (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => !folder.includes("node_modules"))
    .join(delimiter),
};

function run(folder: string, command: string, ...args: string[]): string {
  const options = { cwd: folder, env: environment, encoding: "utf8", maxBuffer: 1 << 26 } as const;
  const { status, stdout, stderr, error } = spawnSync(command, args, options);
  assert.equal(status, 0, `${command} ${args.join(" ")}: ${error ?? ""}\n${stdout}${stderr}`);
  return stdout;
}

describe("the package", { skip }, () => {
  let folder = "";

  before(() => {
    folder = mkdtempSync(join(tmpdir(), "readout-package-"));
    run(repository, "npm", "run", "build");
    run(repository, "npm", "pack", "--pack-destination", folder);
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    run(folder, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", `./${name}-${version}.tgz`);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  test("it holds what running it needs and nothing else", () => {
    const entries = readdirSync(join(folder, "node_modules", name)).sort();
    assert.deepEqual(entries, [
      "LICENSE",
      "README.md",
      "bin",
      "data",
      "dist",
      "docs",
      "models",
      "package.json",
      "samples",
      "web",
    ]);
  });

  test("npx readout tells its version", () => {
    assert.equal(run(folder, "npx", "readout", "--version").trim(), version);
  });

  test("npx readout reads a sample report", () => {
    const record = JSON.parse(
      run(folder, "npx", "readout", "read", "--jsonl", `node_modules/${name}/samples/port-strike.txt`),
    );
    assert.equal(record.readout, 1);
    assert.ok(record.statements.length > 0);
  });

  test("npx readout keeps a library, searches it and compares reports", () => {
    const samples = `node_modules/${name}/samples`;
    run(folder, "npx", "readout", "add", "--library", "library", `${samples}/port-strike.txt`);
    const [first] = run(folder, "npx", "readout", "search", "--library", "library", "--json", "kind:statement").split(
      "\n",
    );
    assert.equal(JSON.parse(first).kind, "statement");
    const tellings = ["courier", "tribune"].map((one) => `${samples}/tellings/${one}.html`);
    const comparison = JSON.parse(run(folder, "npx", "readout", "compare", "--json", ...tellings));
    assert.ok(comparison.differences.length > 0);
  });

  test("code imports it and reads a text", () => {
    writeFileSync(
      join(folder, "example.mjs"),
      `import { read } from "${name}";
       for await (const record of read("“The bridge will hold,” engineer Milo Castane said on Friday."))
         console.log(record.entities[0].name, record.statements.length);`,
    );
    assert.equal(run(folder, process.execPath, "example.mjs"), "Milo Castane 1\n");
  });

  test("its types are found and right", () => {
    writeFileSync(
      join(folder, "example.ts"),
      `import { read, type Record } from "${name}";
       export const records: AsyncIterable<Record> = read("text");
       // @ts-expect-error a number is no input
       read(1);`,
    );
    const compiler = join(repository, "node_modules/typescript/bin/tsc");
    const types = ["--types", "node", "--typeRoots", join(repository, "node_modules/@types")];
    run(folder, process.execPath, compiler, "--noEmit", "--strict", "--module", "nodenext", ...types, "example.ts");
  });
});
