import type { Span } from "../../record.ts";
import { firstIndex } from "../../text/first-index.ts";
import { names } from "../../text/stems.ts";
import { isAttribution } from "../attribution.ts";
import { type DifferingWords, findDifferingWords } from "../differing-words.ts";
import type { LinkedTellings } from "../linked-clauses.ts";
import { clausesAround, type Telling, type TellingStatement } from "../telling.ts";
import { speakerNames } from "../told-side.ts";
import { mostlyWithin } from "../untold.ts";
import { areKnown, touch } from "../wordings.ts";
import { type Context, type Found, labelOf, listed, notIn, short } from "./found.ts";
import { ANY_NEGATION, notSo } from "./negation.ts";
import { findQuantities } from "./quantities.ts";
import { leavesItOpen } from "./standing.ts";

/** Words of which each is so likely are taken, and of these those of which both sides are. */
const LEAST_WORD = 0.2;
const LEAST = { value: 0.45, status: 0.4, denied: 0.45, "asserted-attributed": 0.4 };

type Kind = keyof typeof LEAST;

/**
 * What two reports tell otherwise, by the comparer: values, what is settled and what is open, what is told and denied, what is told on the
 * reporter's word and on another's. Those that `known` has are left out.
 */
export function findDiffering(context: Context, known: readonly Found[]): Found[] {
  const all = [...known];
  for (const two of context.linked) {
    const found = (Object.keys(LEAST) as Kind[]).flatMap((kind) =>
      findDifferingWords(two, kind, LEAST_WORD)
        .filter(({ score }) => score >= LEAST[kind])
        .flatMap((words) => foundOf(context, two, kind, words)),
    );
    for (const one of found.sort((a, b) => b.confidence - a.confidence)) {
      // Two values may stand in one sentence, but what is told there is denied, settled or somebody's word once,
      // and beside one passage of the other report.
      const isNew =
        one.kind === "value"
          ? !areKnown(
              one.sides,
              all.filter(({ kind }) => kind === one.kind),
            )
          : notIn(context.tellings, all, [one]).length > 0 && !all.some((other) => isBeside(one, other));
      if (isNew) all.push(one);
    }
  }
  return all.slice(known.length);
}

/** Are two differences of one kind between the same two reports, in the same words of one of them? */
function isBeside(one: Found, other: Found): boolean {
  const own = (document: string) => other.sides.filter((side) => side.document === document);
  return (
    one.kind === other.kind &&
    one.sides.every(({ document }) => own(document).length > 0) &&
    one.sides.some(({ document, spans }) => own(document).some((side) => touch(side.spans, spans)))
  );
}

/** One report's words, with what they stand in. */
interface Own {
  readonly telling: Telling;
  readonly span: Span;
  readonly words: string;
  readonly sentence: Span;
  /** The words of the clauses that they stand in. */
  readonly clauses: string;
  /** What somebody says that they stand in. */
  readonly saidIn: TellingStatement | null;
}

function ownOf(telling: Telling, span: Span): Own {
  const { text } = telling.document;
  const clauses = clausesAround(telling, span);
  const at = firstIndex(telling.sentences.length, (k) => telling.sentences[k].to > span.from);
  const said = telling.sentences[at].statements.filter(
    ({ statement }) => isAttribution(statement) && mostlyWithin(span, statement.content.spans),
  );
  return {
    telling,
    span,
    words: text.slice(span.from, span.to),
    sentence: telling.sentences[at],
    clauses: clauses.map(({ from, to }) => text.slice(from, to)).join(" "),
    saidIn: said.at(-1) ?? null,
  };
}

function foundOf(context: Context, { a, b }: LinkedTellings, kind: Kind, words: DifferingWords): Found[] {
  const own = [ownOf(a, words.a), ownOf(b, words.b)] as const;
  // A mark alone tells nothing, and the same words are no difference.
  const [mine, theirs] = own.map((side) => new Set(names(side.words)));
  if (mine.size === 0 || theirs.size === 0 || (mine.isSubsetOf(theirs) && theirs.isSubsetOf(mine))) return [];
  // "Jan. 15" and "15" are one value.
  if (kind === "value" && (mine.isSubsetOf(theirs) || theirs.isSubsetOf(mine))) return [];
  if (kind === "value" && !mayConflict(own)) return [];
  if (kind === "status" && words.score < SURE && openness(own[0]) === openness(own[1])) return [];
  if (kind === "denied") return [denied(context, own, words.score)];
  if (kind === "asserted-attributed") return asserted(context, own, words.score);
  const says = own.map((side) => short(side.words));
  return [
    {
      kind,
      what: kind === "value" ? whatOf(own) : null,
      row: null,
      sides: own.map(({ telling, span, saidIn }, k) => ({
        document: telling.document.id,
        spans: [span],
        item: saidIn?.statement.id ?? null,
        says: kind === "value" ? says[k] : standing(own, k),
      })),
      notFoundIn: [],
      confidence: words.score,
      text:
        kind === "value"
          ? `${own.map(({ telling }, k) => `${labelOf(telling)}: ${says[k]}`).join("; ")} — “${short(own[0].clauses)}”`
          : `${own.map(({ telling }, k) => `${labelOf(telling)}: ${standing(own, k)}`).join("; ")} — ${says.map((text) => `“${text}”`).join(", ")}`,
    },
  ];
}

