import type { Attribution } from "../model/scores.ts";
import type { IndexRange, Layout } from "../text/layout.ts";
import { tellsWords } from "../text/reporting-verbs.ts";
import { byParagraph } from "./by-paragraph.ts";
import { findConfidence, LEAST_CONFIDENCE } from "./confidence.ts";
import type { Draft } from "./draft.ts";
import type { FindActor } from "./leading-actor.ts";
import { partContents } from "./part-contents.ts";
import { findClauseAfter } from "./phrase-beside.ts";
import type { QuotedPart } from "./quoted-parts.ts";
import { shareSources } from "./shared-source.ts";
import { findLabel } from "./speaker-label.ts";
import { toDraft } from "./to-draft.ts";
import { countTokens, holdsToken, joinRanges, sharedTokens, subtractRange } from "./token-ranges.ts";

const SAME_CONTENT = 0.5;
const HOLE = 2;
const LEAST_INNER = 0.25;

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
  findActor: FindActor,
  least = LEAST_CONFIDENCE,
): Drafted {
  const found = attributions
    .map((attribution) => toDraft(layout, attribution))
    .map((draft) => ({ ...draft, content: withoutHoles(layout, draft) }))
    .filter(({ content }) => hasWords(layout, content))
    .sort(byCue);
  const all = withoutTwins(layout, shareSources(layout, found));
  const sure = claimQuotations(
    layout,
    all.filter((draft) => findConfidence(draft) >= least),
    parts,
    findActor,
  );
  const possible = all
    .filter((draft) => findConfidence(draft) < least)
    .map((draft): Draft => ({ ...draft, found: "weak" }));
  const near = byParagraph(layout, possible);
  const needed = new Set([
    ...secondHand(layout, possible, sure.drafts),
    ...sure.unclaimed
      .filter(({ fragment }) => !fragment)
      .flatMap(({ paragraph, tokens }) =>
        (near.get(paragraph) ?? []).filter(
          ({ content }) => sharedTokens(content, [tokens]) * 2 > tokens.to - tokens.from,
        ),
      ),
  ]);
  const weak = possible.filter((draft) => needed.has(draft));
  return weak.length === 0 ? sure : claimQuotations(layout, [...sure.drafts, ...weak].sort(byCue), parts, findActor);
}

// The model was trained on one voice at a time: inside a content it is shy of a cue, even where a verb of saying has its source.
function secondHand(layout: Layout, possible: readonly Draft[], sure: readonly Draft[]): Draft[] {
  const { text, tokens } = layout;
  const near = byParagraph(layout, sure);
  const tells = ({ cue, content }: Draft) =>
    tokens.quote[content[0].from] === 2 ||
    cue.some(({ from, to }) => {
      for (let k = from; k < to; k++) {
        if (tellsWords(text.slice(tokens.from[k], tokens.to[k]).toLowerCase())) return true;
      }
      return false;
    });
  return possible.filter(
    (draft) =>
      draft.source.length > 0 &&
      findConfidence(draft) >= LEAST_INNER &&
      tells(draft) &&
      (near.get(tokens.paragraph[draft.cue[0].from]) ?? []).some(({ content }) =>
        holdsToken(content, draft.cue[0].from),
      ),
  );
}

const STANDS_FOR_WORDS = new Set(["which", "what", "that", "it", "who", "this", "as", "the", "a"]);

// A pronoun alone says nothing.
function hasWords({ text, tokens }: Layout, content: readonly IndexRange[]): boolean {
  return content.some(({ from, to }) => {
    for (let k = from; k < to; k++) {
      const word = text.slice(tokens.from[k], tokens.to[k]).toLowerCase();
      if (/[\p{L}\p{N}]/u.test(word) && !STANDS_FOR_WORDS.has(word)) return true;
    }
    return false;
  });
}

function byCue(a: Draft, b: Draft): number {
  return a.cue[0].from - b.cue[0].from;
}

/** A content without small holes: a word or two between its parts that belong to neither cue nor source. */
function withoutHoles({ tokens }: Layout, { content, cue, source }: Draft): IndexRange[] {
  const holes = content.slice(1).flatMap(({ from }, k): IndexRange[] => {
    const hole = { from: content[k].to, to: from };
    const small = hole.to - hole.from <= HOLE && tokens.sentence[hole.from - 1] === tokens.sentence[hole.to];
    return small && sharedTokens([hole], cue) === 0 && sharedTokens([hole], source) === 0 ? [hole] : [];
  });
  return joinRanges([...content, ...holes]);
}

