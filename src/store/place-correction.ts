import type { Event, Record, Span, Statement } from "../record.ts";
import type { Anchor, Correction, PlacedCorrection } from "./store.ts";

/** So much of the text before and after is kept beside what a correction is about, in UTF-16 code units. */
const CONTEXT = 32;

/** The stretch that stands for an item: of a statement the first of what was said, of an event its trigger. */
export function anchorSpan(item: Statement | Event): Span {
  return "content" in item ? (item.content.spans[0] ?? { from: 0, to: 0 }) : item.trigger;
}

/** What a correction needs to find its item again. */
export function anchorOf(text: string, item: Statement | Event): Anchor {
  const { from, to } = anchorSpan(item);
  return {
    from,
    to,
    exact: text.slice(from, to),
    before: text.slice(Math.max(0, from - CONTEXT), from),
    after: text.slice(to, to + CONTEXT),
  };
}

/**
 * Finds the item of a record that a correction is about: at its place, where the same words stand there in the same context, else
 * where they stand in that context and nowhere else. Where they do not, or nothing of its kind is read there, it is an orphan. Never
 * by likeness: a correction that jumps to another sentence would be worse than none (hypothesis/client issue 7571).
 */
export function placeCorrection(correction: Correction, record: Record): PlacedCorrection {
  const { text } = record.document;
  const { anchor } = correction;
  const orphan = (why: string): PlacedCorrection => ({ correction, item: null, state: "orphan", why });
  const whole = anchor.before + anchor.exact + anchor.after;
  const start = anchor.from - anchor.before.length;
  const first = text.indexOf(whole);
  const isThere = text.startsWith(whole, start);
  if (first < 0) return orphan("its words do not stand in this text in the same context");
  if (!isThere && text.indexOf(whole, first + 1) >= 0) return orphan("its words stand in this text more than once");
  const from = (isThere ? start : first) + anchor.before.length;
  const to = from + anchor.exact.length;
  const kind: readonly (Statement | Event)[] = correction.item.startsWith("s") ? record.statements : record.events;
  const item = kind.find((one) => {
    const span = anchorSpan(one);
    return span.from === from && span.to === to;
  });
  if (item === undefined)
    return orphan(`no ${correction.item.startsWith("s") ? "statement" : "act"} is read from these words any more`);
  return { correction, item: item.id, state: isThere ? "exact" : "moved", why: null };
}
