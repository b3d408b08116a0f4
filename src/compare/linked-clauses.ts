import type { Span } from "../record.ts";
import { type ClauseLink, linkClauses, type OpenClause, type OpenClauses, openAllClauses } from "./align-clauses.ts";
import { isAttribution } from "./attribution.ts";
import { isClause } from "./clause.ts";
import { eachTwo } from "./each-two.ts";
import type { ComparedMeanings } from "./like-meanings.ts";
import { oneToOne } from "./one-to-one.ts";
import type { Telling, TellingStatement } from "./telling.ts";
import { attributionsOf, mostlyWithin } from "./untold.ts";
import type { WordAnswers } from "./word-answers.ts";

/** A clause that says something, with whose word it is. */
export interface TellingClause {
  readonly telling: Telling;
  readonly span: Span;
  readonly text: string;
  /** The place of its sentence. */
  readonly at: number;
  /** The words of its sentence. */
  readonly sentence: string;
  /** What somebody says that it stands in, by their word and not against it; `null` where the reporter tells it. */
  readonly saidIn: TellingStatement | null;
  /** It stands in what somebody says is not so. */
  readonly isDenied: boolean;
}

/** Clauses of two tellings that may tell of one matter. */
export interface LinkedClauses {
  readonly a: TellingClause;
  readonly b: TellingClause;
  /** How likely they do, 0 to 1. */
  readonly score: number;
}

/** Two tellings, the earlier first, and which of their clauses tell of one matter. */
export interface LinkedTellings {
  readonly a: Telling;
  readonly b: Telling;
  readonly left: OpenClauses;
  readonly right: OpenClauses;
  /** How likely two clauses, by their places, tell of one matter; 0 where they are not linked. */
  readonly likelihood: (a: number, b: number) => number;
  /** The links of a clause of the first (0) or the second (1), by its place. */
  readonly linksOf: (side: 0 | 1, clause: number) => readonly ClauseLink[];
  /** Their words beside each other; `null` where they were compared by words alone. */
  readonly answers: WordAnswers | null;
  /** The links of clauses that say something. */
  readonly telling: readonly LinkedClauses[];
}

/** Links the clauses of each two tellings. */
export function linkTellings(tellings: readonly Telling[], alike: ComparedMeanings): LinkedTellings[] {
  const clauses = openAllClauses(tellings);
  const opened = tellings.map((telling, k) => {
    const open = clauses[k];
    const attributions = attributionsOf(telling);
    return { telling, open, clauses: open.clauses.map((clause) => tellingClause(telling, clause, attributions)) };
  });
  return eachTwo(opened).map(([left, right]) => {
    const meant = alike.ofTwo(left.telling, right.telling);
    const links = linkClauses(left.open, right.open, meant);
    const telling = links.flatMap((link): LinkedClauses[] => {
      const [a, b] = [left.clauses[link.a], right.clauses[link.b]];
      return a === null || b === null ? [] : [{ a, b, score: link.likelihood }];
    });
    const sides = [Map.groupBy(links, ({ a }) => a), Map.groupBy(links, ({ b }) => b)] as const;
    const linksOf = (side: 0 | 1, clause: number) => sides[side].get(clause) ?? [];
    const likelihood = (a: number, b: number) => linksOf(0, a).find((link) => link.b === b)?.likelihood ?? 0;
    return {
      a: left.telling,
      b: right.telling,
      left: left.open,
      right: right.open,
      likelihood,
      linksOf,
      answers: meant?.answers ?? null,
      telling,
    };
  });
}

/** For each other telling what is known of the words of one beside it, and the side that it is; `null` where that was not read. */
export function besideOthers(
  telling: Telling,
  linked: readonly LinkedTellings[],
): ({ readonly answers: WordAnswers; readonly side: 0 | 1 } | null)[] {
  return linked
    .filter(({ a, b }) => a === telling || b === telling)
    .map(({ a, answers }) => (answers === null ? null : { answers, side: a === telling ? 0 : 1 }));
}

/** Of linked clauses that pass a test the likeliest, each with one other. */
export function linkedWhere(
  { telling }: LinkedTellings,
  least: number,
  test: (a: TellingClause, b: TellingClause) => boolean,
): LinkedClauses[] {
  return oneToOne(telling.filter(({ a, b, score }) => score >= least && test(a, b)));
}

/** `null` for a clause that tells nothing itself: only who speaks, or no verb. */
function tellingClause(
  telling: Telling,
  { span, sentence }: OpenClause,
  attributions: readonly Span[],
): TellingClause | null {
  const wordsOf = ({ from, to }: Span) => telling.document.text.slice(from, to);
  const text = wordsOf(span);
  if (!isClause(text)) return null;
  const around = telling.sentences[sentence].statements.filter(({ statement }) =>
    mostlyWithin(span, statement.content.spans),
  );
  if (around.length === 0 && mostlyWithin(span, attributions)) return null;
  const said = around.filter(({ statement, isDenial }) => !isDenial && isAttribution(statement));
  return {
    telling,
    span,
    text,
    at: sentence,
    sentence: wordsOf(telling.sentences[sentence]),
    saidIn: said.at(-1) ?? null,
    isDenied: around.some(({ isDenial }) => isDenial),
  };
}
