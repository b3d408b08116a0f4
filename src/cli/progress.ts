import type { Account } from "./account.ts";
import { cut } from "./columns.ts";

const BAR_WIDTH = 20;
const SHOWN_EVERY = 100;

/** The line on a terminal that tells how far a run has come. */
export interface Progress {
  /** Redraws the line, at most ten times a second; `source` is what was last read. */
  update(source: string): void;
  /** Takes the line away, before anything else is printed. */
  clear(): void;
}

const SILENT: Progress = { update() {}, clear() {} };

/** A progress line on `stream`, or one that shows nothing where that is no terminal or there is one input file only. */
export function openProgress(stream: NodeJS.WriteStream, inputs: readonly string[], account: Account): Progress {
  if (!stream.isTTY) return SILENT;
  let input = 0;
  let shownAt = -Infinity;
  let isShown = false;
  return {
    update(source) {
      // Documents come in the order of the inputs: the one they are from tells how far the run is.
      for (let k = input; k < inputs.length; k++) {
        if (source.startsWith(inputs[k])) {
          input = k;
          break;
        }
      }
      const now = performance.now();
      if (account.arrived < 2 || now - shownAt < SHOWN_EVERY) return;
      shownAt = now;
      isShown = true;
      const bar = inputs.length > 1 ? `${progressBar(input / inputs.length)} ` : "";
      stream.write(`\r\x1b[2K${cut(`${bar}${account.sum}`, (stream.columns ?? 80) - 1)}`);
    },
    clear() {
      if (isShown) stream.write("\r\x1b[2K");
      isShown = false;
    },
  };
}

/** `share` from 0 to 1 as "[#####---------------]". */
export function progressBar(share: number): string {
  const done = Math.floor(share * BAR_WIDTH);
  return `[${"#".repeat(done)}${"-".repeat(BAR_WIDTH - done)}]`;
}
