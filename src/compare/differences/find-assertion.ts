import { tellsWords } from "../../text/reporting-verbs.ts";
import { names } from "../../text/stems.ts";
import { isAttribution } from "../attribution.ts";
import type { Side } from "../comparison.ts";
import { linkedWhere, type TellingClause } from "../linked-clauses.ts";
import { containment, stemVector } from "../stem-weights.ts";
import { speakerNames } from "../told-side.ts";
import { mostlyWithin } from "../untold.ts";
import { withoutNames } from "../without-names.ts";
import { type Context, type Found, labelOf, listed, notIn, short, tellingOf } from "./found.ts";
import { leavesItOpen } from "./standing.ts";

/** Of rows less sure than this the sides may be two things. */
const LEAST = 0.71;

/** What one report tells on its own word and another gives to a source. */
export function findAssertion(context: Context): Found[] {
  const ofRows = assertedInRows(context);
  return [...ofRows, ...notIn(context.tellings, ofRows, assertedInClauses(context))];
}

/** Clauses that are less likely of one matter are not set beside each other. */
const LEAST_LIKELY = 0.7;

/** Of clauses that tell of one matter the one that the reporter tells and the one that somebody says. */
function assertedInClauses({ parties, linked, placeOf }: Context): Found[] {
  return linked.flatMap((two) =>
    linkedWhere(two, LEAST_LIKELY, (a, b) => differ(a, b, parties) || differ(b, a, parties)).map(
      ({ a, b, score }): Found => {
        const [bare, attributed] = a.saidIn === null ? [a, b] : [b, a];
        const { statement } = attributed.saidIn!;
        const source = listed(speakerNames(attributed.telling, statement, parties));
        return {
          kind: "asserted-attributed",
          what: "statement",
          row: placeOf.get(attributed.saidIn!)?.row ?? null,
          sides: [
            { document: bare.telling.document.id, spans: [bare.span], item: null, says: "the reporter" },
            { document: attributed.telling.document.id, spans: [attributed.span], item: statement.id, says: source },
          ],
          notFoundIn: [],
          confidence: score,
          text: `${labelOf(bare.telling)} tells as a fact what ${labelOf(attributed.telling)} gives to ${source}: “${short(bare.text)}”`,
        };
      },
    ),
  );
}

/** Does what is told name the person who is its source? Who announces what they do, or is quoted on it, is no source of it alone. */
function isOwnAct(text: string, sources: readonly string[]): boolean {
  const words = new Set(names(text));
  return sources.some((source) => {
    const name = names(source);
    return name.length > 1 && words.has(name.at(-1)!);
  });
}

const QUOTES = /[“”"]/;
/** Questions, and clauses that only lead to another, are not told as a fact. */
const NO_FACT =
  /\?|^(?:who|whose|which|where|when|if|after|before|as|because|since|while|although|at a time|and those)\b/i;
/** So many telling words must a fact have, and so much of them stand in the sentence that gives it to a source. */
const LEAST_WORDS = 3;
const WHOLE = 0.6;
/** So much of its words that are no names must stand in the very clause. */
const COMMON = 0.5;

/** Does the reporter tell in one clause what somebody says in the other? */
function differ(bare: TellingClause, attributed: TellingClause, parties: Context["parties"]): boolean {
  const { saidIn } = attributed;
  if (saidIn === null || bare.saidIn !== null || bare.isDenied || attributed.isDenied) return false;
  const sources = speakerNames(attributed.telling, saidIn.statement, parties);
  // A law or a letter is quoted for what it is, not for its word.
  if (saidIn.statement.speaker.kind === "document" || sources.length === 0 || isOwnAct(bare.sentence, sources))
    return false;
  // That one leaves it open is another difference.
  if (leavesItOpen(attributed.text) && !leavesItOpen(bare.text)) return false;
  if (NO_FACT.test(bare.text) || QUOTES.test(bare.sentence) || names(bare.text).some(tellsWords)) return false;
  const own = stemVector(bare.text, bare.telling.weights);
  const whole = containment(own, stemVector(attributed.sentence, attributed.telling.weights));
  const common = containment(
    stemVector(withoutNames(bare.text), bare.telling.weights),
    stemVector(attributed.text, attributed.telling.weights),
  );
  return own.size >= LEAST_WORDS && whole >= WHOLE && common >= COMMON;
}

function assertedInRows({ tellings, rows }: Context): Found[] {
  const isSaid = openSaid(tellings);
  return rows.flatMap(({ told, items }): Found[] => {
    if (told.confidence === null || told.confidence < LEAST) return [];
    const voice = (side: Side) => (told.kind === "event" || side.item === null ? side.source : side.speaker);
    // Who agrees or plans has not said it on their word.
    const sides = told.sides.filter((_, k) => {
      const item = items[k];
      // What is denied is given to nobody.
      if ("event" in item) return told.sides[k].status !== "negated";
      return !("statement" in item) || (isAttribution(item.statement.statement) && !item.statement.isDenial);
    });
    const asserted = sides.filter((side) => voice(side) === null && !isSaid(side));
    const attributed = sides.filter((side) => voice(side) !== null);
    if (asserted.length === 0 || attributed.length === 0) return [];
    const documents = new Set(attributed.map(({ document }) => document));
    // A report that both asserts and attributes it does not differ from itself.
    const sources = attributed.flatMap((side) => voice(side)!);
    const bare = asserted.filter(({ document, text }) => !documents.has(document) && !isOwnAct(text, sources));
    if (bare.length === 0) return [];
    const label = (side: Side) => labelOf(tellingOf(tellings, side.document));
    const names = (side: Side) => listed(voice(side)!) || "a source";
    return [
      {
        kind: "asserted-attributed",
        what: told.kind,
        row: told.id,
        sides: [...bare, ...attributed].map((side) => ({
          document: side.document,
          spans: side.spans,
          item: side.item,
          says: voice(side) === null ? "the reporter" : names(side),
        })),
        notFoundIn: [],
        confidence: told.confidence ?? 0,
        text: `${listed(bare.map(label))} ${bare.length === 1 ? "tells" : "tell"} as a fact what ${listed(attributed.map((side) => `${label(side)} gives to ${names(side)}`))}: “${short(bare[0].text)}”`,
      },
    ];
  });
}

/** Tells whether the words of a side stand in what somebody says: then they are not the reporter's. */
function openSaid(tellings: Context["tellings"]): (side: Side) => boolean {
  const said = new Map(
    tellings.map(({ document, statements }) => [
      document.id,
      statements.flatMap(({ statement }) => (isAttribution(statement) ? statement.content.spans : [])),
    ]),
  );
  return ({ document, spans }) => spans.length > 0 && spans.every((span) => mostlyWithin(span, said.get(document)!));
}
