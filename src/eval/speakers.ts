import { type Breakdown, breakDown, type Case } from "./breakdown.ts";
import type { Counts, Share } from "./counts.ts";
import type { GoldDocument, GoldSpeaker } from "./gold.ts";
import { jaccard, matchPairs, overlap } from "./match.ts";
import { isSameName } from "./names.ts";
import { pairRecords, type ScorableRecord, type ScorableStatement, type ScoredPair, spansOf } from "./scorable.ts";
import { lowerWord, type WordIndex, wordsIn } from "./words.ts";

/** Full name and kind of the speaker, addressee and class of the cue. */
export interface SpeakerScores {
  readonly documents: number;
  /** Marked documents without a record; they count as found empty. */
  readonly missing: number;
  /** Content and full name right; where no name is marked, content and the words of the source, and no name given. */
  readonly fullNameSaidWhat: Counts;
  /** Of matched attributions whose speaker is named, those with the full name. */
  readonly fullName: Share;
  /** As `fullName`, where the text has only a pronoun. */
  readonly fullNameOfPronoun: Share;
  readonly kind: Share;
  /** The mean F1 of all marked kinds, 0 to 1. */
  readonly kindMacroF1: number;
  readonly addressee: Counts;
  readonly cueClass: Share;
  /** `fullNameSaidWhat` by class of the cue. */
  readonly byCueClass: Breakdown;
  /** `fullNameSaidWhat` by kind of speaker. */
  readonly byKind: Breakdown;
}

interface Found {
  readonly statement: ScorableStatement;
  readonly names: readonly string[];
  readonly source: ReadonlySet<number>;
  readonly cue: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
  readonly addressee: ReadonlySet<number>;
  readonly hasAddressee: boolean;
}

interface Marked {
  readonly gold: GoldSpeaker;
  readonly source: ReadonlySet<number>;
  readonly cue: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
}

/** A statement and the attribution it was matched with, and what of it is right. */
interface Judged {
  readonly found: Found;
  readonly marked: Marked;
  readonly name: boolean;
  readonly pronoun: boolean;
  readonly addressee: boolean;
  readonly whole: boolean;
}

const PRONOUNS = new Set(["he", "she", "they", "it", "i", "we", "his", "her", "their", "who"]);
/** An addressee longer than this is not one that was found but a stretch of text. */
const ADDRESSEE_WORDS = 8;

/**
 * Scores speakers as they are marked for a part of PolNeAR's attributions. Throws UnscorableError for records that do
 * not fit the marked documents.
 */
export function scoreSpeakers(
  gold: readonly GoldDocument<GoldSpeaker>[],
  records: Iterable<ScorableRecord>,
): SpeakerScores {
  const { pairs, missing } = pairRecords(gold, records);
  const allFound: Found[] = [];
  const allMarked: Marked[] = [];
  const judged: Judged[] = [];
  for (const pair of pairs) {
    const found = foundIn(pair);
    const marked = markedIn(pair);
    const matched = matchPairs(
      found,
      marked,
      (a, b) =>
        jaccard(a.content, b.content) >= 0.5 || (overlap(a.cue, b.cue) > 0 && overlap(a.content, b.content) > 0),
      (a, b) => jaccard(a.content, b.content) + jaccard(a.source, b.source),
    );
    allFound.push(...found);
    allMarked.push(...marked);
    judged.push(...matched.map(([f, m]) => judge(f, m, pair.words)));
  }
  const named = judged.filter(({ marked }) => marked.gold.names.length > 0);
  const whole = judged.filter((one) => one.whole);
  const wholeFound = new Set(whole.map(({ found }) => found));
  const wholeMarked = new Set(whole.map(({ marked }) => marked));
  const kinds = judged.map(({ found, marked }) => [found.statement.speaker?.kind ?? null, marked.gold.kind] as const);
  const classes = judged.map(({ found, marked }) => [found.statement.cue?.class ?? null, marked.gold.class] as const);
  const byLabel = (ofFound: (one: Found) => string | null, ofMarked: (one: Marked) => string): Breakdown =>
    breakDown(
      allFound.map((one): Case => ({ label: ofFound(one) ?? "none", right: wholeFound.has(one) })),
      allMarked.map((one): Case => ({ label: ofMarked(one), right: wholeMarked.has(one) })),
    );
  return {
    documents: gold.length,
    missing,
    fullNameSaidWhat: { right: whole.length, found: allFound.length, marked: allMarked.length },
    fullName: shareOf(named, ({ name }) => name),
    fullNameOfPronoun: shareOf(
      named.filter(({ pronoun }) => pronoun),
      ({ name }) => name,
    ),
    kind: shareOf(kinds, ([found, marked]) => found === marked),
    kindMacroF1: macroF1(kinds),
    addressee: {
      right: judged.filter(({ addressee }) => addressee).length,
      found: allFound.filter(({ hasAddressee }) => hasAddressee).length,
      marked: allMarked.filter(({ gold }) => gold.addressee).length,
    },
    cueClass: shareOf(classes, ([found, marked]) => found === marked),
    byCueClass: byLabel(
      ({ statement }) => statement.cue?.class ?? null,
      ({ gold }) => gold.class,
    ),
    byKind: byLabel(
      ({ statement }) => statement.speaker?.kind ?? null,
      ({ gold }) => gold.kind,
    ),
  };
}

