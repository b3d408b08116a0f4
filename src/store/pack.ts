import { gunzipSync, gzipSync } from "node:zlib";

/** A value as gzipped JSON. */
export function pack(value: unknown): Uint8Array {
  return gzipSync(JSON.stringify(value), { level: 6 });
}

/** What `pack` packed. Throws where the bytes are damaged: gzip has a checksum. */
export function unpack<T>(packed: Uint8Array): T {
  return JSON.parse(gunzipSync(packed).toString("utf8")) as T;
}
