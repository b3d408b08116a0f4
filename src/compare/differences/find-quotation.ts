import { type StatementLink, sameSpeaker } from "../align-statements.ts";
import { matchWords } from "../quotation-words.ts";
import type { Telling, TellingStatement } from "../telling.ts";
import { speakerNames } from "../told-side.ts";
import { type Context, type Found, labelOf, listed, short } from "./found.ts";

/** The same utterance, in the words of the speaker, cut or with other words. */
export function findQuotation(context: Context, links: readonly StatementLink[]): Found[] {
  const whole = wholeUtterances(links);
  return whole.flatMap(({ a, b, all }): Found[] => {
    const [x, y] = [wordsOf(all.map((link) => link.a)), wordsOf(all.map((link) => link.b))];
    const { onlyA, onlyB, shared } = matchWords(x, y);
    if (onlyA.length === 0 && onlyB.length === 0) return [];
    const what = onlyA.length > 0 && onlyB.length > 0 ? "altered" : "cut";
    const missing = [onlyA.map((k) => x[k]).join(" "), onlyB.map((k) => y[k]).join(" ")];
    const [first, second] = [ownerOf(context, a), ownerOf(context, b)];
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
            ? `${labelOf(onlyA.length > 0 ? second : first)} leaves out “${short(missing[0] || missing[1])}” of what ${labelOf(onlyA.length > 0 ? first : second)} quotes`
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
