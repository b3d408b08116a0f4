import { firstIndex } from "../text/first-index.ts";
import type { IndexRange, Layout } from "../text/layout.ts";
import { byParagraph } from "./by-paragraph.ts";
import type { Draft, Growing } from "./draft.ts";
import { findPhraseBefore } from "./phrase-beside.ts";
import { countTokens, holdsToken, intersectRanges, sharedTokens } from "./token-ranges.ts";
import { findTrailingAttribution } from "./trailing-attribution.ts";

const FIRST_PERSON = new Set(["i", "we", "me", "us", "my", "our", "you", "let"]);
const MOSTLY = 0.6;
const BESIDE = 5;
const LONGEST_INNER = 400;

/** Drafts that are kept, and for those whose cue stands in another's content, that other: the innermost around it. */
export interface SecondHand {
  readonly drafts: readonly Draft[];
  readonly within: ReadonlyMap<Draft, Draft>;
}

/**
 * Tells speech inside speech from speech. What a speaker says of himself ("I think …" inside his own words) is no
 * statement of another voice and is left out, as is an inner cue without a source.
 */
export function findSecondHand(layout: Layout, drafts: readonly Draft[]): SecondHand {
  const near = byParagraph(layout, drafts);
  const within = new Map<Draft, Draft>();
  const dropped = new Set<Draft>();
  const reread = new Map<Draft, Draft>();
  for (const first of drafts) {
    if (first.cue.length === 0) continue;
    const at = first.cue[0].from;
    const holders = (near.get(layout.tokens.paragraph[at]) ?? []).filter(
      (outer) => outer !== first && holdsToken(outer.content, at),
    );
    const draft = holders.length > 0 ? rereadInner(layout, first, smallest(holders)) : first;
    const around = holders.filter((outer) => isInside(draft, outer));
    if (around.length === 0) continue;
    const outer = smallest(around);
    reread.set(first, { ...draft, content: intersectRanges(draft.content, outer.content) });
    if (draft.source.length === 0 || (isFirstPerson(layout, draft.source) && draft.found !== "clause"))
      dropped.add(first);
    else within.set(first, outer);
  }
  const kept = drafts.filter((draft) => !dropped.has(draft));
  const now = new Map(kept.map((draft): [Draft, Growing] => [draft, { ...(reread.get(draft) ?? draft) }]));
  for (const draft of now.values()) {
    draft.continues = draft.continues === null ? null : (now.get(draft.continues) ?? null);
    draft.toldBy = draft.toldBy === null ? null : (now.get(draft.toldBy) ?? null);
  }
  const outers = new Map<Draft, Draft>();
  for (const [inner, outer] of within) {
    const around = dropped.has(outer) ? within.get(outer) : outer;
    if (around === undefined || dropped.has(inner) || dropped.has(around)) continue;
    const [innerNow, outerNow] = [now.get(inner)!, now.get(around)!];
    // The outer one may itself have been cut to what it stands within.
    const whole = sharedTokens(innerNow.content, outerNow.content) === countTokens(innerNow.content);
    if (whole) outers.set(innerNow, outerNow);
  }
  return { drafts: [...now.values()], within: outers };
}

/** What a cue inside another's content has: its source stands there too, and a quotation within the quotation is its content. */
function rereadInner(layout: Layout, draft: Draft, outer: Draft): Draft {
  const [cue] = draft.cue;
  if (layout.tokens.quote[cue.from] === 1) {
    const trailing = findTrailingAttribution(layout, cue);
    if (trailing !== null) return { ...draft, source: [trailing.source], content: [trailing.content] };
  }
  const sentence = layout.sentences[layout.tokens.sentence[cue.from]].tokens.from;
  const { from: start } = outer.content.find(({ from, to }) => from <= cue.from && cue.from < to)!;
  const word = (k: number) => layout.text.slice(layout.tokens.from[k], layout.tokens.to[k]);
  // `by implying that …` shares the subject of the sentence; `quoted an officer as saying` has its own.
  const participle = /ing$/iu.test(word(cue.to - 1)) && word(cue.from - 1) !== "as";
  const source =
    (participle && draft.source.length > 0) ||
    (draft.source.length > 0 && sharedTokens(draft.source, outer.content) === countTokens(draft.source))
      ? null
      : findPhraseBefore(layout, cue.from, Math.max(start, sentence));
  const quotation = innerQuotation(layout, draft);
  return {
    ...draft,
    source: source === null ? draft.source : [source],
    content: quotation === null ? draft.content : [quotation],
  };
}

/** A quotation within a quotation that stands beside the cue and that the content touches. */
function innerQuotation({ quotations, tokens }: Layout, { cue, content }: Draft): IndexRange | null {
  const [{ from, to }] = cue;
  if (tokens.quote[from] !== 1) return null;
  let low = firstIndex(quotations.length, (k) => quotations[k].tokens.from >= from - LONGEST_INNER);
  for (; low < quotations.length && quotations[low].tokens.from <= to + BESIDE; low++) {
    const { parent, tokens: inner } = quotations[low];
    const gap = inner.from >= to ? inner.from - to : from - inner.to;
    if (parent !== null && gap >= 0 && gap <= BESIDE && sharedTokens(content, [inner]) > 0) return inner;
  }
  return null;
}

function smallest(drafts: readonly Draft[]): Draft {
  return drafts.reduce((a, b) => (countTokens(b.content) < countTokens(a.content) ? b : a));
}

function isInside(inner: Draft, outer: Draft): boolean {
  const size = countTokens(inner.content);
  return size < countTokens(outer.content) && sharedTokens(inner.content, outer.content) >= MOSTLY * size;
}

function isFirstPerson({ text, tokens }: Layout, source: readonly IndexRange[]): boolean {
  const { from, to } = source[0];
  if (countTokens(source) > 3) return false;
  for (let k = from; k < to; k++)
    if (FIRST_PERSON.has(text.slice(tokens.from[k], tokens.to[k]).toLowerCase().split(/['’]/, 1)[0])) return true;
  return false;
}
