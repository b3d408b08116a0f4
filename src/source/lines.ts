import { type Chunks, joinBytes } from "./byte-stream.ts";

/** One line of a stream, with its line end. */
export interface Line {
  /** 1 for the first. */
  readonly number: number;
  /** The byte that it begins at, and its length in bytes. */
  readonly from: number;
  readonly size: number;
  /** `null` for a line over the limit, of which nothing is kept. */
  readonly bytes: Uint8Array | null;
  /** `false` for a last line without a line end. */
  readonly ended: boolean;
}

/** How a line feed is written: one byte, or two in UTF-16. */
export type LineFeed = "byte" | "utf-16le" | "utf-16be";

/** The lines of a stream; a line of more than `limit` bytes is passed over without being kept in memory. */
export async function* readLines(chunks: Chunks, feed: LineFeed, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let number = 1;
  let from = 0;
  let size = 0;

  function end(ended: boolean): Line {
    const line: Line = { number, from, size, bytes: size > limit ? null : joinBytes(parts), ended };
    number++;
    from += size;
    size = 0;
    parts = [];
    return line;
  }
  function take(bytes: Uint8Array): void {
    size += bytes.length;
    if (size > limit) parts = [];
    else parts.push(bytes);
  }

  for await (const chunk of feed === "byte" ? chunks : evenChunks(chunks)) {
    let at = 0;
    for (let next = afterLineFeed(chunk, at, feed); next > 0; next = afterLineFeed(chunk, at, feed)) {
      take(chunk.subarray(at, next));
      at = next;
      yield end(true);
    }
    if (at < chunk.length) take(chunk.subarray(at));
  }
  if (size > 0) yield end(false);
}

/** The index after the next line feed, or 0. */
function afterLineFeed(chunk: Uint8Array, at: number, feed: LineFeed): number {
  if (feed === "byte") return chunk.indexOf(10, at) + 1;
  const high = feed === "utf-16le" ? 1 : 0;
  for (let k = at; k + 1 < chunk.length; k += 2) {
    if (chunk[k + high] === 0 && chunk[k + 1 - high] === 10) return k + 2;
  }
  return 0;
}

async function* evenChunks(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let odd: Uint8Array | null = null;
  for await (const chunk of chunks) {
    const whole: Uint8Array = odd === null ? chunk : joinBytes([odd, chunk]);
    const even: number = whole.length - (whole.length % 2);
    odd = even < whole.length ? whole.subarray(even) : null;
    if (even > 0) yield whole.subarray(0, even);
  }
  if (odd !== null) yield odd;
}
