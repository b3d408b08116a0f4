import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { Chunks } from "./byte-stream.ts";
import { Unreadable } from "./refusal.ts";

// News in any format packs 3 to 30 times smaller; deflate can do 1032.
const MOST_OUT_FOR_IN = 250;
const ALWAYS_ALLOWED = 64 * 1024 * 1024;

export function isGzip(head: Uint8Array): boolean {
  return head.length >= 3 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

/**
 * Unpacks gzip, of one member or many, as it streams. Where the data are cut or damaged it yields what comes before
 * and then throws Unreadable with the place; so it does for a file that unpacks to more than 250 times its size.
 */
export async function* gunzip(chunks: Chunks): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip({ chunkSize: 64 * 1024 });
  let failure: Error | null = null;
  pipeline(Readable.from(chunks, { objectMode: false }), unpacked, (error) => {
    failure = error ?? null;
  });
  let out = 0;
  try {
    for await (const chunk of unpacked) {
      out += chunk.length;
      if (out > ALWAYS_ALLOWED && out > unpacked.bytesWritten * MOST_OUT_FOR_IN) {
        throw new Unreadable(
          "GZIP_BOMB",
          `unpacks to more than ${MOST_OUT_FOR_IN} times its size, left off at byte ${out}`,
        );
      }
      yield chunk;
    }
  } catch (error) {
    throw damage(failure ?? (error as Error), unpacked.bytesWritten, out);
  }
}

function damage(error: Error & { code?: string }, bytesIn: number, bytesOut: number): Error {
  const place = `after byte ${bytesIn} (byte ${bytesOut} of what it unpacks to)`;
  if (error.code === "Z_BUF_ERROR")
    return new Unreadable("GZIP_CUT", `the gzip data are cut off ${place}; fetch the file again`);
  if (error.code?.startsWith("Z_"))
    return new Unreadable("GZIP_DAMAGED", `the gzip data are damaged ${place}; fetch the file again`);
  return error;
}
