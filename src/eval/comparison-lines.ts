import { conllF } from "./coref.ts";
import type { CorefCounts } from "./coref-scores.ts";
import { type Counts, precision, recall } from "./counts.ts";
import type { CrossdocScores, ReadLinkScores } from "./crossdoc.ts";
import { linkLine } from "./event-lines.ts";
import { column, fixed, prf, rate, warning } from "./lines.ts";
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
  const counts = { rightOfFound: found.right, found: found.of, rightOfMarked: marked.right, marked: marked.of };
  return [
    ...warning(scores),
    `loaded wording       ${linkLine(counts)} (found ${found.of}, marked ${marked.of}, ${scores.documents} reports)`,
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
  return `P ${column(100 * precision(links))} (found ${links.found})  R ${column(100 * recall(links))} (marked ${links.marked})`;
}

function chainLines(counts: CorefCounts): string[] {
  return [
    `MUC                  ${linkLine(counts.muc)}`,
    `B³                   ${linkLine(counts.bCubed)}`,
    `CEAF-e               ${linkLine(counts.ceafE)}`,
    `CoNLL-2012 mean      ${fixed(conllF(counts))}`,
  ];
}
