import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

// Its Linux build uploads telemetry unless told so before the library loads.
process.env.ORT_DISABLE_TELEMETRY = "1";
const { InferenceSession, Tensor } = await import("onnxruntime-node");

/** A network that was opened. */
export interface Network {
  readonly sha256: string;
  /** Feeds it; the numbers of a list are a row, or rows of `width`. Gives its outputs by name. */
  run(inputs: { readonly [name: string]: Int32Array | Float32Array | Rows }): Promise<Outputs>;
  close(): Promise<void>;
}

export interface Rows {
  readonly values: Float32Array;
  readonly width: number;
}

export interface Outputs {
  readonly [name: string]: { readonly data: Float32Array | Int32Array; readonly dims: readonly number[] };
}

/** A model file that is missing, damaged or not the one that belongs to this version. */
export class ModelError extends Error {
  override name = "ModelError";
}

/**
 * Opens the network in `path`. Its SHA-256 is compared with `sha256` before the runtime sees the file, since a damaged
 * one can crash it; `null` takes any file. Errors: ModelError naming the file and both hashes.
 */
export async function openNetwork(path: string, sha256: string | null, threads: number): Promise<Network> {
  const bytes = readModelFile(path);
  const found = createHash("sha256").update(bytes).digest("hex");
  if (sha256 !== null && found !== sha256) {
    throw new ModelError(
      `the model file ${path} is damaged or of another version: its SHA-256 is ${found}, expected ${sha256}; install Readout again`,
    );
  }
  const session = await createSession(path, bytes, threads);
  return {
    sha256: found,
    run: async (inputs) => {
      const outputs = await session.run(
        Object.fromEntries(
          Object.entries(inputs).map(([name, input]) => {
            if (input instanceof Int32Array) return [name, new Tensor("int32", input, [input.length])];
            if (input instanceof Float32Array) return [name, new Tensor("float32", input, [input.length])];
            const { values, width } = input;
            return [name, new Tensor("float32", values, [values.length / width, width])];
          }),
        ),
      );
      return outputs as unknown as Outputs;
    },
    close: () => session.release(),
  };
}

/** The bytes of a model file. Errors: ModelError where it cannot be read. */
export function readModelFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ModelError(
      `cannot read the model file ${path}: ${(error as Error).message}; install Readout again or give --model`,
      { cause: error },
    );
  }
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
      { cause: error },
    );
  }
}
