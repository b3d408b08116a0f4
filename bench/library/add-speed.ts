/**
 * What keeping costs beside reading: `node bench/library/add-speed.ts [--reports 200] [--turns 3] [--jobs 1]` has `readout read --jsonl`
 * and `readout add` read the same reports by turns, each time into a new library.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { partReports, REPORT_WORDS, sampleFiles, varyReports } from "../texts.ts";

const { values: flags } = parseArgs({
  options: {
    reports: { type: "string", default: "200" },
    turns: { type: "string", default: "3" },
    jobs: { type: "string", default: "1" },
    library: { type: "string" },
  },
});
/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

const main = fileURLToPath(new URL("../../bin/readout.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "readout-add-speed-"));
const input = join(folder, "reports.jsonl");
const reports = makeReports(Number(flags.reports));
writeFileSync(input, reports.map((text, k) => `${JSON.stringify({ id: `r${k}`, text })}\n`).join(""));
try {
  const times: { [name in "read" | "add"]: number[] } = { read: [], add: [] };
  const cpus: { [name in "read" | "add"]: number[] } = { read: [], add: [] };
  const peaks: { [name in "read" | "add"]: number } = { read: 0, add: 0 };
  for (let turn = 0; turn < Number(flags.turns); turn++) {
    const library = flags.library ?? join(folder, `library-${turn}`);
    for (const [name, given] of [
      ["read", ["read", "--jsonl"]],
      ["add", ["add", "--library", library]],
    ] as const) {
      const { seconds, cpu, peak } = await timed([...given, "--jobs", flags.jobs, input]);
      times[name].push(seconds);
      cpus[name].push(cpu);
      peaks[name] = Math.max(peaks[name], peak);
      print(
        `${name} ${seconds.toFixed(2)} s, ${cpu.toFixed(2)} s of the processor, ${(reports.length / seconds).toFixed(1)} reports a second, ${peak.toFixed(0)} MB`,
      );
    }
  }
  const share = (of: typeof times) => (100 * Math.min(...of.read)) / Math.min(...of.add);
  print(
    `adding has ${share(times).toFixed(1)} % of the speed of reading by the clock, ${share(cpus).toFixed(1)} % by the processor`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function makeReports(count: number): string[] {
  const texts = sampleFiles().map((file) => readFileSync(file, "utf8"));
  return partReports(varyReports(texts, (count + 1) * (REPORT_WORDS + 40))).slice(0, count);
}

interface Cost {
  /** Seconds by the clock, and of the processor, as Linux tells them while it runs (without processes that it started). */
  readonly seconds: number;
  readonly cpu: number;
  /** The most memory of the process in MB. */
  readonly peak: number;
}

async function timed(given: readonly string[]): Promise<Cost> {
  const begin = performance.now();
  const child = spawn(process.execPath, [main, ...given], { stdio: ["ignore", "ignore", "pipe"] });
  let told = "";
  child.stderr.on("data", (chunk) => {
    told += chunk;
  });
  let peak = 0;
  let cpu = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      peak = Math.max(peak, (Number(/VmHWM:\s*(\d+) kB/.exec(status)?.[1] ?? 0) * 1024) / 1e6);
      const [user, system] = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13);
      cpu = (Number(user) + Number(system)) / TICKS;
    } catch {
      // It has just ended.
    }
  }, 100);
  const code = await new Promise((resolve) => child.on("close", resolve));
  clearInterval(look);
  if (code !== 0) throw new Error(`readout ${given.join(" ")} ended with ${code}: ${told}`);
  return { seconds: (performance.now() - begin) / 1000, cpu, peak };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
