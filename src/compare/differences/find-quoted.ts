import type { Span, Statement } from "../../record.ts";
import { names } from "../../text/stems.ts";
import { clausesIn } from "../align-clauses.ts";
import { sameSpeaker } from "../align-statements.ts";
import type { ComparedVoice } from "../comparison.ts";
import { likelyStretches } from "../differing-words.ts";
import { besideOthers } from "../linked-clauses.ts";
import { likelihoodOf } from "../logistic.ts";
import { stemVector } from "../stem-weights.ts";
import type { Telling, TellingStatement } from "../telling.ts";
import { wordsWithin } from "../word-answers.ts";
import { type Context, type Found, labelOf, listed } from "./found.ts";

/**
 * Who is quoted in some reports and not in others. Of unnamed sources too: that a report has none is worth knowing. A statement, poll or
 * law that is cited is nobody's voice.
 */
export function findQuoted(context: Context, voices: readonly ComparedVoice[]): Found[] {
  const ofVoices = quotedVoices(context, voices);
  return [...ofVoices, ...quotedUnread(context, voices, ofVoices)];
}

/** So likely must the comparer hold each word to name somebody whom only one report quotes, where the record has no voice for them. */
const LEAST_UNREAD = 0.6;

/** Who is quoted in one report alone by the comparer, though the records have nothing that they say. */
function quotedUnread(
  { tellings, linked }: Context,
  voices: readonly ComparedVoice[],
  known: readonly Found[],
): Found[] {
  const called = new Set(voices.flatMap(({ in: own }) => own.flatMap(({ name }) => names(name).at(-1) ?? [])));
  return tellings.flatMap((telling) => {
    const id = telling.document.id;
    const own = besideOthers(telling, linked);
    const odds = own.flatMap((one) => (one === null ? [] : [one.answers.odds(one.side, "quoted")]));
    if (odds.length === 0 || odds.length < own.length) return [];
    const taken = known.flatMap(({ sides }) =>
      sides.filter(({ document }) => document === id).flatMap(({ spans }) => spans),
    );
    const others = tellings.filter((other) => other !== telling);
    return likelyStretches(telling, odds, LEAST_UNREAD).flatMap(({ from, to, likelihood }): Found[] => {
      const { from: first, to: end } = mentionAround(telling, { from, to });
      const name = telling.document.text.slice(first, end);
      const words = names(name);
      const isNamed = words.length > 1 && /\p{L}{3}/u.test(name) && !ENDS_EARLY.test(name);
      // Somebody of that name is a voice already: then the records tell who quotes them.
      if (!isNamed || called.has(words.at(-1)!) || taken.some((span) => span.from < end && first < span.to)) return [];
      return [
        {
          kind: "quoted",
          what: null,
          row: null,
          sides: [{ document: id, spans: [{ from: first, to: end }], item: null, says: name }],
          notFoundIn: others.map(({ document }) => document.id),
          confidence: likelihood,
          text: `${name}: quoted in ${labelOf(telling)}, not in ${listed(others.map(labelOf))}`,
        },
      ];
    });
  });
}

/** Who or what is named where a stretch stands, as far as the name goes. */
function mentionAround({ record: { entities } }: Telling, span: Span): Span {
  const around = entities
    .flatMap(({ mentions }) => mentions)
    .filter(({ kind, from, to }) => kind !== "pronoun" && from <= span.from && span.to <= to && to - from <= LONGEST);
  return around.reduce<Span>((longest, one) => (one.to - one.from > longest.to - longest.from ? one : longest), span);
}

const LONGEST = 60;
/** "Observers from": the name goes on. */
const ENDS_EARLY = /\b(?:from|of|in|at|by|for|to|the|and)$/i;

function quotedVoices(context: Context, voices: readonly ComparedVoice[]): Found[] {
  const { tellings } = context;
  return voices.flatMap((voice): Found[] => {
    if (voice.kind === "document") return [];
    const has = new Set(voice.in.map(({ document }) => document));
    const having = tellings.filter(({ document }) => has.has(document.id));
    const said = having.map((telling) => statementsOf(telling, voice));
    const places = having.map((telling, k) => said[k].flatMap(({ statement }) => placesOf(telling, statement)));
    const heldBy = (other: Telling) =>
      Math.max(...having.map((telling, k) => likelyQuoted(context, telling, places[k], other)));
    const lacks = (telling: Telling) =>
      !isSomebodyNamed(voice) &&
      !mayQuote(context, telling, having, said) &&
      !mayTell(context, voice, telling, having, said) &&
      (voice.kind === "named" || !hasAlike(voices, voice, telling));
    const lacking = tellings
      .filter(({ document }) => !has.has(document.id))
      .map((telling) => ({ telling, held: heldBy(telling) }))
      .filter(({ telling, held }) => held >= SURE || lacks(telling));
    if (lacking.length === 0) return [];
    const without = lacking.map(({ telling }) => telling);
    const read = Math.max(...said.flat().map(({ statement }) => statement.confidence));
    const confidence = Math.max(read, ...lacking.map(({ held }) => held));
    if (confidence < LEAST) return [];
    return [
      {
        kind: "quoted",
        what: voice.kind,
        row: voice.id,
        sides: having.map((telling, k) => ({
          document: telling.document.id,
          spans: places[k],
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

/** By the comparer it is quoted in one alone, whatever else may stand for it in the other. */
const SURE = 0.6;

/** How likely the comparer holds one of some places to name somebody whom the other does not quote; 0 where that was not read. */
function likelyQuoted({ linked }: Context, telling: Telling, places: readonly Span[], other: Telling): number {
  const [two] = besideOthers(
    telling,
    linked.filter(({ a, b }) => a === other || b === other),
  );
  if (two === null || two === undefined) return 0;
  const { answers, side } = two;
  const odds = answers.odds(side, "quoted");
  const each = places.flatMap((place) => [...odds.subarray(...wordsWithin(answers.words[side], place))]);
  return each.length === 0 ? 0 : likelihoodOf(Math.max(...each));
}

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
