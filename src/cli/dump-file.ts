import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { readLines } from "../source/lines.ts";
import { OutputClosed, OutputFailed } from "./output.ts";

/** The longest line of a dump: the longest string that JavaScript has. */
const LONGEST = 2 ** 29 - 24;

/** A line of a dump that is none, or a file that is not whole. */
export class BadDump extends Error {}

/**
 * Writes `lines` to the file at `path`, packed where its name ends in `.gz`, or to `stdout` for `-`. A file is there whole or not
 * at all. Errors: OutputFailed, OutputClosed, and those of `lines`.
 */
export async function writeDump(path: string, lines: AsyncIterable<string>, stdout: Writable): Promise<void> {
  let failed: unknown = null;
  const source = Readable.from(keepError(lines, (error) => (failed = error)));
  const part = `${path}.part`;
  try {
    if (path === "-") await pipeline(source, through(stdout));
    else {
      const file = createWriteStream(part, { flush: true });
      await (path.endsWith(".gz") ? pipeline(source, createGzip(), file) : pipeline(source, file));
      await rename(part, path);
    }
  } catch (error) {
    if (path !== "-") await rm(part, { force: true });
    if (failed !== null) throw failed;
    const { code, message } = error as NodeJS.ErrnoException;
    if (path === "-" && (code === "EPIPE" || code === "ERR_STREAM_DESTROYED")) throw new OutputClosed(message);
    throw new OutputFailed(`the output could not be written: ${message}`, { cause: error });
  }
}

/** Tells of the errors of `items`, not of those that whoever takes them has. */
async function* keepError<T>(items: AsyncIterable<T>, keep: (error: unknown) => void): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  const next = () =>
    iterator.next().catch((error) => {
      keep(error);
      throw error;
    });
  try {
    for (let item = await next(); !item.done; item = await next()) yield item.value;
  } finally {
    await iterator.return?.();
  }
}

/** Writes to `stdout` and leaves it open. */
function through(stdout: Writable): Writable {
  return new Writable({
    write: (chunk, _encoding, done) => void stdout.write(chunk, done),
  });
}

/** The values of a dump at `path`, packed or not, or of `stdin` for `-`. Errors: BadDump, which names the line. */
export async function* readDump(path: string, stdin: Readable): AsyncGenerator<unknown> {
  const source = path === "-" ? stdin : createReadStream(path);
  try {
    for await (const { bytes, number } of readLines(await unpacked(source), "byte", LONGEST)) {
      if (bytes === null) throw new BadDump(`line ${number} is too long; it is no dump of a library`);
      const line = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
      if (line.trim() !== "") yield parse(line, number);
    }
  } catch (error) {
    if (error instanceof BadDump) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    const isCut = code === "Z_BUF_ERROR";
    throw new BadDump(isCut ? "the file is cut off; nothing was restored" : message, { cause: error });
  }
}

function parse(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new BadDump(`line ${number} is not whole; the dump is cut off or damaged, nothing was restored`);
  }
}

/** Gzip is told by its first bytes, whatever the name of the file. */
async function unpacked(source: Readable): Promise<AsyncIterable<Uint8Array>> {
  const chunks = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first = await chunks.next();
  const all = Readable.from(
    (async function* () {
      if (first.done) return;
      yield first.value;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    })(),
  );
  const isGzip = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b;
  if (!isGzip) return all;
  const gunzip = createGunzip();
  // Its own error tells; that of the stream behind it follows from it.
  pipeline(all, gunzip).catch(() => {});
  return gunzip;
}
