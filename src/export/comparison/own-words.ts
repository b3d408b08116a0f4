import { html } from "hono/html";
import type { Html } from "./html.ts";
import type { SentenceParts } from "./sentence-parts.ts";

/** The words of a report with those marked that others have not. */
export function ownWords(parts: SentenceParts): Html {
  return html`${parts.map(({ text, isOwn }) => (isOwn ? html`<span class="own-words">${text}</span>` : text))}`;
}
