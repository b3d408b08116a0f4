#!/usr/bin/env node
// Starts Readout. Plain JavaScript that every Node from 12.20 on parses, so that an old one can start a newer one or
// say what to install, instead of failing on syntax.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [major, minor] = process.version.slice(1).split(".").map(Number);

if (major > 22 || (major === 22 && minor >= 18)) start();
else startWith(packagedNode());

/** Runs the command line with this Node: from the sources in a checkout, from emitted JavaScript in the published package. */
function start() {
  const { emitWarning } = process;
  process.emitWarning = (warning, ...options) => {
    const type = typeof options[0] === "object" && options[0] !== null ? options[0].type : options[0];
    if (type !== "ExperimentalWarning") emitWarning.call(process, warning, ...options);
  };
  const sources = new URL("../src/cli/main.ts", import.meta.url);
  const entry = existsSync(sources) ? sources : new URL("../dist/cli/main.js", import.meta.url);
  import(entry.href)
    .then(({ main }) => main(process.argv.slice(2)))
    .then((code) => {
      // Not `process.exit`: it would cut off what is still to be written to a pipe.
      process.exitCode = code;
    });
}

/** The Node that the optional package for this machine brings, or `null`. */
function packagedNode() {
  const name = `node-${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), "bin", "node");
  } catch {
    return null;
  }
}

function startWith(node) {
  // The same Node again would start itself without end.
  if (node === null || node === process.execPath) return refuse();
  let child = null;
  // Before the child is there: a signal that came in between would leave it behind.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: "inherit" });
  child.on("error", refuse);
  child.on("exit", (code, signal) => {
    if (signal === null) process.exitCode = code;
    else {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}

function refuse() {
  console.error(
    `readout needs Node 22.18 or newer and this is ${process.version}: install a newer Node, or on Linux install ` +
      "readout again with its optional packages (npm install --include=optional), which bring one.",
  );
  process.exitCode = 2;
}
