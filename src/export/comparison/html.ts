import type { HtmlEscapedString } from "hono/utils/html";

/** A piece of a page: what `html` gives. Whatever is put into `html` that is not `Html` itself is escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
