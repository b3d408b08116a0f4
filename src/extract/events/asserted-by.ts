import type { AssertedBy, CueClass, Span, Statement } from "../../record.ts";
import { firstIndex } from "../../text/first-index.ts";
import type { DraftEvent } from "./draft-events.ts";

/** Whose word an event is, and why. */
export interface Assertion {
  readonly assertedBy: AssertedBy;
  readonly because: string;
}

/** Who an asserter span means. */
export type EntitiesAt = (span: Span) => readonly string[];

/**
 * Tells for each event whose word it is: the source that the model finds for it, with the statement it stands in; else, or
 * where that source is none of the statement's (a speaker, or named in the same part of what is said as the act), the speaker of the innermost statement around it that surely tells whose
 * words it has; else the reporter. What a source is reported not to have said is not its word. `drafts` in order of their
 * triggers; linear in drafts and statements, but for statements within each other.
 */
export function findAssertions(
  text: string,
  drafts: readonly DraftEvent[],
  statements: readonly Statement[],
  entitiesAt: EntitiesAt,
): Assertion[] {
  const around = statementsAround(text, drafts, statements);
  return drafts.map((draft, k) => assertion(text, draft, around[k], entitiesAt));
}

function assertion(
  text: string,
  { asserter }: DraftEvent,
  around: readonly Around[],
  entitiesAt: EntitiesAt,
): Assertion {
  const spoken = around.map(({ statement }) => statement).find(isSpoken);
  // "The minister’s visit, it warned, left a choice of dialogue": whoever stands in another part is spoken of
  const belongs = (span: Span) =>
    around.some(({ statement, part }) => [...statement.speaker.spans, part].some((own) => overlaps(own, span)));
  // where a statement surely tells whose words they are, a source from elsewhere is the model's mistake
  if (asserter !== null && (spoken === undefined || belongs(asserter))) {
    const words = [{ from: asserter.from, to: asserter.to }];
    const own = around
      .map(({ statement }) => statement)
      .find(({ speaker }) => speaker.spans.some((span) => overlaps(span, asserter)));
    const spans = own === undefined ? words : own.speaker.spans;
    const entities = own !== undefined && own.speaker.entities.length > 0 ? own.speaker.entities : entitiesAt(asserter);
    return {
      assertedBy: { voice: "source", statement: own?.id ?? null, spans, entities },
      because: `the model gives “${text.slice(asserter.from, asserter.to)}” as its source (${asserter.probability.toFixed(2)})${own === undefined ? "" : `; it stands in statement ${own.id}`}`,
    };
  }
  if (spoken === undefined) return { assertedBy: { voice: "reporter" }, because: "no source is given for it" };
  const { id, speaker } = spoken;
  return {
    assertedBy: { voice: "source", statement: id, spans: speaker.spans, entities: speaker.entities },
    because: `it stands in the words of statement ${id}`,
  };
}

function overlaps(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

/**
 * Of paraphrases, so sure has one to be for its acts to be its speaker's word, by what the cue does. An act that somebody
 * agrees to, refuses, praises or denies is told by the reporter as far as the paraphrase tells it.
 */
const LEAST_SURE: { readonly [cue in CueClass]?: number } = {
  say: 0.75,
  claim: 0.65,
  demand: 0.65,
  warn: 0.65,
  ask: 0.65,
};

/** What one is accused of is the accuser's word; what one is criticised for is told as a fact. */
const LEAST_BY_LEMMA: { readonly [lemma: string]: number | undefined } = { "according to": 0, accuse: 0.6 };

/** Are the acts told in a statement its speaker's word: in the speaker's own words, or in a paraphrase by a verb of telling? */
function isSpoken({ form, said, cue, confidence }: Statement): boolean {
  if (!said) return false;
  if (form !== "indirect") return true;
  if (cue === null) return false;
  const least = LEAST_BY_LEMMA[cue.lemma] ?? LEAST_SURE[cue.class];
  return least !== undefined && confidence >= least;
}

/** A relative clause goes so far, in UTF-16 code units. */
const LONGEST_RELATIVE = 200;

/** A paraphrase with the relative clause after it: "said they wanted a hotline, *which had not been agreed*". */
function withRelative(text: string, end: number): number {
  const clause = /^,\s+(?:which|who|whose)\s[^.;!?\n]*/.exec(text.slice(end, end + LONGEST_RELATIVE));
  return end + (clause?.[0].length ?? 0);
}

/** A statement around an act, and the part of what is said that has its trigger. */
interface Around {
  readonly statement: Statement;
  readonly part: Span;
}

/** For each draft the statements whose content has its trigger, innermost first. */
function statementsAround(text: string, drafts: readonly DraftEvent[], statements: readonly Statement[]): Around[][] {
  const around: (Around & { readonly size: number })[][] = drafts.map(() => []);
  for (const statement of statements) {
    const size = statement.content.spans.reduce((sum, { from, to }) => sum + to - from, 0);
    for (const { from, to: end } of statement.content.spans) {
      const to = statement.form === "indirect" ? withRelative(text, end) : end;
      for (
        let k = firstIndex(drafts.length, (d) => drafts[d].trigger.from >= from);
        k < drafts.length && drafts[k].trigger.from < to;
        k++
      ) {
        around[k].push({ statement, part: { from, to }, size });
      }
    }
  }
  return around.map((found) => found.sort((a, b) => a.size - b.size));
}