/** Numbers are looked for by themselves (`find-numbers.ts`); a number and what is none are no two values of one thing. */
function mayConflict(own: readonly [Own, Own]): boolean {
  const [a, b] = own.map(({ telling, span, sentence }) =>
    findQuantities(telling.document.text, sentence).filter((quantity) => touch([quantity], [span])),
  );
  if (a.length > 0 && b.length > 0) return false;
  return own.every(({ words }) => NUMBER.test(words)) || !own.some(({ words }) => NUMBER.test(words));
}

const NUMBER =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter|dozens?|hundreds?|thousands?|millions?)\b/i;

/** So sure the network must be where the words do not tell that one leaves it open. */
const SURE = 0.6;

/** How open words leave it whether something comes about: 2 open, 1 to come, 0 neither. */
function openness({ clauses }: Own): number {
  return leavesItOpen(clauses) ? 2 : TO_COME.test(clauses) ? 1 : 0;
}

const TO_COME =
  /\b(?:will|would|shall|is to|are to|was to|were to|plans?|planned|promis|pledg|vow|threat|expect|propos|intend|urg|demand|call(?:s|ed|ing)? for|due to|ask)/i;

/** Where it can be told which of two leaves it open; else as the report has it. */
function standing(own: readonly [Own, Own], k: number): string {
  const open = own.map(({ clauses }) => leavesItOpen(clauses));
  return open[0] === open[1] ? short(own[k].words) : open[k] ? "possible" : "settled";
}

/** What kind of value two reports give otherwise; `null` where it is none of those that are told apart. */
function whatOf(own: readonly [Own, Own]): string | null {
  const both = (test: (side: Own) => boolean) => own.every(test);
  if (both(({ telling, span }) => touch(telling.record.times, [span]))) return "date";
  if (both(({ words }) => NUMBER.test(words))) return "number";
  const kindOf = ({ telling, span }: Own) =>
    telling.record.entities.find(({ mentions }) => touch(mentions, [span]))?.type ?? null;
  const kinds = own.map(kindOf);
  if (kinds.every((kind) => kind === "place")) return "place";
  return kinds.every((kind) => kind !== null && kind !== "place") ? "actor" : null;
}

/** Which of two denies it: the one whose words say not, or are somebody's who denies; else the second. */
function denied(context: Context, own: readonly [Own, Own], score: number): Found {
  const denies = own.map(({ clauses, saidIn }) => (saidIn?.isDenial ? 2 : ANY_NEGATION.test(clauses) ? 1 : 0));
  const [told, not] = denies[0] > denies[1] ? [own[1], own[0]] : own;
  const side = ({ telling, span, saidIn }: Own) => ({ telling, spans: [span], statement: saidIn });
  return notSo(context, side(told), side(not), score);
}

/** Nothing where both, or neither, are somebody's words. */
function asserted({ parties, placeOf }: Context, own: readonly [Own, Own], score: number): Found[] {
  if ((own[0].saidIn === null) === (own[1].saidIn === null)) return [];
  const [bare, given] = own[0].saidIn === null ? own : [own[1], own[0]];
  const { statement } = given.saidIn!;
  const source = listed(speakerNames(given.telling, statement, parties));
  if (source === "") return [];
  return [
    {
      kind: "asserted-attributed",
      what: "statement",
      row: placeOf.get(given.saidIn!)?.row ?? null,
      sides: [
        { document: bare.telling.document.id, spans: [bare.span], item: null, says: "the reporter" },
        { document: given.telling.document.id, spans: [given.span], item: statement.id, says: source },
      ],
      notFoundIn: [],
      confidence: score,
      text: `${labelOf(bare.telling)} tells as a fact what ${labelOf(given.telling)} gives to ${source}: “${short(bare.clauses)}”`,
    },
  ];
}
