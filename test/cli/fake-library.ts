import { writeFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { main } from "../../src/cli/main.ts";
import { processServices, type Services } from "../../src/cli/services.ts";
import { FAKE_HASHES, openFakeReader } from "./fake-reader.ts";
import { sampleRecord } from "./sample-record.ts";

/** The services of this process with the fake reader; sources and libraries are real. */
export function libraryServices(): Services {
  return {
    ...processServices(),
    readMeanings: async () => null,
    openReader: (jobs, { model }) => openFakeReader(jobs, model),
    modelHash: async (model) => (model === "other" ? FAKE_HASHES.other : FAKE_HASHES.sample),
  };
}

/** Runs the command line in this process, with `changed` in the place of some services. */
export async function runLibrary(args: readonly string[], changed: Partial<Services> = {}, input = "") {
  const streams = { stdout: new PassThrough(), stderr: new PassThrough(), stdin: new PassThrough() };
  streams.stdin.end(input);
  const { stdout, stderr, stdin } = streams;
  const told = Promise.all([text(stdout), text(stderr)]);
  const code = await main(args, {
    ...libraryServices(),
    env: {},
    stdin,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    ...changed,
  });
  stdout.end();
  stderr.end();
  const [out, err] = await told;
  return { out, err, code };
}

/** Writes reports with the sample's text to a file of JSONL, one of each id; `title` is what else they say of themselves. */
export function writeReports(path: string, ids: readonly string[], title = "Harbour talks end without a deal"): void {
  const { text, outlet, byline, published } = sampleRecord().document;
  const lines = ids.map((id, k) => {
    const day = `2025-${String(1 + (k % 12)).padStart(2, "0")}-${String(1 + (k % 28)).padStart(2, "0")}`;
    const url = `https://courier.example/${id}`;
    return JSON.stringify({ id, url, title, outlet, byline, published: k === 0 ? published!.value : day, text });
  });
  writeFileSync(path, `${lines.join("\n")}\n`);
}
