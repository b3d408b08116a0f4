import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { Layout } from "../text/layout.ts";
import { decodeAttributions, decodeEvents, decodeNames } from "./decode.ts";
import { openLinks } from "./links.ts";
import { ModelError } from "./network.ts";
import type { Attribution, NameTag, ScoredEvent, Scores } from "./scores.ts";
import { openSession } from "./session.ts";
import { findWindows } from "./windows.ts";
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

// What may be a cue or a trigger; extract/ decides, with what stands around it.
const LEAST = { cue: 0.15, trigger: 0.15, mention: 0.5 };

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
      const events: ScoredEvent[] = [];
      const links = openLinks(layout);
      for (const window of findWindows(layout, words)) {
        const start = performance.now();
        const scores = await session.score(window, LEAST);
        seconds += (performance.now() - start) / 1000;
        attributions.push(...decodeAttributions(layout, window, scores));
        names.push(...decodeNames(layout, window, scores));
        events.push(...decodeEvents(layout, window, scores));
        links.add(window, scores);
      }
      return { attributions, names, events, mentions: links.mentions };
    },
    close: () => session.close(),
  };
}

/** The SHA-256 of a model file, the same as `Model.sha256`, without opening it. Errors: ModelError where there is none. */
export function modelHash(path: string = OWN): string {
  if (!existsSync(path)) throw new ModelError(`no model file ${path}`);
  return createHash("sha256").update(readFileSync(path)).digest("hex");
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
