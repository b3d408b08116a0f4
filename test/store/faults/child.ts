import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A process of the fault tests and the lines it has said. */
export interface Child {
  readonly lines: readonly string[];
  /** Resolves when it has said a line that matches, so often, or has ended. */
  said(pattern: RegExp, times?: number): Promise<void>;
  /** Sends it a line. */
  send(line: string): void;
  /** Sends it nothing more. */
  end(): void;
  /** Ends it as a power cut would, at once; resolves when it is gone. */
  kill(): Promise<void>;
  /** Resolves with its exit status, `null` for one that was killed. */
  readonly ended: Promise<number | null>;
}

export interface ChildOptions {
  /** The largest file it may write, in blocks of 512 bytes. */
  readonly fileBlocks?: number;
}

/** Starts a program of this folder. What it says on standard error is said here. */
export function startChild(program: string, args: readonly string[], { fileBlocks }: ChildOptions = {}): Child {
  const command = [process.execPath, join(import.meta.dirname, program), ...args];
  const limited =
    fileBlocks === undefined ? command : ["sh", "-c", `ulimit -f ${fileBlocks}; exec "$@"`, "sh", ...command];
  const child: ChildProcess = spawn(limited[0], limited.slice(1), { stdio: ["pipe", "pipe", "inherit"] });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  createInterface({ input: child.stdout! }).on("line", (line) => {
    lines.push(line);
    wake();
  });
  let over = false;
  // "close" comes after the last line was read.
  const ended = new Promise<number | null>((resolve) => {
    child.on("close", (status) => {
      over = true;
      wake();
      resolve(status);
    });
  });
  return {
    lines,
    ended,
    send: (line) => void child.stdin!.write(`${line}\n`),
    end: () => void child.stdin!.end(),
    said: (pattern, times = 1) =>
      new Promise((resolve) => {
        const look = () => {
          if (!over && lines.filter((line) => pattern.test(line)).length < times) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
