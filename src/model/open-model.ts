import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Layout } from "../text/layout.ts";
import { decodeAttributions, decodeNames } from "./decode.ts";
import type { Attribution, NameTag, Scores } from "./scores.ts";
import { ModelError, openSession } from "./session.ts";
import { findWindows, type Window } from "./windows.ts";
import { openWordPieces } from "./word-pieces.ts";

export interface ModelOptions {
  /** A model file other than the one that comes with Readout; its vocabulary and, if there is one, its `.sha256` stand beside it. */
  readonly path?: string;
  /** Threads of the neural runtime; 1 by default. */
  readonly threads?: number;
}

export interface Model {
  readonly name: string;
  readonly sha256: string;
  /** Seconds spent in the network so far, by the wall clock. */
  readonly encoderSeconds: number;
  /** One pass over a document. */
  score(layout: Layout): Promise<Scores>;
  close(): Promise<void>;
}

const OWN = fileURLToPath(new URL("../../models/reader.onnx", import.meta.url));

// What may be a cue; extract/ decides, with what stands around it.
const LEAST_CUE = 0.15;

// Windows that wait to be grouped by length, and how many go together.
const HELD = 32;
const TOGETHER = 4;
const MOST_PADDING = 0.06;

/**
 * Opens the neural model. Errors: ModelError where a file is missing, damaged or not a model; RangeError where
 * `threads` is not a whole number of 1 or more.
 */
export async function openModel(options: ModelOptions = {}): Promise<Model> {
  const { path = OWN, threads = 1 } = options;
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads must be 1 or more, not ${threads}`);
  const session = await openSession(path, readHash(path), threads);
  const words = openWordPieces(besideModel(path, "vocabulary.txt"));
  let seconds = 0;
  return {
    name: basename(path, ".onnx"),
    sha256: session.sha256,
    get encoderSeconds() {
      return seconds;
    },
    async score(layout) {
      const attributions: Attribution[] = [];
      const names: NameTag[] = [];
      for (const held of inGroups(findWindows(layout, words), HELD)) {
        const scored = new Map<Window, { attributions: Attribution[]; names: NameTag[] }>();
        for (const batch of byLength(held)) {
          const start = performance.now();
          const scores = await session.score(batch, LEAST_CUE);
          seconds += (performance.now() - start) / 1000;
          batch.forEach((window, k) => {
            scored.set(window, {
              attributions: decodeAttributions(layout, window, scores[k]),
              names: decodeNames(layout, window, scores[k]),
            });
          });
        }
        for (const window of held) {
          const found = scored.get(window)!;
          attributions.push(...found.attributions);
          names.push(...found.names);
        }
      }
      return { attributions, names };
    },
    close: () => session.close(),
  };
}

function besideModel(path: string, name: string): string {
  const file = path.replace(/[^/\\]*$/, name);
  if (!existsSync(file)) throw new ModelError(`no ${name} beside the model file ${path}; install Readout again`);
  return file;
}

function readHash(path: string): string | null {
  const file = `${path}.sha256`;
  if (!existsSync(file)) {
    if (path === OWN) throw new ModelError(`no ${file}: it tells whether the model is whole; install Readout again`);
    return null;
  }
  return readFileSync(file, "utf8").trim();
}

function* inGroups<T>(items: Iterable<T>, most: number): Generator<T[]> {
  let group: T[] = [];
  for (const item of items) {
    group.push(item);
    if (group.length === most) {
      yield group;
      group = [];
    }
  }
  if (group.length > 0) yield group;
}

/** Windows of about the same length together: a batch of unlike ones costs more than each alone. */
function* byLength(windows: readonly Window[]): Generator<Window[]> {
  const sorted = windows.toSorted((a, b) => a.ids.length - b.ids.length);
  let batch: Window[] = [];
  for (const window of sorted) {
    if (
      batch.length === TOGETHER ||
      (batch.length > 0 && window.ids.length > batch[0].ids.length * (1 + MOST_PADDING))
    ) {
      yield batch;
      batch = [];
    }
    batch.push(window);
  }
  if (batch.length > 0) yield batch;
}
