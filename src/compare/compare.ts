import { readFileSync } from "node:fs";
import type { Record, Span } from "../record.ts";
import { findLayout } from "../text/find-layout.ts";
import type { ComparedDocument, Comparison } from "./comparison.ts";
import { findAssertion } from "./differences/find-assertion.ts";
import { findCommitment } from "./differences/find-commitment.ts";
import { findCounted } from "./differences/find-counted.ts";
import { findDiffering } from "./differences/find-differing.ts";
import { findEvaluating } from "./differences/find-evaluating.ts";
import { findNumbers, findSharedNumbers } from "./differences/find-numbers.ts";
import { findOnlyIn } from "./differences/find-only-in.ts";
import { findPolarity } from "./differences/find-polarity.ts";
import { findQuotation, findSpeaker } from "./differences/find-quotation.ts";
import { findQuoted } from "./differences/find-quoted.ts";
import { findReplaced } from "./differences/find-replaced.ts";
import { findStanding } from "./differences/find-standing.ts";
import { findDenials, findStatus } from "./differences/find-status.ts";
import { findUntold, findUntoldWords } from "./differences/find-untold.ts";
import { findValues } from "./differences/find-values.ts";
import { findWords } from "./differences/find-words.ts";
import { type Context, type Found, openContext, sentenceKey, tellingOf } from "./differences/found.ts";
import { numbersOf } from "./differences/given-numbers.ts";
import { openToldOtherwise } from "./differences/told-otherwise.ts";
import { judgeStory } from "./judge-story.ts";
import { compareMeanings } from "./like-meanings.ts";
import type { Meanings, Meant } from "./meanings.ts";
import { findParties } from "./parties.ts";
import { openRetold } from "./retold.ts";
import { findSharedRuns, sharedShare } from "./shared-runs.ts";
import { storyWeights } from "./stem-weights.ts";
import { bodySentences, clausesAround, openTelling, type Telling } from "./telling.ts";
import { findTold } from "./told.ts";
import { mostlyWithin } from "./untold.ts";
import { findVoices } from "./voices.ts";
import { findWordings } from "./wordings.ts";

/** So many reports can be compared at once. */
export const MOST_COMPARED = 12;

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/**
 * Sets records of reports side by side: the stages, in order. What is compared does not depend on the order in which they are given.
 * `meant` has for each record what its clauses and words mean (`openMeaningsReader`); without it they are compared by their words alone.
 * Errors: RangeError for fewer than two or more than twelve.
 */
export function compareRecords(records: readonly Record[], meant: Meant | null = null): Comparison {
  if (records.length < 2 || records.length > MOST_COMPARED) {
    throw new RangeError(`2 to ${MOST_COMPARED} reports can be compared, not ${records.length}`);
  }
  const order = [...records.keys()].sort((a, b) => byPublication(records[a], records[b]));
  const tellings = openTellings(
    withOwnIds(order.map((k) => records[k])),
    order.map((k) => meant?.meanings[k] ?? null),
  );
  const parties = findParties(tellings);
  const alike = compareMeanings(meant === null ? null : (left, right) => meant.beside(order[left.at], order[right.at]));
  const retold = openRetold(tellings, alike);
  const { rows, links } = findTold(tellings, parties, retold);
  const voices = findVoices(tellings, parties);
  const context = openContext(tellings, parties, rows, alike);
  const words = findWordings(tellings, parties, rows, context.linked);
  const given = tellings.map(numbersOf);
  const byRecord = [
    ...findAssertion(context),
    ...findStatus(context),
    ...findDenials(context),
    ...findPolarity(context),
    ...findCommitment(context),
    ...findStanding(context),
    ...findNumbers(context, given),
    ...findCounted(context, given),
    ...findValues(context),
    ...findQuotation(context, links),
    ...findSpeaker(context, links),
    ...findWords(context, words),
    ...findReplaced(context, words),
  ];
  const bothTell = [...byRecord, ...findDiffering(context, byRecord)];
  const whereUntold = openToldOtherwise(tellings, bothTell, findSharedNumbers(given));
  const onlyIn = findOnlyIn(context, retold).flatMap(whereUntold);
  const untold = [...onlyIn, ...findUntold(context, onlyIn, retold).flatMap(whereUntold)];
  const differences = [
    ...findQuoted(context, voices),
    ...untold,
    ...findUntoldWords(context, [...untold, ...bothTell]),
    ...bothTell,
    ...findEvaluating(context),
  ];
  const own = dropRepeated(context, differences);
  return {
    comparison: 1,
    made: { version, comparer: meant?.comparer ?? null },
    documents: comparedDocuments(tellings),
    story: judgeStory(tellings),
    voices,
    told: rows.map(({ told }) => told),
    words,
    differences: own.map((difference, k) => ({ id: `d${k + 1}`, ...difference })),
  };
}

