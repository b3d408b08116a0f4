import type { Span, Statement } from "../../record.ts";
import { clausesIn } from "../align-clauses.ts";
import { sameSpeaker } from "../align-statements.ts";
import type { ComparedVoice } from "../comparison.ts";
import { stemVector } from "../stem-weights.ts";
import type { Telling, TellingStatement } from "../telling.ts";
import { type Context, type Found, labelOf, listed } from "./found.ts";

/**
 * Who is quoted in some reports and not in others. Of unnamed sources too: that a report has none is worth knowing. A statement, poll or
 * law that is cited is nobody's voice.
 */
export function findQuoted(context: Context, voices: readonly ComparedVoice[]): Found[] {
  const { tellings } = context;
  return voices.flatMap((voice): Found[] => {
    if (voice.kind === "document" || isSomebodyNamed(voice)) return [];
    const has = new Set(voice.in.map(({ document }) => document));
    const having = tellings.filter(({ document }) => has.has(document.id));
    const said = having.map((telling) => statementsOf(telling, voice));
    const without = tellings.filter(
      (telling) =>
        !has.has(telling.document.id) &&
        !mayQuote(context, telling, having, said) &&
        !mayTell(context, voice, telling, having, said) &&
        (voice.kind === "named" || !hasAlike(voices, voice, telling)),
    );
    const confidence = Math.max(...said.flat().map(({ statement }) => statement.confidence));
    if (without.length === 0 || confidence < LEAST) return [];
    return [
      {
        kind: "quoted",
        what: voice.kind,
        row: voice.id,
        sides: having.map((telling, k) => ({
          document: telling.document.id,
          spans: said[k].flatMap(({ statement }) => placesOf(telling, statement)),
          item: said[k][0].statement.id,
          says: sizeOf(voice, telling),
        })),
        notFoundIn: without.map(({ document }) => document.id),
        confidence,
        text: `${voice.name}: quoted in ${listed(having.map(labelOf))}, not in ${listed(without.map(labelOf))}`,
      },
    ];
  });
}

/** "the sheriff", "Hutchinson's chief of staff": somebody whom the report has named, as a rule, under whose name nothing is found. */
function isSomebodyNamed({ kind, name }: ComparedVoice): boolean {
  return kind === "role" && /^the\s|^\p{Lu}\S*[’']s?\s/iu.test(name) && !UNNAMED.test(name);
}

const UNNAMED = /\b(?:officials?|officers?|sources?|spokes\p{L}+|aides?|person|man|woman|witness)\b/iu;

/** What was read less surely may be no speech, or nobody who speaks. */
const LEAST = 0.6;

function statementsOf(telling: Telling, voice: ComparedVoice): TellingStatement[] {
  const own = new Set(voice.in.find(({ document }) => document === telling.document.id)!.statements);
  return telling.statements.filter(({ statement }) => own.has(statement.id));
}

/** Where a speaker stands in the text: as the source of the statement, and by name where that is a pronoun. */
function placesOf({ entities }: Telling, { speaker }: Statement): Span[] {
  const { spans } = speaker;
  if (spans.length === 0) return [];
  const names = speaker.entities.flatMap((id) => {
    const mentions = entities.get(id)?.mentions ?? [];
    const own = mentions.find(({ from, to }) => from < spans[0].to && spans[0].from < to);
    const named = mentions.filter(({ kind }) => kind === "name");
    const name = named.findLast(({ from }) => from < spans[0].from) ?? named[0];
    return own?.kind === "pronoun" && name !== undefined ? [{ from: name.from, to: name.to }] : [];
  });
  return [...names, ...spans].sort((a, b) => a.from - b.from);
}

function sizeOf(voice: ComparedVoice, telling: Telling): string {
  const { statements, words } = voice.in.find(({ document }) => document === telling.document.id)!;
  return `${statements.length} ${statements.length === 1 ? "statement" : "statements"}, ${words} words`;
}

/** Does a telling give the same words to somebody who may be the same under another name? Who denies is another than who claims. */
function mayQuote(
  { rows, placeOf, parties }: Context,
  other: Telling,
  having: readonly Telling[],
  said: readonly TellingStatement[][],
): boolean {
  const byId = new Map(rows.map((row) => [row.told.id, row]));
  return said.some((statements, k) =>
    statements
      .filter(({ isDenial }) => !isDenial)
      .some((statement) =>
        byId
          .get(placeOf.get(statement)!.row)!
          .items.some(
            (item) =>
              item.telling === other &&
              "statement" in item &&
              !item.statement.isDenial &&
              sameSpeaker(having[k], statement, other, item.statement, parties) !== "other",
          ),
      ),
  );
}

/** As likely as this, clauses tell of one matter, and a name stands so near that it may be who says it, in UTF-16 code units. */
const LINKED = 0.5;
const NEAR = 160;

/** Does a telling tell what a named voice says, and name it there? Then it may quote it where nothing was found. */
function mayTell(
  { linked }: Context,
  { kind, name }: ComparedVoice,
  other: Telling,
  having: readonly Telling[],
  said: readonly TellingStatement[][],
): boolean {
  const last = name.split(" ").at(-1)!;
  const isNamedNear = ({ from, to }: Span) =>
    [other.document.text.slice(Math.max(0, from - NEAR), from), other.document.text.slice(to, to + NEAR)].some(
      (words) => words.includes(last),
    );
  return (
    kind === "named" &&
    having.some((telling, k) =>
      said[k].every(
        ({ statement, isDenial }) =>
          !isDenial && linkedSpans(linked, telling, statement.content.spans, other).some(isNamedNear),
      ),
    )
  );
}

/** The clauses of another telling that tell of what stands in some stretches of a telling. */
function linkedSpans(linked: Context["linked"], telling: Telling, spans: readonly Span[], other: Telling): Span[] {
  return linked.flatMap(({ a, b, left, right, linksOf }) => {
    const isFirst = a === telling && b === other;
    if (!isFirst && !(a === other && b === telling)) return [];
    const [own, others] = isFirst ? [left, right] : [right, left];
    return spans
      .flatMap((span) => clausesIn(own, span))
      .flatMap((clause) => linksOf(isFirst ? 0 : 1, clause))
      .filter(({ likelihood }) => likelihood >= LINKED)
      .map((link) => others.clauses[isFirst ? link.b : link.a].span);
  });
}

/** Has a telling an unnamed voice that is described with one of the same telling words ("officials in Hawaii", "Hawaii officials")? */
function hasAlike(voices: readonly ComparedVoice[], voice: ComparedVoice, { document }: Telling): boolean {
  const words = stemVector(voice.name);
  return voices.some(
    (other) =>
      other !== voice &&
      other.kind !== "named" &&
      other.in.some(
        (one) => one.document === document.id && [...stemVector(one.name).keys()].some((stem) => words.has(stem)),
      ),
  );
}
