import type { Span } from "../../record.ts";

/** Words of a report in order; `isOwn` those that others have not. */
export type SentenceParts = readonly { readonly text: string; readonly isOwn: boolean }[];

/** A sentence of a text in parts; `spans`: what of it is its own. */
export function sentenceParts(text: string, sentence: Span, spans: readonly Span[]): SentenceParts {
  const parts: { text: string; isOwn: boolean }[] = [];
  const add = (from: number, to: number, isOwn: boolean) => {
    if (from >= to) return;
    const last = parts.at(-1);
    if (last?.isOwn === isOwn) last.text += text.slice(from, to);
    else parts.push({ text: text.slice(from, to), isOwn });
  };
  let end = sentence.from;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    add(end, Math.min(from, sentence.to), false);
    add(Math.max(end, from), Math.min(to, sentence.to), true);
    end = Math.max(end, Math.min(to, sentence.to));
  }
  add(end, sentence.to, false);
  return parts;
}
