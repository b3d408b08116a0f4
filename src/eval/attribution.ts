import type { Form, Span } from "../record.ts";
import { type Breakdown, breakDown, type Case } from "./breakdown.ts";
import { type Counts, Tally } from "./counts.ts";
import type { GoldDocument } from "./gold.ts";
import { jaccard, matchPairs, overlap } from "./match.ts";
import { pairRecords, type ScorableRecord, type ScoredPair, spansOf } from "./scorable.ts";
import { type WordIndex, wordsIn } from "./words.ts";

/** Who said what: counts of attributions, and of words by role. */
export interface AttributionFigures {
  /** Source and content each share half their words or more (Jaccard) with the marked ones. */
  readonly whoSaidWhat: Counts;
  /** Source and content have exactly the marked words. */
  readonly toTheWord: Counts;
  /** Content shares half its words or more, whatever the source. */
  readonly contentAlone: Counts;
  readonly words: { readonly source: Counts; readonly cue: Counts; readonly content: Counts };
}

export interface AttributionScores {
  readonly documents: number;
  /** Marked documents without a record; they count as found empty. */
  readonly missing: number;
  readonly all: AttributionFigures;
  /** Only contents that open a quotation mark. */
  readonly quoted: AttributionFigures;
  /**
   * `whoSaidWhat` of all attributions by the form of the content as its quotation marks show it: `direct` opens with
   * one, `mixed` has one further on, `indirect` none.
   */
  readonly byForm: Breakdown;
}

interface Attribution {
  readonly source: ReadonlySet<number>;
  readonly cue: ReadonlySet<number>;
  readonly content: ReadonlySet<number>;
  readonly form: Form;
  readonly nested: boolean;
}

const MARK = /[“"‘«]/;
const ROLES = ["source", "cue", "content"] as const;
type Measure = Exclude<keyof AttributionFigures, "words"> | (typeof ROLES)[number];

/**
 * Scores who said what, as PolNeAR's attributions are marked. Speech inside speech is not marked there: a statement
 * `within` another counts only where a marked attribution shares words of its cue and of its content.
 * Throws UnscorableError for records that do not fit the marked documents.
 */
export function scoreAttribution(gold: readonly GoldDocument[], records: Iterable<ScorableRecord>): AttributionScores {
  const { pairs, missing } = pairRecords(gold, records);
  const all = new Tally<Measure>();
  const quoted = new Tally<Measure>();
  const foundCases: Case[] = [];
  const markedCases: Case[] = [];
  for (const pair of pairs) {
    const found = foundIn(pair);
    const marked = markedIn(pair);
    const matched = countDocument(all, found, marked);
    foundCases.push(
      ...casesOf(
        matched.found,
        matched.right.map(([one]) => one),
      ),
    );
    markedCases.push(
      ...casesOf(
        marked,
        matched.right.map(([, one]) => one),
      ),
    );
    countDocument(quoted, found.filter(isDirect), marked.filter(isDirect));
  }
  const byForm = breakDown(foundCases, markedCases);
  return { documents: gold.length, missing, all: figures(all), quoted: figures(quoted), byForm };
}

function foundIn({ words, record }: ScoredPair<GoldDocument>): Attribution[] {
  return (record?.statements ?? []).map((statement) => {
    const part = (spans: { readonly spans: readonly Span[] } | null) => spansOf(spans, words.text);
    const [source, cue, content] = [part(statement.speaker), part(statement.cue), part(statement.content)];
    return attribution(words, { source, cue, content }, Boolean(statement.within));
  });
}

function markedIn({ gold, words }: ScoredPair<GoldDocument>): Attribution[] {
  return gold.attributions.map((marked) => attribution(words, marked, false));
}

function attribution(
  words: WordIndex,
  spans: { readonly source: readonly Span[]; readonly cue: readonly Span[]; readonly content: readonly Span[] },
  nested: boolean,
): Attribution {
  return {
    source: wordsIn(words, spans.source),
    cue: wordsIn(words, spans.cue),
    content: wordsIn(words, spans.content),
    form: formOf(words.text, spans.content),
    nested,
  };
}

function isDirect({ form }: Attribution): boolean {
  return form === "direct";
}

function casesOf(attributions: readonly Attribution[], right: readonly Attribution[]): Case[] {
  const rights = new Set(right);
  return attributions.map((one) => ({ label: one.form, right: rights.has(one) }));
}

function formOf(text: string, content: readonly Span[]): Form {
  const opens = content.some(
    ({ from }) => from < text.length && MARK.test(text.slice(Math.max(0, from - 1), from + 1)),
  );
  if (opens) return "direct";
  return content.some(({ from, to }) => MARK.test(text.slice(from, to))) ? "mixed" : "indirect";
}

/** Adds one document to the tally; returns the attributions found that count, and the right ones with their marked ones. */
function countDocument(
  tally: Tally<Measure>,
  foundAndNested: readonly Attribution[],
  marked: readonly Attribution[],
): { found: Attribution[]; right: [Attribution, Attribution][] } {
  const alsoMarked = matchPairs(
    foundAndNested,
    marked,
    (a, b) => overlap(a.content, b.content) > 0 && overlap(a.cue, b.cue) > 0,
    (a, b) => jaccard(a.content, b.content),
  );
  const sure = new Set(alsoMarked.map(([found]) => found));
  const found = foundAndNested.filter((attribution) => !attribution.nested || sure.has(attribution));

  for (const role of ROLES) {
    const f = union(found.map((attribution) => attribution[role]));
    const m = union(marked.map((attribution) => attribution[role]));
    tally.add(role, { right: overlap(f, m), found: f.size, marked: m.size });
  }
  const whoSaidWhat = matchPairs(
    found,
    marked,
    (a, b) => jaccard(a.content, b.content) >= 0.5 && jaccard(a.source, b.source) >= 0.5,
    likeness,
  );
  const toTheWord = matchPairs(
    found,
    marked,
    (a, b) => jaccard(a.content, b.content) === 1 && jaccard(a.source, b.source) === 1,
    likeness,
  );
  const contentAlone = matchPairs(found, marked, (a, b) => jaccard(a.content, b.content) >= 0.5, likeness);
  for (const [measure, pairs] of Object.entries({ whoSaidWhat, toTheWord, contentAlone })) {
    tally.add(measure as Measure, { right: pairs.length, found: found.length, marked: marked.length });
  }
  return { found, right: whoSaidWhat };
}

function likeness(a: Attribution, b: Attribution): number {
  return jaccard(a.content, b.content) + jaccard(a.source, b.source);
}

function union(sets: readonly ReadonlySet<number>[]): Set<number> {
  return new Set(sets.flatMap((set) => [...set]));
}

function figures(tally: Tally<Measure>): AttributionFigures {
  return {
    whoSaidWhat: tally.get("whoSaidWhat"),
    toTheWord: tally.get("toTheWord"),
    contentAlone: tally.get("contentAlone"),
    words: { source: tally.get("source"), cue: tally.get("cue"), content: tally.get("content") },
  };
}