function withoutTwins({ tokens }: Layout, drafts: readonly Draft[]): Draft[] {
  const quoted = ({ cue }: Draft) => tokens.quote[cue[0].from] === 1;
  const out: Draft[] = [];
  for (const draft of drafts.toSorted(byCue)) {
    const last = out.at(-1);
    const alike =
      last !== undefined &&
      quoted(last) === quoted(draft) &&
      sharedTokens(last.content, draft.content) >
        SAME_CONTENT * Math.max(countTokens(last.content), countTokens(draft.content)) &&
      !holdsToken(last.content, draft.cue[0].from) &&
      !holdsToken(draft.content, last.cue[0].from);
    const same = last !== undefined && (alike || sharedTokens(last.cue, draft.cue) > 0);
    if (!same) out.push(draft);
    else if (draft.probability > last.probability) out[out.length - 1] = draft;
  }
  return out;
}

function claimQuotations(
  layout: Layout,
  drafts: readonly Draft[],
  parts: readonly QuotedPart[],
  findActor: FindActor,
): Drafted {
  const near = byParagraph(layout, drafts);
  const contents = new Map(drafts.map((draft) => [draft, draft.content]));
  const unclaimed: QuotedPart[] = [];
  const winners = new Map<number, Draft>();
  for (const part of parts) {
    const { tokens } = part;
    const told = ({ cue, source }: Draft, actor: IndexRange) =>
      layout.tokens.sentence[cue[0].from] === layout.tokens.sentence[actor.from] || holdsToken(source, actor.from);
    const lastParagraph = ({ quotation }: QuotedPart) =>
      layout.tokens.paragraph[layout.quotations[quotation].tokens.to - 1];
    // `“I did!” shouted Joren Vael.`: a quotation with a clause of its own is not that of a cue elsewhere.
    const clause = part.fragment ? null : findClauseAfter(layout, tokens.to);
    const ownSentence = clause === null ? null : layout.tokens.sentence[clause.cue.from];
    const labelled = findLabel(layout, tokens) !== null;
    // A cue reaches back over paragraphs only with a quotation that runs on to it. One inside the quotation is that of somebody quoted by the one who speaks.
    const claims = (near.get(part.paragraph) ?? [])
      .filter(({ cue }) => cue[0].from < tokens.from || cue[0].from >= tokens.to)
      .filter(({ cue }) => layout.tokens.paragraph[cue[0].from] <= lastParagraph(part))
      .filter(({ cue }) => ownSentence === null || layout.tokens.sentence[cue[0].from] === ownSentence)
      .filter(({ cue }) => !labelled || layout.tokens.paragraph[cue[0].from] === part.paragraph)
      .map((draft) => ({ draft, shared: sharedTokens(contents.get(draft)!, [tokens]) }))
      .filter(({ shared }) => shared > 0);
    // Somebody else acts between the draft's words and the quotation: it is not the draft's, whatever the model thinks.
    const actor = part.fragment ? null : findActor(tokens.from);
    const taken = claims.filter(({ draft }) => actor !== null && draft.cue[0].from < actor.from && !told(draft, actor));
    for (const { draft } of taken) contents.set(draft, subtractRange(contents.get(draft)!, tokens));
    const left = claims.filter((claim) => !taken.includes(claim));
    if (left.length === 0) {
      unclaimed.push(part);
      continue;
    }
    const winner = left.reduce((a, b) => (b.shared > a.shared ? b : a)).draft;
    if (!winners.has(part.quotation)) winners.set(part.quotation, winner);
    for (const { draft, shared } of left) {
      const content = contents.get(draft)!;
      const inner = draft !== winner && holdsToken(winner.content, draft.cue[0].from);
      const outer = draft !== winner && holdsToken(content, winner.cue[0].from);
      if (draft === winner || outer || (inner && shared * 2 > tokens.to - tokens.from)) {
        contents.set(draft, joinRanges([...content, tokens]));
      } else if (!inner) contents.set(draft, subtractRange(content, tokens));
    }
  }
  const claimed = drafts.map((draft) => ({ ...draft, content: contents.get(draft)! }));
  const grown = new Map(drafts.map((draft, k) => [draft, claimed[k]]));
  const beside = byParagraph(layout, claimed);
  const parted = partContents(
    layout,
    claimed,
    new Set([...winners.values()].map((draft) => grown.get(draft)!)),
    (draft) => beside.get(layout.tokens.paragraph[draft.cue[0].from]) ?? [],
  );
  for (const draft of claimed) draft.content = parted.get(draft)!;
  return {
    drafts: claimed.filter(({ content }) => content.length > 0),
    claims: new Map([...winners].map(([quotation, draft]) => [quotation, grown.get(draft)!])),
    unclaimed,
  };
}
