import { Unreadable } from "./refusal.ts";

export type Chunks = AsyncIterable<Uint8Array>;

/** The first `size` bytes of a stream (fewer where it is shorter), and the whole stream, to be read once. */
export async function peekBytes(chunks: Chunks, size: number): Promise<{ head: Uint8Array; all: Chunks }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  let failure: { error: unknown } | null = null;
  try {
    while (length < size) {
      const next = await iterator.next();
      if (next.done) break;
      seen.push(next.value);
      length += next.value.length;
    }
  } catch (error) {
    // What came before the failure may still hold whole documents: the failure waits for its place.
    if (length === 0) throw error;
    failure = { error };
  }
  const head = joinBytes(seen).subarray(0, size);
  async function* all(): Chunks & AsyncGenerator<Uint8Array> {
    try {
      while (seen.length > 0) yield seen.shift()!;
      if (failure !== null) throw failure.error;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, all: all() };
}

/** All bytes of a stream that is one document. Throws Unreadable where there are more than `limit`. */
export async function collectBytes(chunks: Chunks, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) {
      throw new Unreadable(
        "TOO_LARGE",
        `more than ${megabytes(limit)} in one document, the limit is passed at byte ${limit}; split it, one report a file or a line of JSONL`,
      );
    }
    parts.push(chunk);
  }
  return joinBytes(parts);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}
