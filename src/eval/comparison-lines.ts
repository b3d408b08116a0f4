import { conllF, fOf } from "./coref.ts";
import type { CorefCounts, LinkCounts } from "./coref-scores.ts";
import { type Counts, precision, recall } from "./counts.ts";
import type { CrossdocScores, ReadLinkScores } from "./crossdoc.ts";
import { fixed, prf, rate, warning } from "./lines.ts";
import type { LoadedScores } from "./loaded.ts";
import type { StoryScores } from "./stories.ts";

/** The figures of stories as lines of text, all percentages. */
export function storyLines({ reports, stories, pairs }: StoryScores): string[] {
  return [
    `pairs of one story   ${prf(pairs)} (n=${pairs.marked} pairs, ${reports} reports)`,
    `stories              ${stories.found} found, ${stories.marked} marked, ${stories.whole} of them whole`,
  ];
}

/** The figures of evaluating words as lines of text, all percentages. */
export function loadedLines(scores: LoadedScores): string[] {
  const { found, marked, elsewhere } = scores;
  const p = found.of === 0 ? 0 : found.right / found.of;
  const r = marked.of === 0 ? 0 : marked.right / marked.of;
  const f = p + r === 0 ? 0 : (2 * p * r) / (p + r);
  return [
    ...warning(scores),
    `loaded wording       ${prfOf(p, r, f)} (found ${found.of}, marked ${marked.of}, ${scores.documents} reports)`,
    `  found in what is marked otherwise ${elsewhere}`,
    "  Few stretches are marked and markers agree on few (Fan et al. 2019): much of what is found is loaded and not marked.",
  ];
}

/** The figures of links between events as lines of text, all percentages. */
export function crossdocLines(scores: CrossdocScores): string[] {
  const { documents, topics, mentions, linked, sameHead } = scores;
  return [
    `-- marked events linked within topics (n=${mentions}, ${topics} topics, ${documents} documents)`,
    ...chainLines(linked),
    "-- the same, all events with the same head word as one",
    ...chainLines(sameHead),
  ];
}

/** The figures of links between events that were read. */
export function readLinkLines({ missing, events, links }: ReadLinkScores, documents: number): string[] {
  return [
    "-- events as read, those that overlap a marked one",
    ...warning({ missing, documents }),
    `events that overlap  ${rate(events)}`,
    `links                ${pairLine(links)}`,
  ];
}

function pairLine(links: Counts): string {
  return `P ${fixed(100 * precision(links)).padStart(5)} (found ${links.found})  R ${fixed(100 * recall(links)).padStart(5)} (marked ${links.marked})`;
}

function chainLines(counts: CorefCounts): string[] {
  return [
    `MUC                  ${linkLine(counts.muc)}`,
    `B³                   ${linkLine(counts.bCubed)}`,
    `CEAF-e               ${linkLine(counts.ceafE)}`,
    `CoNLL-2012 mean      ${fixed(conllF(counts))}`,
  ];
}

function linkLine(counts: LinkCounts): string {
  const { rightOfFound, found, rightOfMarked, marked } = counts;
  return prfOf(found === 0 ? 0 : rightOfFound / found, marked === 0 ? 0 : rightOfMarked / marked, fOf(counts));
}

function prfOf(p: number, r: number, f: number): string {
  const column = (share: number) => fixed(100 * share).padStart(5);
  return `P ${column(p)}  R ${column(r)}  F ${column(f)}`;
}
