import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

const FOLDER = join(import.meta.dirname, "../../web");

const TYPES: { readonly [extension: string]: string } = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

export interface WebFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly hash: string;
}

/** The files of `web/` by name, as they were when the server started. */
export const WEB_FILES: ReadonlyMap<string, WebFile> = new Map(
  readdirSync(FOLDER)
    .filter((name) => extname(name) in TYPES)
    .map((name) => {
      const body = readFileSync(join(FOLDER, name));
      const hash = createHash("sha256").update(body).digest("base64url").slice(0, 16);
      return [name, { body, type: TYPES[extname(name)], hash }];
    }),
);

/** The address of a file of `web/` that may be kept for ever: another content has another address. */
export function webAddress(name: string): string {
  const file = WEB_FILES.get(name);
  if (!file) throw new RangeError(`web/${name}: there is no such file in the package`);
  return `/web/${name}?v=${file.hash}`;
}
