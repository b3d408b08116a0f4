import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { after, describe, test } from "node:test";

const repository = join(import.meta.dirname, "..");
const packaged = `node_modules/node-${process.platform}-${process.arch}`;
const olderNode = ["--import", 'data:text/javascript,Object.defineProperty(process,"version",{value:"v18.19.1"})'];
const folders: string[] = [];

/** A folder with the shim in `bin/` and these files beside it. */
async function install(files: { [path: string]: string }): Promise<{ folder: string; shim: string }> {
  const folder = await mkdtemp(join(tmpdir(), "readout-shim-"));
  folders.push(folder);
  for (const [path, text] of Object.entries({ "package.json": '{ "type": "module" }', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
    if (path.endsWith("bin/node")) await chmod(join(folder, path), 0o755);
  }
  const shim = join(folder, "bin/readout.js");
  await mkdir(dirname(shim), { recursive: true });
  await copyFile(join(repository, "bin/readout.js"), shim);
  return { folder, shim };
}

const stub = (script: string) => ({
  [`${packaged}/package.json`]: "{}",
  [`${packaged}/bin/node`]: `#!/bin/sh\n${script}\n`,
});
const run = (node: string, args: string[]) => spawnSync(node, args, { encoding: "utf8" });

/** Every Node on the path that is too old for Readout. */
function oldNodes(): string[] {
  const nodes = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "node"));
  return [...new Set(nodes)].filter((node) => {
    if (!existsSync(node)) return false;
    const [major, minor] = run(node, ["--version"]).stdout.slice(1).split(".").map(Number);
    return major < 22 || (major === 22 && minor < 18);
  });
}

after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

describe("under a Node that is new enough", () => {
  test("the sources of a checkout are run, even where an old build lies beside them", async () => {
    const { shim } = await install({
      "src/cli/main.ts": "export const main = (args: string[]) => { console.log('sources', ...args); return 1; };",
      "dist/cli/main.js": "export const main = () => console.log('build');",
    });
    const { stdout, stderr, status } = run(process.execPath, [shim, "read", "a b"]);
    assert.deepEqual({ stdout, stderr, status }, { stdout: "sources read a b\n", stderr: "", status: 1 });
  });

  test("the build is run where there are no sources", async () => {
    const { shim } = await install({
      "dist/cli/main.js": "export const main = async () => { console.log('build'); };",
    });
    const { stdout, status } = run(process.execPath, [shim]);
    assert.deepEqual({ stdout, status }, { stdout: "build\n", status: 0 });
  });

  test("a large output to a pipe arrives whole", async () => {
    const { shim } = await install({
      "dist/cli/main.js": "export const main = () => { process.stdout.write('x'.repeat(4000000)); return 1; };",
    });
    const { stdout, status } = spawnSync(process.execPath, [shim], { encoding: "utf8", maxBuffer: 8_000_000 });
    assert.deepEqual({ length: stdout.length, status }, { length: 4_000_000, status: 1 });
  });

  test("warnings about experimental parts of Node are not shown, others are", async () => {
    const { shim } = await install({
      "dist/cli/main.js": `export const main = () => {
        process.emitWarning("first", "ExperimentalWarning");
        process.emitWarning("second", { type: "ExperimentalWarning" });
        process.emitWarning("third");
      };`,
    });
    const { stderr } = run(process.execPath, [shim]);
    assert.doesNotMatch(stderr, /first|second/);
    assert.match(stderr, /third/);
  });
});

describe("under a Node that is too old", () => {
  test("one sentence says what to install, and the exit code is 2", async () => {
    const { shim } = await install({ "dist/cli/main.js": "throw new Error('loaded');" });
    const { stdout, stderr, status } = run(process.execPath, [...olderNode, shim, "--version"]);
    assert.deepEqual({ stdout, status }, { stdout: "", status: 2 });
    assert.match(stderr, /^readout needs Node 22\.18 or newer and this is v18\.19\.1: install .*\.\n$/);
  });

  test("the packaged Node gets the arguments, and its exit code is passed on", async () => {
    const { shim } = await install(stub(`shift; printf '%s\\n' "$@"; exit 7`));
    const { stdout, status } = run(process.execPath, [...olderNode, shim, "read", "a b", ""]);
    assert.deepEqual({ stdout, status }, { stdout: "read\na b\n\n", status: 7 });
  });

  test("a packaged Node that cannot be started gives the same sentence", async () => {
    const { shim } = await install({ [`${packaged}/package.json`]: "{}" });
    const { stderr, status } = run(process.execPath, [...olderNode, shim]);
    assert.equal(status, 2);
    assert.match(stderr, /^readout needs Node 22\.18/);
  });

  test("a signal that ends the packaged Node ends the shim too", async () => {
    const { shim } = await install(stub("kill -TERM $$"));
    assert.equal(run(process.execPath, [...olderNode, shim]).signal, "SIGTERM");
  });

  test("a signal is passed on to the packaged Node", async () => {
    const { shim } = await install(stub("trap 'exit 5' TERM; echo ready; for i in $(seq 400); do sleep 0.05; done"));
    const child = spawn(process.execPath, [...olderNode, shim], { stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.once("data", () => child.kill("SIGTERM"));
    const code = await new Promise((resolve) => child.once("exit", resolve));
    assert.equal(code, 5);
  });

  const old = oldNodes();
  test("a real one starts the packaged Node", { skip: old.length === 0 && "no old Node on the path" }, async () => {
    const { folder, shim } = await install({
      "src/cli/main.ts":
        "export const main = (args: string[]): number => { console.log(process.version, ...args); return 1; };",
    });
    await mkdir(dirname(join(folder, packaged)), { recursive: true });
    await symlink(join(repository, packaged), join(folder, packaged));
    for (const node of old) {
      const { stdout, stderr, status } = run(node, [shim, "read"]);
      assert.deepEqual({ stderr, status }, { stderr: "", status: 1 }, node);
      assert.match(stdout, /^v2[4-9]\.\d+\.\d+ read\n$/, node);
    }
  });
});
