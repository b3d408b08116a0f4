import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Window } from "./windows.ts";

// Its Linux build uploads telemetry unless told so before the library loads.
process.env.ORT_DISABLE_TELEMETRY = "1";
const { InferenceSession, Tensor } = await import("onnxruntime-node");

/** What the network gives for one window. Probabilities; `words` is the number of tokens of the window. */
export interface WindowScores {
  readonly words: number;
  /** For each token: none, begins a cue, goes on with one. */
  readonly cue: Float32Array;
  /** For each token: none, then begins and goes on for each type of name. */
  readonly name: Float32Array;
  /** The first token of every cue, counted from the window's first. */
  readonly cues: Int32Array;
  /** For each cue and token: none, source, content, cue. */
  readonly roles: Float32Array;
}

export const CUE_TAGS = 3;
export const NAME_TAGS = 9;
export const ROLES = 4;

export interface Session {
  readonly sha256: string;
  /** Scores windows together; of about the same length, since the shorter are padded. */
  score(windows: readonly Window[], leastCue: number): Promise<WindowScores[]>;
  close(): Promise<void>;
}

/** A model file that is missing, damaged or not the one that belongs to this version. */
export class ModelError extends Error {
  override name = "ModelError";
}

/**
 * Opens the network in `path`. Its SHA-256 is compared with `sha256` before the runtime sees the file, since a damaged
 * one can crash it; `null` takes any file. Errors: ModelError naming the file and both hashes.
 */
export async function openSession(path: string, sha256: string | null, threads: number): Promise<Session> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new ModelError(
      `cannot read the model file ${path}: ${(error as Error).message}; install Readout again or give --model`,
      {
        cause: error,
      },
    );
  }
  const found = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== null && found !== sha256) {
    throw new ModelError(
      `the model file ${path} is damaged or of another version: its SHA-256 is ${found}, expected ${sha256}; install Readout again`,
    );
  }
  const session = await createSession(path, bytes, threads);
  return {
    sha256: found,
    score: (windows, leastCue) => run(session, windows, leastCue),
    close: () => session.release(),
  };
}

type OnnxSession = Awaited<ReturnType<typeof InferenceSession.create>>;

async function createSession(path: string, bytes: Buffer, threads: number): Promise<OnnxSession> {
  try {
    return await InferenceSession.create(bytes, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      executionMode: "sequential",
      graphOptimizationLevel: "all",
      // Windows differ in length, so that no pattern repeats; the arena is faster than the system's allocator and, measured, smaller.
      enableCpuMemArena: true,
      enableMemPattern: false,
      extra: { session: { intra_op: { allow_spinning: "0" } } },
    });
  } catch (error) {
    throw new ModelError(
      `the model file ${path} is not a network that the runtime can load: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}

async function run(session: OnnxSession, windows: readonly Window[], leastCue: number): Promise<WindowScores[]> {
  const batch = windows.length;
  let longest = 0;
  let most = 0;
  for (const { ids, first } of windows) {
    longest = Math.max(longest, ids.length);
    most = Math.max(most, first.length);
  }
  const filled = (width: number, rows: (window: Window) => Int32Array) => {
    const data = new Int32Array(batch * width);
    windows.forEach((window, row) => void data.set(rows(window), row * width));
    return new Tensor("int32", data, [batch, width]);
  };
  const lengths = (length: (window: Window) => number) =>
    new Tensor("int32", Int32Array.from(windows, length), [batch]);
  const out = await session.run({
    ids: filled(longest, ({ ids }) => ids),
    shape: filled(longest, ({ shape }) => shape),
    quote: filled(longest, ({ quote }) => quote),
    first: filled(most, ({ first }) => first),
    pieces: lengths(({ ids }) => ids.length),
    words: lengths(({ first }) => first.length),
    least: new Tensor("float32", Float32Array.of(leastCue), [1]),
  });
  const cue = out.cue.data as Float32Array;
  const name = out.name.data as Float32Array;
  const at = out.at.data as Int32Array;
  const roles = out.roles.data as Float32Array;
  // The last row stands for nothing: the network cannot give none.
  const found = at.length / 2 - 1;
  let next = 0;
  return windows.map(({ first }, row) => {
    const start = next;
    while (next < found && at[2 * next] === row) next++;
    const cues = new Int32Array(next - start);
    const wide = first.length * ROLES;
    const own = new Float32Array(cues.length * wide);
    for (let c = start; c < next; c++) {
      cues[c - start] = at[2 * c + 1];
      own.set(roles.subarray(c * most * ROLES, c * most * ROLES + wide), (c - start) * wide);
    }
    return {
      words: first.length,
      cue: cue.subarray(row * most * CUE_TAGS, (row * most + first.length) * CUE_TAGS),
      name: name.subarray(row * most * NAME_TAGS, (row * most + first.length) * NAME_TAGS),
      cues,
      roles: own,
    };
  });
}
