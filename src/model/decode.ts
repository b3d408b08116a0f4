import type { Span } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import type { Attribution, NameTag, ScoredSpan } from "./scores.ts";
import { CUE_TAGS, NAME_TAGS, ROLES, type WindowScores } from "./session.ts";
import type { Window } from "./windows.ts";

const SOURCE = 1;
const CONTENT = 2;
const CUE = 3;
const NAME_TYPES = ["person", "organisation", "place", "other"] as const;
const WORD = /[\p{L}\p{N}]/u;

/** The attributions whose cue this window decides. Spans are of whole tokens and never empty; those without content are left out. */
export function decodeAttributions(layout: Layout, window: Window, scores: WindowScores): Attribution[] {
  const out: Attribution[] = [];
  scores.cues.forEach((at, c) => {
    const first = window.from + at;
    if (first < window.decides.from || first >= window.decides.to) return;
    const roles = scores.roles.subarray(c * scores.words * ROLES, (c + 1) * scores.words * ROLES);
    let last = at;
    while (last + 1 < scores.words && best(scores.cue, (last + 1) * CUE_TAGS, CUE_TAGS) === 2) last++;
    const own = (word: number) => word >= at && word <= last;
    const spans = (role: number) => findRuns(layout, window, scores.words, roles, role, own);
    const content = spans(CONTENT);
    if (content.length === 0) return;
    const { tokens } = layout;
    const cue: Span[] = [
      { from: tokens.from[first], to: tokens.to[window.from + last] },
      ...spans(CUE).map(({ from, to }) => ({ from, to })),
    ].sort((a, b) => a.from - b.from);
    out.push({ probability: 1 - scores.cue[at * CUE_TAGS], cue, source: spans(SOURCE), content });
  });
  return out;
}

/** The names that begin in the part that this window decides. */
export function decodeNames(layout: Layout, window: Window, scores: WindowScores): NameTag[] {
  const out: NameTag[] = [];
  for (let word = 0; word < scores.words; word++) {
    const tag = best(scores.name, word * NAME_TAGS, NAME_TAGS);
    if (tag === 0) continue;
    const type = (tag - 1) >> 1;
    const start = word;
    let sum = scores.name[word * NAME_TAGS + tag];
    while (word + 1 < scores.words && best(scores.name, (word + 1) * NAME_TAGS, NAME_TAGS) === 2 + 2 * type) {
      word++;
      sum += scores.name[word * NAME_TAGS + 2 + 2 * type];
    }
    const token = window.from + start;
    if (token < window.decides.from || token >= window.decides.to) continue;
    const { tokens } = layout;
    const span = { from: tokens.from[token], to: tokens.to[window.from + word] };
    out.push({ ...span, type: NAME_TYPES[type], probability: sum / (word - start + 1) });
  }
  return out;
}

function best(values: Float32Array, at: number, count: number): number {
  let top = 0;
  for (let k = 1; k < count; k++) if (values[at + k] > values[at + top]) top = k;
  return top;
}

// A run goes on over a mark between two words of its role: the model is unsure of commas, and a span with a hole for one is none.
function findRuns(
  { tokens, text }: Layout,
  window: Window,
  words: number,
  roles: Float32Array,
  role: number,
  own: (word: number) => boolean,
): ScoredSpan[] {
  const out: ScoredSpan[] = [];
  const is = (word: number) => word < words && !own(word) && best(roles, word * ROLES, ROLES) === role;
  for (let word = 0; word < words; word++) {
    if (!is(word)) continue;
    const start = word;
    let sum = 0;
    let count = 0;
    let worded = false;
    let end = word;
    for (let k = word; is(k) || (is(k + 1) && !own(k) && isMark(k)); k++) {
      end = k;
      sum += roles[k * ROLES + role];
      count++;
      worded ||= !isMark(k);
    }
    word = end;
    if (!worded) continue;
    const from = tokens.from[window.from + start];
    out.push({ from, to: tokens.to[window.from + end], probability: sum / count });
  }
  return out;

  function isMark(word: number): boolean {
    const token = window.from + word;
    return !WORD.test(text.slice(tokens.from[token], tokens.to[token]));
  }
}
