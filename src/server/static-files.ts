import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Context } from "hono";
import { RequestRefused } from "./problem.ts";

const FOLDER = join(import.meta.dirname, "../../web");

const TYPES: { readonly [extension: string]: string } = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
};

interface StaticFile {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly hash: string;
}

/** The files of `web/` by name, as they were when the server started. */
const files: ReadonlyMap<string, StaticFile> = new Map(
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
  const file = files.get(name);
  if (!file) throw new RangeError(`web/${name}: there is no such file in the package`);
  return `/web/${name}?v=${file.hash}`;
}

/** Answers `/web/:file`. */
export function staticFile(context: Context): Response {
  const name = context.req.param("file") ?? "";
  const file = files.get(name);
  if (!file) throw new RequestRefused("not-found", `web/${name}: there is no such file in the package.`);
  const etag = `"${file.hash}"`;
  const forEver = context.req.query("v") === file.hash;
  const headers = {
    "Content-Type": file.type,
    ETag: etag,
    "Cache-Control": forEver ? "public, max-age=31536000, immutable" : "no-cache",
  };
  if (context.req.header("if-none-match")?.includes(etag)) return context.body(null, 304, headers);
  return context.body(file.body, 200, headers);
}
