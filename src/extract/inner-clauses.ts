import type { IndexRange, Layout } from "../text/layout.ts";
import { type Draft, UNSCORED } from "./draft.ts";
import { findPhraseBefore } from "./phrase-beside.ts";
import { isTellingVerb } from "./telling-verb.ts";
import { findTrailingAttribution } from "./trailing-attribution.ts";

const OPENS_CLAUSE = new Set(["that", "whether", "if"]);
const FIRST_PERSON = new Set(["i", "we"]);
const MARK = /^[^\p{L}\p{N}]$/u;
const REACH = 5;
const BEING = /^(?:is|are|was|were|been|being)$/;

/**
 * Second-hand speech that a content tells in a clause of its own: `the general had told her that …`, `Wang had “demanded
 * that …”`. The model was trained on one voice at a time and passes over it. A verb of saying, its subject before it in
 * the content, and a clause that opens within a few words after it; or `…, the defence chief said.` inside a quotation.
 */
export function draftInnerClauses(layout: Layout, drafts: readonly Draft[]): Draft[] {
  const { text, tokens } = layout;
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]).toLowerCase();
  const cues = new Set(drafts.flatMap(({ cue }) => cue.map(({ from }) => from)));
  const taken = new Set<number>();
  const out: Draft[] = [];
  for (const { found, content } of drafts) {
    if (found === "alone") continue;
    for (const range of content) {
      for (let k = range.from + 1; k < range.to; k++) {
        if (taken.has(k) || !isTellingVerb(layout, k) || word(k - 1) === "to" || isHeld(k) || isPassive(k)) continue;
        const cue = { from: k, to: k + 1 };
        const told = readClause(k, range) ?? (tokens.quote[k] === 1 ? findTrailingAttribution(layout, cue) : null);
        if (told === null || isFirstPerson(told.source)) continue;
        taken.add(k);
        out.push({ ...UNSCORED, found: "clause", cue: [cue], source: [told.source], content: [told.content] });
      }
    }
  }
  return out;

  function isFirstPerson({ from, to }: IndexRange): boolean {
    for (let k = from; k < to; k++) if (FIRST_PERSON.has(word(k).split(/['’]/, 1)[0])) return true;
    return false;
  }

  /** "So now it is reported that": by whom is not told. */
  function isPassive(verb: number): boolean {
    return BEING.test(word(verb - 1)) && /ed$|^told$|^said$/.test(word(verb));
  }

  function isHeld(verb: number): boolean {
    for (let k = verb - 2; k <= verb; k++) if (cues.has(k)) return true;
    return false;
  }

  function readClause(verb: number, range: IndexRange) {
    const content = findClause(verb, range);
    const source = content === null ? null : findSource(verb, range);
    return content === null || source === null ? null : { content, source };
  }

  function findClause(verb: number, { to }: IndexRange): IndexRange | null {
    const end = Math.min(to, layout.sentences[tokens.sentence[verb]].tokens.to);
    for (let k = verb + 1; k < end && k <= verb + REACH; k++) {
      if (OPENS_CLAUSE.has(word(k))) return { from: k, to: end };
      if (MARK.test(word(k))) return null;
    }
    return null;
  }

  function findSource(verb: number, range: IndexRange): IndexRange | null {
    const start = Math.max(range.from, layout.sentences[tokens.sentence[verb]].tokens.from);
    const at = tokens.quote[verb - 1] === 2 ? verb - 1 : verb;
    return findPhraseBefore(layout, at, start);
  }
}
