import type { IndexRange, Layout } from "../text/layout.ts";
import type { Draft } from "./draft.ts";
import { countTokens, holdsToken, sharedTokens } from "./token-ranges.ts";

const FIRST_PERSON = new Set(["i", "we", "me", "us", "my", "our", "you", "i've", "we've", "i’ve", "we’ve", "let"]);
const MOSTLY = 0.6;

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
  const near = new Map<number, Draft[]>();
  for (const draft of drafts) {
    for (const paragraph of paragraphsOf(layout, draft.content)) {
      const list = near.get(paragraph);
      if (list === undefined) near.set(paragraph, [draft]);
      else list.push(draft);
    }
  }
  const within = new Map<Draft, Draft>();
  const dropped = new Set<Draft>();
  for (const draft of drafts) {
    if (draft.cue.length === 0) continue;
    const at = draft.cue[0].from;
    const around = (near.get(layout.tokens.paragraph[at]) ?? []).filter(
      (outer) => outer !== draft && holdsToken(outer.content, at) && isInside(draft, outer),
    );
    if (around.length === 0) continue;
    if (draft.source.length === 0 || isFirstPerson(layout, draft.source)) dropped.add(draft);
    else
      within.set(
        draft,
        around.reduce((a, b) => (countTokens(b.content) < countTokens(a.content) ? b : a)),
      );
  }
  const kept = new Map<Draft, Draft>();
  for (const [inner, outer] of within) {
    const around = dropped.has(outer) ? within.get(outer) : outer;
    if (around !== undefined && !dropped.has(inner)) kept.set(inner, around);
  }
  return { drafts: drafts.filter((draft) => !dropped.has(draft)), within: kept };
}

function isInside(inner: Draft, outer: Draft): boolean {
  const size = countTokens(inner.content);
  return size < countTokens(outer.content) && sharedTokens(inner.content, outer.content) >= MOSTLY * size;
}

function isFirstPerson({ text, tokens }: Layout, source: readonly IndexRange[]): boolean {
  const { from, to } = source[0];
  if (countTokens(source) > 3) return false;
  for (let k = from; k < to; k++)
    if (FIRST_PERSON.has(text.slice(tokens.from[k], tokens.to[k]).toLowerCase())) return true;
  return false;
}

function paragraphsOf({ tokens }: Layout, content: readonly IndexRange[]): Set<number> {
  const out = new Set<number>();
  for (const { from, to } of content) {
    for (let k = tokens.paragraph[from]; k <= tokens.paragraph[to - 1]; k++) out.add(k);
  }
  return out;
}
