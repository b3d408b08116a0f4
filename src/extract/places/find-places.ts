import type { Document, Place, Span } from "../../record.ts";
import { firstIndex } from "../../text/first-index.ts";
import type { Layout } from "../../text/layout.ts";
import { countryOf } from "../lexicons.ts";
import { regionCode } from "./codes-of.ts";
import { findEvidence } from "./find-evidence.ts";
import { foldName } from "./fold-name.ts";
import { makePlace } from "./make-place.ts";
import { openGazetteer, type Row } from "./open-gazetteer.ts";
import { parseMention } from "./parse-mention.ts";
import { type Candidate, resolveMention } from "./resolve-mention.ts";

/** A demonym by itself ("Chinese") names people, no place. */
function isDemonym(name: string): boolean {
  return countryOf(name)?.form === "demonym" && openGazetteer().find(name).length === 0;
}

function sentenceAt({ sentences }: Layout, at: number): number {
  return firstIndex(sentences.length, (k) => sentences[k].to > at);
}

/**
 * The places that mentions name, in order of the text: each with its row of the gazetteer, or the reason why none can be told.
 * `mentions` are stretches that may name a place, with what belongs to it ("Astana, Kazakhstan", "the city of Kunduz"); one
 * that is empty, leaves the text, or holds nothing but a demonym gives no place. A name is read alike throughout a report
 * once it has been given with what it lies in.
 */
export function findPlaces(document: Document, layout: Layout, mentions: readonly Span[]): Place[] {
  const candidates = mentions
    .filter(({ from, to }) => from >= 0 && from < to && to <= document.text.length)
    .map(({ from, to }) => ({
      from,
      to,
      mentioned: parseMention(document.text, { from, to }),
      sentence: sentenceAt(layout, from),
    }))
    .filter(({ mentioned }) => mentioned.core !== "" && !isDemonym(mentioned.core))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const evidence = findEvidence(layout);
  const agreed = new Map<string, Row | null>();
  for (const candidate of datelineOf(document, layout).concat(candidates)) {
    const found = resolveMention(candidate, evidence, new Map());
    if (found.is !== "row") continue;
    if (found.qualified) {
      const key = foldName(candidate.mentioned.core);
      const before = agreed.get(key);
      agreed.set(key, before === undefined || before?.geonames === found.row.geonames ? found.row : null);
    }
  }
  // a place that is sure tells where the others lie
  const first = candidates.map((candidate) => resolveMention(candidate, evidence, agreed));
  for (const [k, found] of [
    ...first.entries(),
    ...datelineOf(document, layout).map((one) => [-1, resolveMention(one, evidence, agreed)] as const),
  ]) {
    if (found.is !== "row") continue;
    for (const codes of [evidence.document, evidence.sentences[k < 0 ? -1 : candidates[k].sentence]]) {
      codes?.add(found.row.country);
      if (found.row.country === "USA") codes?.add(regionCode(found.row));
    }
  }
  return candidates.map((candidate, k) => {
    const found = first[k].is === "unknown" ? resolveMention(candidate, evidence, agreed) : first[k];
    return makePlace(document, candidate, found, `p${k + 1}`);
  });
}

/** The place of the dateline, as a mention: "KYIV, Ukraine" of "KYIV, Ukraine (AP)". */
function datelineOf({ text }: Document, layout: Layout): Candidate[] {
  if (layout.dateline === null) return [];
  const { from } = layout.dateline;
  const written = text
    .slice(from, layout.dateline.to)
    .replace(/\s*\(.*$/s, "")
    .replace(/\/.*$/s, "");
  const span = { from, to: from + written.length };
  return [{ ...span, mentioned: parseMention(text, span), sentence: sentenceAt(layout, from) }];
}