function foundIn({ words, record }: ScoredPair<GoldDocument<GoldSpeaker>>): Found[] {
  const nameOf = new Map(record?.entities.map(({ id, name }) => [id, name]));
  return (record?.statements ?? []).map((statement) => ({
    statement,
    names: (statement.speaker?.entities ?? []).flatMap((id) => nameOf.get(id) ?? []),
    source: wordsIn(words, spansOf(statement.speaker, words.text)),
    cue: wordsIn(words, spansOf(statement.cue, words.text)),
    content: wordsIn(words, spansOf(statement.content, words.text)),
    addressee: wordsIn(words, spansOf(statement.addressee, words.text)),
    hasAddressee: (statement.addressee?.spans ?? []).length > 0,
  }));
}

function markedIn({ gold, words }: ScoredPair<GoldDocument<GoldSpeaker>>): Marked[] {
  return gold.attributions.map((one) => ({
    gold: one,
    source: wordsIn(words, one.source),
    cue: wordsIn(words, one.cue),
    content: wordsIn(words, one.content),
  }));
}

function judge(found: Found, marked: Marked, words: WordIndex): Judged {
  const { gold } = marked;
  const named = gold.names.length > 0;
  const name = found.names.some((one) => gold.names.some((wanted) => isSameName(one, wanted)));
  const [onlyWord] = marked.source;
  const told = gold.addressee ? wordsIn(words, occurrences(words.text, gold.addressee)) : new Set<number>();
  const noName = found.statement.speaker?.kind !== "named" && jaccard(found.source, marked.source) >= 0.5;
  return {
    found,
    marked,
    name,
    pronoun: marked.source.size === 1 && PRONOUNS.has(lowerWord(words, onlyWord)),
    addressee: overlap(found.addressee, told) > 0 && found.addressee.size <= ADDRESSEE_WORDS,
    whole: jaccard(found.content, marked.content) >= 0.5 && (named ? name : noName),
  };
}

function occurrences(text: string, part: string): { from: number; to: number }[] {
  const spans = [];
  for (let from = text.indexOf(part); from !== -1; from = text.indexOf(part, from + part.length)) {
    spans.push({ from, to: from + part.length });
  }
  return spans;
}

function shareOf<Item>(items: readonly Item[], isRight: (item: Item) => boolean): Share {
  return { right: items.filter(isRight).length, of: items.length };
}

function macroF1(labels: readonly (readonly [found: string | null, marked: string])[]): number {
  const kinds = [...new Set(labels.map(([, marked]) => marked))].sort();
  const scores = kinds.map((kind) => {
    const right = labels.filter(([found, marked]) => found === kind && marked === kind).length;
    const either = labels.filter(([found]) => found === kind).length + labels.filter(([, m]) => m === kind).length;
    return (2 * right) / either;
  });
  return scores.reduce((sum, score) => sum + score, 0) / (scores.length || 1);
}
