import type { Context } from "hono";
import { RequestRefused } from "./problem.ts";
import { WEB_FILES } from "./web-files.ts";

/** Answers `/web/:file`. */
export function staticFile(context: Context): Response {
  const name = context.req.param("file") ?? "";
  const file = WEB_FILES.get(name);
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
