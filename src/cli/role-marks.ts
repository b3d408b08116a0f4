import type { Event, Record, Span, Statement } from "../record.ts";
import { findLayout } from "../text/find-layout.ts";

/** Words that play a part in a finding: "actor", "recipient", "said" …; `null` for those that tell of it, its trigger or cue. */
export interface RoleMark extends Span {
  readonly role: string | null;
}

/** A finding as the text has it. */
export interface Marked {
  /** The stretches of the text that it stands in, in order. */
  readonly stretches: readonly Span[];
  readonly marks: readonly RoleMark[];
}

/** The sentence of an event with its parts. */
export function markEvent({ sentence, ...event }: Event): Marked {
  const { trigger, actors, recipients, place, time, magnitude, assertedBy } = event;
  const each = (role: string, spans: readonly Span[]) => spans.map(({ from, to }) => ({ role, from, to }));
  return within(
    [sentence],
    [
      { role: null, from: trigger.from, to: trigger.to },
      ...actors.flatMap(({ spans }) => each("actor", spans)),
      ...recipients.flatMap(({ spans }) => each("recipient", spans)),
      ...each("where", place?.spans ?? []),
      ...each("when", time?.spans ?? []),
      ...each("count", magnitude),
      ...(assertedBy.voice === "source" ? each("source", assertedBy.spans) : []),
    ],
  );
}

/** The sentences of a statement with its parts. */
export function markStatement({ document }: Record, { speaker, cue, content, addressee }: Statement): Marked {
  const told = [...content.spans, ...(cue?.spans ?? []), ...(addressee?.spans ?? [])];
  const each = (role: string | null, spans: readonly Span[]) => spans.map(({ from, to }) => ({ role, from, to }));
  return within(sentencesOf(findLayout(document).sentences, told), [
    ...each("said", content.spans),
    ...each(null, cue?.spans ?? []),
    ...each("speaker", speaker.spans),
    ...each("to", addressee?.spans ?? []),
  ]);
}

/** The sentences that `spans` stand in, neighbours as one stretch. */
function sentencesOf(sentences: readonly Span[], spans: readonly Span[]): Span[] {
  const stretches: Span[] = [];
  let isNext = false;
  for (const { from, to } of sentences) {
    const holds = spans.some((span) => span.from < to && from < span.to);
    if (holds && isNext) stretches[stretches.length - 1] = { from: stretches[stretches.length - 1].from, to };
    else if (holds) stretches.push({ from, to });
    isNext = holds;
  }
  return stretches;
}

/** Without the marks that stand elsewhere, as a speaker of the paragraph before; a longer mark goes before those within it. */
function within(stretches: readonly Span[], marks: readonly RoleMark[]): Marked {
  return {
    stretches,
    marks: marks
      .filter((mark) => stretches.some(({ from, to }) => from <= mark.from && mark.to <= to))
      .sort((a, b) => a.from - b.from || b.to - a.to),
  };
}
