/**
 * Fits which mentions of acts are of one act (`data/act-links.tsv`) on ECB+ train: first on each two alone, then, with likelihoods that a
 * fit on other topics gives, on each two beside the rest; last the likelihood below which groups are not joined.
 *
 *   node train/fit-links.ts ECBPLUS-TRAIN.jsonl.gz
 */
import { readFileSync, writeFileSync } from "node:fs";
import { readActMeanings } from "../src/compare/links/act-meanings.ts";
import { averageLink } from "../src/compare/links/average-link.ts";
import { type LinkPart, type PairFeatures, partMentions, togetherFeatures } from "../src/compare/links/link-mentions.ts";
import { type Likelihoods, likelihoods, meanOf } from "../src/compare/links/support.ts";
import { type CrossdocDocument, readCrossdocGold } from "../src/eval/crossdoc-gold.ts";
import { conllF } from "../src/eval/coref.ts";
import { scoreChains } from "../src/eval/coref-scores.ts";
import { openComparer } from "../src/model/comparer.ts";
import { type Case, fitLogistic, predict } from "./fit-logistic.ts";

const FOLDS = 5;

interface MarkedPart extends LinkPart {
  readonly topic: string;
  readonly fold: number;
  readonly chains: readonly string[];
}

const [path] = process.argv.slice(2);
const gold = readCrossdocGold(readFileSync(path), path);
const comparer = await openComparer();
const parts: MarkedPart[] = [];
for (const [k, documents] of [...Map.groupBy(gold, ({ topic }) => topic).values()].entries())
  parts.push(...(await partsOf(documents, k % FOLDS)));
await comparer.close();

const RIDGE = 3e-5;
const aloneCases = new Map(parts.map((part) => [part, casesOf(part, part.features)]));
const alone = fit(parts, aloneCases);
const unseenAlone = judgeUnseen(aloneCases, ({ features }) => features);
const pairs = (part: MarkedPart) => togetherFeatures(part, unseenAlone.get(part)!);
const togetherCases = new Map(parts.map((part) => [part, casesOf(part, pairs(part))]));
const together = fit(parts, togetherCases);
const unseenTogether = judgeUnseen(togetherCases, pairs);
const unseen = new Map(parts.map((part) => [part, meanOf(unseenAlone.get(part)!, unseenTogether.get(part)!)]));
let best = { least: 0, f: 0 };
for (let least = 0.15; least < 0.5; least += 0.025) {
  const f = score(least);
  console.log(`${least.toFixed(3)}: CoNLL ${f.toFixed(1)} on topics left out`);
  if (f > best.f) best = { least, f };
}
const rows = [["alone", ...alone], ["together", ...together], ["least", best.least.toFixed(3)]];
writeFileSync(new URL("../data/act-links.tsv", import.meta.url), rows.map((row) => `${row.join("\t")}\n`).join(""));

async function partsOf(documents: readonly CrossdocDocument[], fold: number): Promise<MarkedPart[]> {
  const events = documents.flatMap((document, text) => document.events.map((event) => ({ ...event, text })));
  const texts = documents.map(({ sentences }) => sentences);
  return partMentions(texts, events, await readActMeanings(comparer, texts, events)).map((part) => ({
    ...part,
    topic: documents[0].topic,
    fold,
    chains: part.at.map((k) => events[k].chain),
  }));
}

function fit(own: readonly MarkedPart[], cases: ReadonlyMap<MarkedPart, readonly Case[]>): number[] {
  return fitLogistic(own.flatMap((part) => cases.get(part)!), RIDGE);
}

/** What a fit on the other topics says of each part. */
function judgeUnseen(
  cases: ReadonlyMap<MarkedPart, readonly Case[]>,
  featuresOf: (part: MarkedPart) => PairFeatures,
): Map<MarkedPart, Likelihoods> {
  const judged = new Map<MarkedPart, Likelihoods>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = fit(parts.filter((part) => part.fold !== fold), cases);
    for (const part of parts) {
      if (part.fold !== fold) continue;
      const features = featuresOf(part);
      judged.set(part, likelihoods(part.at.length, (i, k) => predict(weights, features(i, k))));
    }
  }
  return judged;
}

function casesOf({ chains }: MarkedPart, features: PairFeatures): Case[] {
  return chains.flatMap((chain, i) => chains.slice(0, i).map((other, k) => ({ x: features(i, k), right: chain === other })));
}

function score(least: number): number {
  const key = (part: MarkedPart, k: number) => `${parts.indexOf(part)} ${k}`;
  const found = parts.flatMap((part) => averageLink(unseen.get(part)!, least).map((group) => new Set(group.map((k) => key(part, k)))));
  const marked = new Map<string, Set<string>>();
  for (const part of parts) {
    for (const [k, chain] of part.chains.entries()) {
      const id = `${part.topic} ${chain}`;
      marked.set(id, (marked.get(id) ?? new Set()).add(key(part, k)));
    }
  }
  return conllF(scoreChains(found, [...marked.values()]));
}
