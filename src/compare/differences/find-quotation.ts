import { stem } from "porter2";
import { names } from "../../text/stems.ts";
import { type StatementLink, sameSpeaker } from "../align-statements.ts";
import { matchWords } from "../quotation-words.ts";
import { stemWeight } from "../stem-weights.ts";
import type { Telling, TellingStatement } from "../telling.ts";
import { speakerNames } from "../told-side.ts";
import { type Context, type Found, labelOf, listed, short } from "./found.ts";

/** The same utterance, in the words of the speaker, cut or with other words. */
export function findQuotation(context: Context, links: readonly StatementLink[]): Found[] {
  const whole = wholeUtterances(links);
  return whole.flatMap(({ a, b, all }): Found[] => {
    const [x, y] = [wordsOf(all.map((link) => link.a)), wordsOf(all.map((link) => link.b))];
    const { onlyA, onlyB, shared } = matchWords(x, y);
    const [first, second] = [ownerOf(context, a), ownerOf(context, b)];
    const [goneA, goneB] = [isMissing(onlyA, x, second), isMissing(onlyB, y, first)];
    if (!goneA && !goneB) return [];
    const what = goneA && goneB ? "altered" : "cut";
    const missing = [onlyA.map((k) => x[k]).join(" "), onlyB.map((k) => y[k]).join(" ")];
    return [
      {
        kind: "quotation",
        what,
        row: rowOf(context, a),
        sides: [
          side(
            first,
            all.map((link) => link.a),
            missing[0],
          ),
          side(
            second,
            all.map((link) => link.b),
            missing[1],
          ),
        ],
        notFoundIn: [],
        confidence: shared / Math.max(1, Math.min(x.length, y.length)),
        text:
          what === "cut"
            ? `${labelOf(goneA ? second : first)} leaves out “${short(missing[goneA ? 0 : 1])}” of what ${labelOf(goneA ? first : second)} quotes`
            : `Quoted otherwise: ${labelOf(first)} “${short(missing[0], 50)}”, ${labelOf(second)} “${short(missing[1], 50)}”`,
      },
    ];
  });
}

/** The same words given to different speakers. */
export function findSpeaker(context: Context, links: readonly StatementLink[]): Found[] {
  return links.flatMap(({ a, b, score, sameWords }): Found[] => {
    const [first, second] = [ownerOf(context, a), ownerOf(context, b)];
    if (!sameWords || sameSpeaker(first, a, second, b, context.parties) !== "other") return [];
    if (!isSure(first, a) || !isSure(second, b) || !areTheSame(a, b)) return [];
    const says = [
      speakerNames(first, a.statement, context.parties),
      speakerNames(second, b.statement, context.parties),
    ].map(listed);
    return [
      {
        kind: "speaker",
        what: null,
        row: rowOf(context, a),
        sides: [
          { document: first.document.id, spans: a.statement.content.spans, item: a.statement.id, says: says[0] },
          { document: second.document.id, spans: b.statement.content.spans, item: b.statement.id, says: says[1] },
        ],
        notFoundIn: [],
        confidence: score * Math.min(a.statement.confidence, b.statement.confidence),
        text: `${labelOf(first)} has ${says[0]} say what ${labelOf(second)} has ${says[1]} say: “${short(a.text)}”`,
      },
    ];
  });
}

const PRONOUN = /^(?:he|she|they|it|who|i|we|his|her|their)$/i;
const SURE = { named: 0.8, pronoun: 0.9 };

/** Is it sure enough who says it to say that another report gives it to another? Whom a pronoun means is less certain. */
function isSure({ document }: Telling, { statement }: TellingStatement): boolean {
  const { speaker, confidence, within } = statement;
  const words = speaker.spans.map(({ from, to }) => document.text.slice(from, to));
  const least = words.every((word) => PRONOUN.test(word)) ? SURE.pronoun : SURE.named;
  return confidence >= least && within === null && words.length > 0;
}

const SAME = { run: 5, share: 0.8, words: 6 };

/** So much the same that it was said once. */
function areTheSame(a: TellingStatement, b: TellingStatement): boolean {
  const { shared, longestRun } = matchWords(a.quoted, b.quoted);
  const shorter = Math.min(a.quoted.length, b.quoted.length);
  return shorter >= SAME.words && longestRun >= SAME.run && shared >= SAME.share * shorter;
}

const NEAR = 4;
const ELSEWHERE = 0.8;

/** Do words of a quotation that another has not tell something, and are they nowhere else in its report? */
function isMissing(only: readonly number[], words: readonly string[], { document }: Telling): boolean {
  const missing = only.map((k) => words[k]);
  if (!missing.some((word) => stemWeight(stem(word)) > 0)) return false;
  if (missing.length < NEAR) return true;
  const text = ` ${names(document.text).join(" ")} `;
  let found = 0;
  for (let k = 0; k + NEAR <= missing.length; k++)
    if (text.includes(` ${missing.slice(k, k + NEAR).join(" ")} `)) found += 1;
  return found < ELSEWHERE * (missing.length - NEAR + 1);
}

interface Utterance {
  readonly a: TellingStatement;
  readonly b: TellingStatement;
  readonly all: readonly StatementLink[];
}

/** Links that share a statement belong to one quotation that one telling has in two pieces. */
function wholeUtterances(links: readonly StatementLink[]): Utterance[] {
  const quoted = links.filter(({ sameWords }) => sameWords);
  const seen = new Set<StatementLink>();
  return quoted.flatMap((link): Utterance[] => {
    if (seen.has(link)) return [];
    const all = quoted.filter((other) => isSamePair(other, link) && (other.a === link.a || other.b === link.b));
    for (const one of all) seen.add(one);
    return [{ a: link.a, b: link.b, all }];
  });
}

function isSamePair(x: StatementLink, y: StatementLink): boolean {
  return x.tellings[0] === y.tellings[0] && x.tellings[1] === y.tellings[1];
}

/** The words of the pieces of a quotation in order; what is told within another piece is among its words already. */
function wordsOf(statements: readonly TellingStatement[]): string[] {
  const start = ({ statement }: TellingStatement) => statement.content.spans[0]?.from ?? 0;
  const words: string[] = [];
  let end = -1;
  for (const one of [...new Set(statements)].sort((x, y) => start(x) - start(y))) {
    if (start(one) < end) continue;
    words.push(...one.quoted);
    end = one.statement.content.spans.at(-1)?.to ?? end;
  }
  return words;
}

function side(telling: Telling, statements: readonly TellingStatement[], own: string) {
  const each = [...new Set(statements)];
  return {
    document: telling.document.id,
    spans: each.flatMap(({ statement }) => statement.content.spans),
    item: each[0].statement.id,
    says: own === "" ? "" : short(own),
  };
}

function ownerOf({ placeOf }: Context, statement: TellingStatement): Telling {
  return placeOf.get(statement)!.telling;
}

function rowOf({ placeOf }: Context, statement: TellingStatement): string {
  return placeOf.get(statement)!.row;
}
