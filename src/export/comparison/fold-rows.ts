import type { Told } from "../../compare/comparison.ts";
import { type ComparedReport, sentencesOf } from "./reports.ts";

/** A row of `told` with those that the same sentences tell as well. */
export interface FoldedRow {
  readonly told: Told;
  readonly folded: readonly Told[];
  /** By document: the numbers of the sentences that tell it. */
  readonly sentences: ReadonlyMap<string, readonly number[]>;
}

type Sentences = ReadonlyMap<string, readonly number[]>;

interface OpenRow {
  readonly told: Told;
  readonly order: number;
  readonly sentences: Sentences;
  /** Without those of headlines. */
  readonly body: Sentences;
  /** Of `body`. */
  readonly count: number;
  readonly folded: Told[];
}

/**
 * A sentence often tells several acts and utterances. A row all of whose sentences tell another row too is folded into that one, so that
 * no sentence is read twice without need. Rows come in the order of the comparison; none is lost.
 */
export function foldRows(told: readonly Told[], reports: readonly ComparedReport[]): FoldedRow[] {
  const byId = new Map(reports.map((report) => [report.document.id, report]));
  const open = told.map((row, order) => openRow(row, order, byId));
  const largestFirst = [...open].sort(
    (a, b) =>
      b.sentences.size - a.sentences.size ||
      b.count - a.count ||
      rank(a.told) - rank(b.told) ||
      (b.told.confidence ?? 0) - (a.told.confidence ?? 0) ||
      b.told.sides[0].text.length - a.told.sides[0].text.length ||
      a.order - b.order,
  );
  const kept: OpenRow[] = [];
  for (const row of largestFirst) {
    const hosts = row.count === 0 ? [] : kept.filter((host) => isWithin(row.body, host.body));
    if (hosts.length === 0) kept.push(row);
    else hosts.sort((a, b) => a.count - b.count)[0].folded.push(row.told);
  }
  const order = new Map(told.map((row, k) => [row, k]));
  for (const { folded } of kept) folded.sort((a, b) => order.get(a)! - order.get(b)!);
  return kept.sort((a, b) => a.order - b.order);
}

function openRow(told: Told, order: number, byId: ReadonlyMap<string, ComparedReport>): OpenRow {
  const all = new Map<string, Set<number>>();
  for (const { document, spans } of told.sides) {
    const known = all.get(document) ?? new Set();
    for (const sentence of sentencesOf(byId.get(document)!, spans)) known.add(sentence);
    all.set(document, known);
  }
  const sentences = new Map<string, number[]>();
  const body = new Map<string, number[]>();
  for (const [document, known] of all) {
    const { headline } = byId.get(document)!;
    const list = [...known].sort((a, b) => a - b);
    const inBody = list.filter((sentence) => !headline.has(sentence));
    body.set(document, inBody);
    // Where the story itself tells it, the headline need not be read again.
    sentences.set(document, inBody.length > 0 ? inBody : list);
  }
  const count = [...body.values()].reduce((sum, list) => sum + list.length, 0);
  return { told, order, sentences, body, count, folded: [] };
}

/** Somebody's own words tell most, then acts, then what is reported of words. */
function rank({ kind, sides }: Told): number {
  if (kind === "event") return 1;
  return sides.some(({ form }) => form === "direct" || form === "mixed") ? 0 : 2;
}

function isWithin(inner: Sentences, outer: Sentences): boolean {
  return [...inner].every(([document, sentences]) => {
    const around = outer.get(document);
    if (around === undefined) return false;
    // What stands here and there in a report is told in more than one way: only the very same goes with it.
    const isOnePassage = around.every((sentence, k) => k === 0 || sentence === around[k - 1] + 1);
    return (
      sentences.every((sentence) => around.includes(sentence)) && (isOnePassage || sentences.length === around.length)
    );
  });
}
