import type { Span } from "../record.ts";
import { addLinkCounts, type CorefCounts, type LinkCounts, scoreChains } from "./coref-scores.ts";
import type { GoldMentions } from "./gum-gold.ts";

/** A mention found, and the number of its chain. */
export interface FoundMention extends Span {
  readonly chain: number;
  readonly type: string;
}

export interface CorefScores extends CorefCounts {
  readonly documents: number;
  /** Mentions found that are marked, and of those, the ones with the marked type. */
  readonly typed: { readonly right: number; readonly of: number };
}

const NONE: LinkCounts = { rightOfFound: 0, found: 0, rightOfMarked: 0, marked: 0 };

/**
 * Scores chains of mentions beside the marked ones. Two mentions are the same if they have the same letters and digits,
 * so that neither a possessive ending nor a mark at the edge counts.
 */
export function scoreCoref(
  gold: readonly GoldMentions[],
  found: (document: GoldMentions) => readonly FoundMention[],
): CorefScores {
  let [muc, bCubed, ceafE, mentions] = [NONE, NONE, NONE, NONE];
  const typed = { right: 0, of: 0 };
  for (const document of gold) {
    const types = new Map<string, string>();
    const key = (span: Span) => edges(document.text, span);
    for (const mention of document.mentions) types.set(key(mention), mention.type);
    const marked = Map.groupBy(document.mentions, ({ entity }) => entity);
    const own = found(document);
    const chains = Map.groupBy(own, ({ chain }) => chain);
    for (const mention of own) {
      const type = types.get(key(mention));
      if (type === undefined) continue;
      typed.of++;
      if (type === mention.type) typed.right++;
    }
    const counts = scoreChains(
      apart([...chains.values()].map((chain) => chain.map(key))),
      apart([...marked.values()].map((chain) => chain.map(key))),
    );
    muc = addLinkCounts(muc, counts.muc);
    bCubed = addLinkCounts(bCubed, counts.bCubed);
    ceafE = addLinkCounts(ceafE, counts.ceafE);
    mentions = addLinkCounts(mentions, counts.mentions);
  }
  return { documents: gold.length, muc, bCubed, ceafE, mentions, typed };
}

/** Each mention in the first chain that has it only. */
function apart(chains: readonly (readonly string[])[]): Set<string>[] {
  const seen = new Set<string>();
  return chains
    .map((chain) => {
      const own = new Set(chain.filter((mention) => !seen.has(mention)));
      for (const mention of own) seen.add(mention);
      return own;
    })
    .filter((chain) => chain.size > 0);
}

function edges(text: string, { from, to }: Span): string {
  let [first, last] = [from, to];
  const isWord = (at: number) => /[\p{L}\p{N}]/u.test(text[at]);
  while (first < last && !isWord(first)) first++;
  while (last > first && !isWord(last - 1)) last--;
  if (/['’]s$/.test(text.slice(Math.max(first, last - 2), last)) && last - first > 2) last -= 2;
  return first < last ? `${first} ${last}` : `${from} ${to}`;
}

/** The mean F of the three measures, in percent: the figure of the CoNLL-2012 shared task. */
export function conllF({ muc, bCubed, ceafE }: CorefCounts): number {
  return (100 * (fOf(muc) + fOf(bCubed) + fOf(ceafE))) / 3;
}

/** F of a measure, 0 to 1. */
export function fOf({ rightOfFound, found, rightOfMarked, marked }: LinkCounts): number {
  const precision = found === 0 ? 0 : rightOfFound / found;
  const recall = marked === 0 ? 0 : rightOfMarked / marked;
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}
