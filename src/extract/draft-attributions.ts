import type { Attribution, ScoredSpan } from "../model/scores.ts";
import type { IndexRange, Layout } from "../text/layout.ts";
import { chooseSource } from "./choose-source.ts";
import { findConfidence, LEAST_CONFIDENCE } from "./confidence.ts";
import type { Draft } from "./draft.ts";
import type { QuotedPart } from "./quoted-parts.ts";
import { countTokens, holdsToken, joinRanges, sharedTokens, subtractRange, toTokens } from "./token-ranges.ts";

const SAME_CONTENT = 0.5;

/** What the model found, as drafts; the quotations they claim, and the parts of quotations that none of them does. */
export interface Drafted {
  readonly drafts: readonly Draft[];
  /** For quotations by index, the first draft that claims a part. */
  readonly claims: ReadonlyMap<number, Draft>;
  readonly unclaimed: readonly QuotedPart[];
}

/**
 * Attributions as drafts in order of their cues. A quotation is one speaker's words from mark to mark: the draft that
 * holds most of it gets all of it. A cue that the model thought only possible counts where a quotation stands with it
 * that nobody else claims. Of two drafts with the same content, the likelier stays. `least` is the confidence from which
 * a draft counts by itself.
 */
export function draftAttributions(
  layout: Layout,
  attributions: readonly Attribution[],
  parts: readonly QuotedPart[],
  least = LEAST_CONFIDENCE,
): Drafted {
  const all = withoutTwins(
    attributions.map((attribution) => toDraft(layout, attribution)).filter(({ content }) => content.length > 0),
  );
  const sure = claimQuotations(
    layout,
    all.filter((draft) => findConfidence(draft) >= least),
    parts,
  );
  if (sure.unclaimed.length === 0) return sure;
  const possible = all
    .filter((draft) => findConfidence(draft) < least)
    .map((draft): Draft => ({ ...draft, found: "weak" }));
  const near = byParagraph(layout, possible);
  const needed = new Set(
    sure.unclaimed.flatMap((part) =>
      (near.get(part.paragraph) ?? []).filter(
        ({ content }) => sharedTokens(content, [part.tokens]) * 2 > part.tokens.to - part.tokens.from,
      ),
    ),
  );
  const weak = possible.filter((draft) => needed.has(draft));
  return weak.length === 0 ? sure : claimQuotations(layout, [...sure.drafts, ...weak].sort(byCue), parts);
}

function byCue(a: Draft, b: Draft): number {
  return a.cue[0].from - b.cue[0].from;
}

function toDraft(layout: Layout, attribution: Attribution): Draft {
  const cue = toTokens(layout, attribution.cue);
  const source = chooseSource(layout, attribution.source, cue[0]);
  return {
    found: "model",
    cue,
    source: source.tokens,
    content: toTokens(layout, attribution.content),
    probability: attribution.probability,
    sourceProbability: source.probability,
    contentProbability: mean(attribution.content),
    continues: null,
    toldBy: null,
  };
}

function mean(spans: readonly ScoredSpan[]): number {
  let sum = 0;
  let length = 0;
  for (const { from, to, probability } of spans) {
    sum += probability * (to - from);
    length += to - from;
  }
  return length === 0 ? 1 : sum / length;
}

function withoutTwins(drafts: readonly Draft[]): Draft[] {
  const out: Draft[] = [];
  for (const draft of drafts.toSorted(byCue)) {
    const last = out.at(-1);
    const same =
      last !== undefined &&
      sharedTokens(last.content, draft.content) >
        SAME_CONTENT * Math.max(countTokens(last.content), countTokens(draft.content)) &&
      !holdsToken(last.content, draft.cue[0].from) &&
      !holdsToken(draft.content, last.cue[0].from);
    if (!same) out.push(draft);
    else if (draft.probability > last.probability) out[out.length - 1] = draft;
  }
  return out;
}

function byParagraph(layout: Layout, drafts: readonly Draft[]): Map<number, Draft[]> {
  const out = new Map<number, Draft[]>();
  for (const draft of drafts) {
    for (const paragraph of new Set(draft.content.flatMap((range) => paragraphsOf(layout, range)))) {
      const list = out.get(paragraph);
      if (list === undefined) out.set(paragraph, [draft]);
      else list.push(draft);
    }
  }
  return out;
}

function paragraphsOf({ tokens }: Layout, { from, to }: IndexRange): number[] {
  const out: number[] = [];
  for (let k = tokens.paragraph[from]; k <= tokens.paragraph[to - 1]; k++) out.push(k);
  return out;
}

function claimQuotations(layout: Layout, drafts: readonly Draft[], parts: readonly QuotedPart[]): Drafted {
  const near = byParagraph(layout, drafts);
  const contents = new Map(drafts.map((draft) => [draft, draft.content]));
  const unclaimed: QuotedPart[] = [];
  const winners = new Map<number, Draft>();
  for (const part of parts) {
    const { tokens } = part;
    // A cue inside the quotation is that of somebody quoted by the one who speaks.
    const claims = (near.get(part.paragraph) ?? [])
      .filter(({ cue }) => cue[0].from < tokens.from || cue[0].from >= tokens.to)
      .map((draft) => ({ draft, shared: sharedTokens(contents.get(draft)!, [tokens]) }))
      .filter(({ shared }) => shared > 0);
    if (claims.length === 0) {
      unclaimed.push(part);
      continue;
    }
    const winner = claims.reduce((a, b) => (b.shared > a.shared ? b : a)).draft;
    if (!winners.has(part.quotation)) winners.set(part.quotation, winner);
    for (const { draft } of claims) {
      const content = contents.get(draft)!;
      contents.set(draft, draft === winner ? joinRanges([...content, tokens]) : subtractRange(content, tokens));
    }
  }
  const grown = new Map(drafts.map((draft) => [draft, { ...draft, content: contents.get(draft)! }]));
  return {
    drafts: [...grown.values()].filter(({ content }) => content.length > 0),
    claims: new Map([...winners].map(([quotation, draft]) => [quotation, grown.get(draft)!])),
    unclaimed,
  };
}
