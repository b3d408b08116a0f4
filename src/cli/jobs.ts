import { type ChildProcess, fork } from "node:child_process";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { ExplainedRecord } from "../read.ts";
import { ModelNotOpened, type Reader, type ReaderOptions } from "./reader.ts";
import type { JobAnswer, JobRequest } from "./serve-reader.ts";

interface Job {
  readonly request: JobRequest;
  readonly resolve: (explained: ExplainedRecord) => void;
  readonly reject: (error: Error) => void;
}

// The worker is `.ts` in a checkout and `.js` in the published package, as this file is.
const WORKER = new URL(`./worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url);

/**
 * Reads in up to `jobs` child processes, each with a model of its own; one is started when there is a document and no
 * process free. When a process dies, its document is tried once more with nothing else under way, and given up if
 * that process dies too; the others go on.
 */
export function openJobs(jobs: number, options: ReaderOptions, worker: URL = WORKER): Reader {
  const waiting: Job[] = [];
  const suspects: Job[] = [];
  const busy = new Map<ChildProcess, Job>();
  const idle: ChildProcess[] = [];
  let suspect: Job | null = null;
  let closed: Error | null = null;

  function startWaiting(): void {
    while (suspect === null && suspects.length === 0 && waiting.length > 0 && busy.size < jobs) start(waiting.shift()!);
    if (suspect === null && suspects.length > 0 && busy.size === 0) {
      suspect = suspects.shift()!;
      start(suspect);
    }
  }

  function start(job: Job): void {
    const child = idle.pop() ?? startWorker();
    busy.set(child, job);
    child.send(job.request, (error) => error && died(child, error.message));
  }

  function startWorker(): ChildProcess {
    const child = fork(worker, [JSON.stringify(options)], {
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    child.on("message", (answer: JobAnswer) => answered(child, answer));
    child.on("error", (error) => died(child, error.message));
    child.on("exit", (code, signal) => died(child, signal ?? `exit code ${code}`));
    return child;
  }

  function answered(child: ChildProcess, answer: JobAnswer): void {
    const job = finish(child);
    if (job === null) return;
    idle.push(child);
    if (answer.kind === "read") job.resolve(answer.read);
    else if (answer.kind === "failed") job.reject(new Error(answer.message));
    else end(new ModelNotOpened(answer.message), [job]);
    startWaiting();
  }

  function died(child: ChildProcess, reason: string): void {
    if (idle.includes(child)) idle.splice(idle.indexOf(child), 1);
    const wasSuspect = busy.get(child) === suspect;
    const job = finish(child);
    if (job === null) return;
    child.kill("SIGKILL");
    if (closed) job.reject(closed);
    else if (wasSuspect) job.reject(new Error(`the process that read it ended twice (${reason})`));
    else suspects.push(job);
    startWaiting();
  }

  function finish(child: ChildProcess): Job | null {
    const job = busy.get(child) ?? null;
    busy.delete(child);
    if (job !== null && job === suspect) suspect = null;
    return job;
  }

  function end(error: Error, jobsToo: readonly Job[] = []): void {
    closed ??= error;
    for (const job of [...jobsToo, ...waiting.splice(0), ...suspects.splice(0), ...busy.values()]) job.reject(error);
    for (const child of [...busy.keys(), ...idle.splice(0)]) child.kill("SIGKILL");
    busy.clear();
  }

  return {
    // Twice as many as there are processes, so that none waits while the first in order is still being read.
    capacity: 2 * jobs,
    read({ document, problems }) {
      if (closed) return Promise.reject(closed);
      return new Promise((resolve, reject) => {
        waiting.push({ request: { document, problems }, resolve, reject });
        startWaiting();
      });
    },
    async close() {
      end(new Error("the jobs were closed"));
    },
  };
}
