import { type CorefScores, conllF, fOf } from "./coref.ts";
import type { LinkCounts } from "./coref-scores.ts";
import type { EventScores } from "./events.ts";
import { column, fixed, prf, rate, warning } from "./lines.ts";
import type { TypeScores } from "./types.ts";

/** The figures of events as lines of text, all percentages, shares with their number of cases. */
export function eventLines(scores: EventScores, details: boolean): string[] {
  return [
    ...warning(scores),
    `trigger                      ${prf(scores.trigger)} (n=${scores.trigger.marked})`,
    `trigger and type             ${prf(scores.triggerAndType)}`,
    `actors                       ${prf(scores.actors)} (n=${scores.actors.marked})`,
    `recipients                   ${prf(scores.recipients)} (n=${scores.recipients.marked})`,
    `who did what to whom (whole) ${prf(scores.whole)}`,
    `status right of matched      ${rate(scores.status)}`,
    `asserter right of matched    ${rate(scores.asserter)}`,
    `sourced events, with source  ${prf(scores.sourced)} (n=${scores.sourced.marked})`,
    ...(details
      ? [...scores.byType].map(([type, counts]) => `  ${type.padEnd(10)} ${prf(counts)} (n=${counts.marked})`)
      : []),
  ];
}

/** The figures of types between marked pairs as lines of text, all percentages. */
export function typeLines(scores: TypeScores): string[] {
  return [
    ...warning(scores),
    ...[...scores.byType].map(([type, counts]) => `  ${type.padEnd(10)} ${prf(counts)} (n=${counts.marked})`),
    `macro-F1 ${fixed(100 * scores.macroF1)}   accuracy ${rate(scores.accuracy)}   no event ${scores.none}`,
  ];
}

/** The figures of mentions alone as lines of text, all percentages. */
export function mentionLines(scores: CorefScores): string[] {
  return [
    `mentions                     ${linkLine(scores.mentions)} (n=${scores.mentions.marked}, ${scores.documents} documents)`,
    `type right of found mentions ${rate(scores.typed)}`,
  ];
}

/** The figures of which mentions mean the same as lines of text, all percentages. */
export function corefLines(scores: CorefScores): string[] {
  return [
    ...mentionLines(scores),
    `MUC                          ${linkLine(scores.muc)}`,
    `B³                           ${linkLine(scores.bCubed)}`,
    `CEAF-e                       ${linkLine(scores.ceafE)}`,
    `coreference, CoNLL-2012 mean ${fixed(conllF(scores))}`,
  ];
}

/** Precision, recall and F of links as a line of text. */
export function linkLine(counts: LinkCounts): string {
  const { rightOfFound, found, rightOfMarked, marked } = counts;
  return `P ${part(rightOfFound, found)}  R ${part(rightOfMarked, marked)}  F ${column(100 * fOf(counts))}`;
}

function part(right: number, of: number): string {
  return column(of === 0 ? 0 : (100 * right) / of);
}