/** The same sentences may stand in the row of an act and in that of an utterance: of what parts them in both, the surest is told. */
function dropRepeated({ tellings, untold }: Context, differences: readonly Found[]): Found[] {
  const best = new Map<string, Found>();
  for (const found of differences) {
    const places = found.sides.map(({ document, spans }) =>
      spans.length === 0 ? document : sentenceKey(tellings, document, spans[0].from),
    );
    // Of values it counts which one it is, of evaluating words each.
    const what =
      found.kind === "value" ? found.what : found.kind === "evaluating" ? found.sides[0].spans[0].from : null;
    const key = JSON.stringify([found.kind, what, places, found.notFoundIn]);
    const known = best.get(key);
    if (known === undefined || known.confidence < found.confidence) best.set(key, found);
  }
  const kept = new Set([...best.values()].filter(({ kind }) => kind !== "only-in"));
  for (const found of dropCovered(tellings, untold, differences)) kept.add(found);
  return differences.filter((found) => kept.has(found) || found.kind === "quoted" || found.kind === "words");
}

/** Of what some alone tell, the surest first, what does not stand mostly in clauses of one that is told already. */
function dropCovered(tellings: readonly Telling[], untold: Context["untold"], differences: readonly Found[]): Found[] {
  const onlyIn = differences.filter(({ kind }) => kind === "only-in").sort((a, b) => b.confidence - a.confidence);
  const told = new Map<string, Span[]>();
  return onlyIn.filter(({ what, sides: [{ document, spans }], notFoundIn }) => {
    const telling = tellingOf(tellings, document);
    // The word for an act stands for the clauses that tell it, where it is not known which of their words the other lacks.
    const isKnown = untold[telling.at].length > 0;
    const stretches = what === "event" && !isKnown ? spans.flatMap((span) => clausesAround(telling, span)) : spans;
    const key = JSON.stringify([document, notFoundIn]);
    const before = told.get(key) ?? [];
    if (stretches.every((stretch) => mostlyWithin(stretch, before))) return false;
    if (before.some((stretch) => mostlyWithin(stretch, stretches))) return false;
    told.set(key, [...before, ...stretches]);
    return true;
  });
}

function byPublication({ document: a }: Record, { document: b }: Record): number {
  const [x, y] = [a.published?.value ?? "9999", b.published?.value ?? "9999"];
  return x < y ? -1 : x > y ? 1 : a.id < b.id ? -1 : 1;
}

/** Opens records as tellings of one story, in their order; `meanings` has what the clauses of each mean, in the same order. */
export function openTellings(records: readonly Record[], meanings: readonly (Meanings | null)[] = []): Telling[] {
  const layouts = records.map(({ document }) => findLayout(document));
  const weights = storyWeights(
    layouts.flatMap((layout) => bodySentences(layout).map(({ from, to }) => layout.text.slice(from, to))),
  );
  return records.map((record, k) => openTelling(record, layouts[k], k, weights, meanings[k] ?? null));
}

/** Where two reports have one id, as one that is compared with itself, the later are told apart: `id~2`. */
function withOwnIds(records: readonly Record[]): Record[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const { id } = record.document;
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    return count === 1 ? record : { ...record, document: { ...record.document, id: `${id}~${count}` } };
  });
}

function comparedDocuments(tellings: readonly Telling[]): ComparedDocument[] {
  const runs = findSharedRuns(tellings.map(({ document }) => document));
  return tellings.map(({ document, words, whole }, k) => ({
    id: document.id,
    title: document.title,
    outlet: document.outlet,
    url: document.url,
    published: document.published,
    text: document.text,
    words,
    whole,
    shared: runs[k],
    sharedShare: sharedShare(document.text, runs[k]),
  }));
}
