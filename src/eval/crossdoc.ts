import { type ActComparer, readActMeanings } from "../compare/links/act-meanings.ts";
import { headStem } from "../compare/links/head-word.ts";
import { linkMentions } from "../compare/links/link-mentions.ts";
import type { LinkedMention } from "../compare/links/mentions.ts";
import type { Record, Span } from "../record.ts";
import { type CorefCounts, scoreChains } from "./coref-scores.ts";
import { type Counts, pairsAlike, pairsOf, type Share } from "./counts.ts";
import type { CrossdocDocument } from "./crossdoc-gold.ts";
import { touches } from "./match.ts";

export interface CrossdocScores {
  readonly documents: number;
  readonly topics: number;
  readonly mentions: number;
  /** Links of the marked events, over all documents of a topic, singletons kept. */
  readonly linked: CorefCounts;
  /** The same where all events of a topic with the same head word are one. */
  readonly sameHead: CorefCounts;
}

/** Links the marked events of each topic and scores the chains. */
export async function scoreCrossdoc(gold: readonly CrossdocDocument[], comparer: ActComparer): Promise<CrossdocScores> {
  const topics = byTopic(gold);
  const linked: Set<string>[] = [];
  const sameHead: Set<string>[] = [];
  const marked: Set<string>[] = [];
  for (const documents of topics) {
    const events = documents.flatMap((document, text) =>
      document.events.map((event, k) => ({ ...event, text, key: `${document.id} ${k}` })),
    );
    const headOf = ({ text, sentence, words }: LinkedMention) => headStem(documents[text].sentences[sentence], words);
    const add = (chains: Set<string>[], groups: Iterable<readonly (typeof events)[number][]>) => {
      for (const group of groups) chains.push(new Set(group.map(({ key }) => key)));
    };
    add(marked, Map.groupBy(events, ({ chain }) => chain).values());
    add(sameHead, Map.groupBy(events, headOf).values());
    const texts = documents.map(({ sentences }) => sentences);
    const groups = linkMentions(texts, events, await readActMeanings(comparer, texts, events));
    add(
      linked,
      groups.map((group) => group.map((k) => events[k])),
    );
  }
  return {
    documents: gold.length,
    topics: topics.length,
    mentions: gold.reduce((sum, { events }) => sum + events.length, 0),
    linked: scoreChains(linked, marked),
    sameHead: scoreChains(sameHead, marked),
  };
}

export interface ReadLinkScores {
  /** Documents without a record. */
  readonly missing: number;
  /** Events read, and those of them that overlap a marked event. */
  readonly events: Share;
  /** Pairs of these: linked, and of one chain. */
  readonly links: Counts;
}

/** What the score of links takes from a record; a whole Record is one. */
export type LinkedRecord = Pick<Record, "document" | "events">;

/** Links the events that records have of the documents and scores the links between those that overlap a marked event. */
export async function scoreReadLinks(
  gold: readonly CrossdocDocument[],
  records: Iterable<LinkedRecord>,
  comparer: ActComparer,
): Promise<ReadLinkScores> {
  const byId = new Map<string, LinkedRecord>();
  for (const record of records) byId.set(record.document.id, record);
  const events = { right: 0, of: 0 };
  const links = { right: 0, found: 0, marked: 0 };
  for (const documents of byTopic(gold)) {
    const read = documents.flatMap((document, text) =>
      (byId.get(document.id)?.events ?? []).flatMap(({ trigger }) => {
        const place = placeOf(document, trigger);
        return place === null ? [] : [{ ...place, text, chain: chainAt(document, trigger) }];
      }),
    );
    events.of += read.length;
    events.right += read.filter(({ chain }) => chain !== null).length;
    const texts = documents.map(({ sentences }) => sentences);
    for (const group of linkMentions(texts, read, await readActMeanings(comparer, texts, read))) {
      const chains = group.flatMap((k) => read[k].chain ?? []);
      links.found += pairsOf(chains.length);
      links.right += pairsAlike(chains);
    }
    links.marked += pairsAlike(read.flatMap(({ chain }) => chain ?? []));
  }
  return { missing: gold.filter(({ id }) => !byId.has(id)).length, events, links };
}

function byTopic(gold: readonly CrossdocDocument[]): CrossdocDocument[][] {
  return [...Map.groupBy(gold, ({ topic }) => topic).values()];
}

/** The words that a stretch of the text touches, of the sentence it begins in; `null` where it touches none. */
function placeOf({ spans }: CrossdocDocument, span: Span): { sentence: number; words: number[] } | null {
  const { from, to } = span;
  const sentence = spans.findIndex((words) => words.length > 0 && from < words.at(-1)!.to && to > words[0].from);
  if (sentence < 0) return null;
  const words = [...spans[sentence].keys()].filter((k) => touches(spans[sentence][k], span));
  return words.length === 0 ? null : { sentence, words };
}

/** The chain of the marked event that a trigger overlaps. */
function chainAt({ events }: CrossdocDocument, trigger: Span): string | null {
  return events.find((event) => touches(event, trigger))?.chain ?? null;
}
