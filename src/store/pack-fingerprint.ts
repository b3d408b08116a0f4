import { crc32, gunzipSync } from "node:zlib";
import { type Fingerprint, WHOLE } from "../compare/stories/fingerprint.ts";
import { wordHash } from "../text/word-hash.ts";

/** The first byte of what is packed; a fingerprint of before begins as gzip does. */
const FORM = 1;
const GZIP = 0x1f;
/** In place of the day where none is known. */
const NO_DAY = -(2 ** 31);

/**
 * A fingerprint in bytes, little endian: the form, how many stems and telling stems it has (a byte each), the day (4 bytes), the hashes of
 * the stems (4 each), their weights (2 each), the hashes of the telling stems (4 each), the words as JSON, and the CRC-32 of all this.
 */
export function packFingerprint({ day, stems, weights, telling, words }: Fingerprint): Uint8Array {
  const json = Buffer.from(JSON.stringify(words), "utf8");
  const head = 7 + 6 * stems.length + 4 * telling.length;
  const bytes = Buffer.alloc(head + json.length + 4);
  bytes.set([FORM, stems.length, telling.length]);
  bytes.writeInt32LE(day ?? NO_DAY, 3);
  let at = 7;
  for (const hash of stems) at = bytes.writeUInt32LE(hash, at);
  for (const weight of weights) at = bytes.writeUInt16LE(weight, at);
  for (const hash of telling) at = bytes.writeUInt32LE(hash, at);
  at += json.copy(bytes, at);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, at)), at);
  return bytes;
}

/** What `packFingerprint` packed. Throws where the bytes are damaged. */
export function unpackFingerprint(packed: Uint8Array): Fingerprint {
  if (packed[0] === GZIP) return fromBefore(packed);
  const bytes = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  if (bytes.length < 11 || bytes[0] !== FORM) throw new TypeError("no fingerprint");
  const end = bytes.length - 4;
  if (crc32(bytes.subarray(0, end)) !== bytes.readUInt32LE(end)) throw new TypeError("its checksum is another");
  const [, stems, telling] = bytes;
  const day = bytes.readInt32LE(3);
  const weightsAt = 7 + 4 * stems;
  const tellingAt = weightsAt + 2 * stems;
  return {
    day: day === NO_DAY ? null : day,
    stems: Uint32Array.from({ length: stems }, (_, k) => bytes.readUInt32LE(7 + 4 * k)),
    weights: Uint16Array.from({ length: stems }, (_, k) => bytes.readUInt16LE(weightsAt + 2 * k)),
    telling: Uint32Array.from({ length: telling }, (_, k) => bytes.readUInt32LE(tellingAt + 4 * k)),
    words: JSON.parse(bytes.toString("utf8", tellingAt + 4 * telling, end)) as string[],
  };
}

/** As they were kept until November 2026: gzipped JSON with the stems themselves. */
interface Before {
  readonly day: number | null;
  readonly vector: readonly (readonly [string, number])[];
  readonly keys: readonly string[];
  readonly words: readonly string[];
}

function fromBefore(packed: Uint8Array): Fingerprint {
  const { day, vector, keys, words } = JSON.parse(gunzipSync(packed).toString("utf8")) as Before;
  const hashed = vector.map(([stem, weight]) => [wordHash(stem), Math.round(WHOLE * weight)] as const);
  hashed.sort((a, b) => a[0] - b[0]);
  const telling = new Set(keys.flatMap((key) => key.split(" ")));
  return {
    day,
    stems: Uint32Array.from(hashed, ([hash]) => hash),
    weights: Uint16Array.from(hashed, ([, weight]) => weight),
    telling: Uint32Array.from([...telling], wordHash).sort(),
    words,
  };
}
