import type { Span } from "../../record.ts";
import { answeringWords } from "../answering-words.ts";
import { type LinkedTellings, linkedWhere, type TellingClause } from "../linked-clauses.ts";
import { wordWeight } from "../stem-weights.ts";
import { type Context, type Found, notIn } from "./found.ts";
import { ANY_NEGATION, notSo } from "./negation.ts";

/** Clauses that are less likely of one matter are not set beside each other. */
const LEAST_LINKED = 0.8;
/** So likely must what is negated stand for something in the other. */
const LEAST_ANSWERED = 0.4;

/**
 * What one report tells and another says not to be so, where both tell of one matter by what their words mean: what is negated in the one
 * has an answer in the other that is not. Those that `known` has are left out.
 */
export function findContradicted(context: Context, known: readonly Found[]): Found[] {
  const { linked, tellings } = context;
  const side = ({ telling, span, saidIn }: TellingClause) => ({ telling, spans: [span], statement: saidIn });
  const found = linked
    .filter(({ areMeant }) => areMeant)
    .flatMap((two) =>
      linkedWhere(two, LEAST_LINKED, (a, b) => contradict(a, b) && !agreesElsewhere(two, a, b)).map(
        ({ a, b, score }) => {
          const [told, denied] = isNegation(a.text) ? [b, a] : [a, b];
          return notSo(context, side(told), side(denied), score);
        },
      ),
    );
  return notIn(tellings, known, found);
}

function isNegation(text: string): boolean {
  return ANY_NEGATION.test(plain(text));
}

/** A text with spaces for what only looks like a negation. */
function plain(text: string): string {
  return text.replace(NO_NEGATION, (words) => " ".repeat(words.length));
}

/** Words that look like a negation and deny nothing. */
const NO_NEGATION =
  /\b(?:not (?:only|just|merely|least|yet)|no (?:doubt|fewer|less|more than|later|sooner|matter)|no one else|nothing but|without (?:a )?doubt)\b/gi;

/** Has one of two clauses a likelier counterpart that does not contradict it? */
function agreesElsewhere({ telling }: LinkedTellings, a: TellingClause, b: TellingClause): boolean {
  const score = telling.find((link) => link.a === a && link.b === b)?.score ?? 0;
  return telling.some(
    (link) =>
      (link.a === a) !== (link.b === b) && link.score >= score && isNegation(link.a.text) === isNegation(link.b.text),
  );
}

function contradict(a: TellingClause, b: TellingClause): boolean {
  if (isNegation(a.text) === isNegation(b.text) || a.isDenied || b.isDenied || /\?/.test(a.text + b.text)) return false;
  const [negative, other] = isNegation(a.text) ? [a, b] : [b, a];
  // "If so," he said, "you have none": what is denied may stand in another clause of its sentence.
  if (isNegation(other.sentence)) return false;
  const [own, others] = [negative, other].map(({ telling: { meanings }, at }) => meanings!.words[at]);
  const negated = negatedPlaces(negative);
  return answeringWords(own, others, LEAST_ANSWERED).some(({ a: i, b: k }) => {
    const [x, y] = [own.places[i], others.places[k]];
    return (
      negated.some(({ from, to }) => from < x.to && x.from < to) && other.span.from <= y.from && y.to <= other.span.to
    );
  });
}

const NEGATIONS = new RegExp(ANY_NEGATION, "gi");
/** So many words that tell something, behind a negation, are in its reach. */
const REACH = 3;

/** The words of a clause that are said not to be so. */
function negatedPlaces({ text, span, telling: { weights } }: TellingClause): Span[] {
  const words = Array.from(text.matchAll(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
    weight: wordWeight(match[0], weights),
  })).filter(({ weight }) => weight > 0);
  const ends = Array.from(plain(text).matchAll(NEGATIONS), (match) => match.index + match[0].length);
  const own = ends.flatMap((end) => words.filter(({ from }) => from >= end).slice(0, REACH));
  return own.map(({ from, to }) => ({ from: span.from + from, to: span.from + to }));
}
