import { createHash } from "node:crypto";
import type { Context } from "hono";

/** Answers with a text that has a tag of its content; whoever has it already (If-None-Match) is told so with 304. */
export function answerText(
  context: Context,
  text: string,
  type: string,
  headers: { readonly [name: string]: string } = {},
): Response {
  const etag = `"${createHash("sha256").update(type).update(text).digest("base64url").slice(0, 22)}"`;
  const common = { ...headers, ETag: etag, Vary: "Accept" };
  if (hasAlready(context.req.header("if-none-match"), etag)) return context.body(null, 304, common);
  return context.body(text, 200, { ...common, "Content-Type": type });
}

/** By weak comparison, as RFC 9110 has it for If-None-Match. */
function hasAlready(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes("*") || tags.includes(etag);
}
