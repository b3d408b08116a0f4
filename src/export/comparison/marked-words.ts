import { html } from "hono/html";
import type { Span } from "../../record.ts";
import type { Html } from "./html.ts";

/** A stretch that looks other than the words around it. */
export interface Marked extends Span {
  /** The class that the style sheet knows it by. */
  readonly look: string;
}

/** `text` from `from` to `to` with its marks, each stretch once with the classes of all marks that cover it. Linear in both. */
export function markedWords(text: string, { from, to }: Span, marks: readonly Marked[]): Html[] {
  const here = marks
    .map((mark) => ({ ...mark, from: Math.max(from, mark.from), to: Math.min(to, mark.to) }))
    .filter((mark) => mark.from < mark.to);
  if (here.length === 0) return [html`${text.slice(from, to)}`];
  const edges = [...new Set([from, to, ...here.flatMap((mark) => [mark.from, mark.to])])].sort((a, b) => a - b);
  return edges.slice(1).map((end, k) => {
    const start = edges[k];
    const looks = [...new Set(here.filter((mark) => mark.from < end && start < mark.to).map(({ look }) => look))];
    const words = text.slice(start, end);
    if (looks.length === 0) return html`${words}`;
    return looks.includes("differs")
      ? html`<mark class="${looks.join(" ")}">${words}</mark>`
      : html`<span class="${looks.join(" ")}">${words}</span>`;
  });
}
