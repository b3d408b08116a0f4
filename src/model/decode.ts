import type { Span } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { best } from "./best.ts";
import { type Attribution, EVENT_TYPES, type NameTag, type ScoredEvent, type ScoredSpan, STATUSES } from "./scores.ts";
import { CUE_TAGS, EVENT_ROLES, NAME_TAGS, ROLES, type WindowScores } from "./session.ts";
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

/** The events whose trigger this window decides. */
export function decodeEvents(layout: Layout, window: Window, scores: WindowScores): ScoredEvent[] {
  const { tokens } = layout;
  const { at, probability, types, statuses, roles } = scores.triggers;
  const out: ScoredEvent[] = [];
  for (let e = 0; e < probability.length; e++) {
    const [first, last] = [at[2 * e], at[2 * e + 1]];
    const token = window.from + first;
    if (token < window.decides.from || token >= window.decides.to) continue;
    const own = roles.subarray(e * scores.words * EVENT_ROLES, (e + 1) * scores.words * EVENT_ROLES);
    const spans = (group: RoleGroup, role: number) => findSpans(layout, window, scores.words, own, group, role);
    out.push({
      probability: probability[e],
      trigger: { from: tokens.from[token], to: tokens.to[window.from + last] },
      types: [...types.subarray(e * EVENT_TYPES.length, (e + 1) * EVENT_TYPES.length)],
      statuses: [...statuses.subarray(e * STATUSES.length, (e + 1) * STATUSES.length)],
      actors: spans(PARTS, 1),
      recipients: spans(PARTS, 2),
      places: spans(PLACES, 1),
      times: spans(PLACES, 2),
      asserters: spans(ASSERTERS, 1),
    });
  }
  return out;
}

/** The choices for a word that stand together in a row of an event's roles. */
interface RoleGroup {
  readonly from: number;
  readonly count: number;
}

const PARTS: RoleGroup = { from: 0, count: 4 };
const PLACES: RoleGroup = { from: 4, count: 3 };
const ASSERTERS: RoleGroup = { from: 7, count: 2 };

/** So many words that are likelier to be nothing may stand within a span, if each is as likely as this to belong to it. */
const WIDEST_GAP = 2;
const LEAST_IN_GAP = 0.15;
const PARTING = /^(?:and|or|but|nor|[,;:—–-])$/i;

/**
 * The runs of words for which `role` is the likeliest of its group; each side of a comma or an "and" is a span of its own.
 * A word or two that the model is unsure of ("home *of a* man") parts none.
 */
function findSpans(
  { tokens, text }: Layout,
  window: Window,
  words: number,
  roles: Float32Array,
  { from, count }: RoleGroup,
  role: number,
): ScoredSpan[] {
  const out: ScoredSpan[] = [];
  const probability = (word: number) => roles[word * EVENT_ROLES + from + role];
  const is = (word: number) => word < words && best(roles, word * EVENT_ROLES + from, count) === role;
  const isLoose = (word: number) => {
    const token = window.from + word;
    return probability(word) >= LEAST_IN_GAP && !PARTING.test(text.slice(tokens.from[token], tokens.to[token]));
  };
  /** Where the run that holds `word` goes on, `word` if it ends there. */
  const next = (word: number): number => {
    let after = word + 1;
    while (after <= word + WIDEST_GAP && after < words && !is(after) && isLoose(after)) after++;
    return is(after) ? after : word;
  };
  for (let word = 0; word < words; word++) {
    if (!is(word)) continue;
    let end = word;
    for (let further = next(end); further > end; further = next(end)) end = further;
    let sum = 0;
    for (let k = word; k <= end; k++) sum += probability(k);
    const span = { from: tokens.from[window.from + word], to: tokens.to[window.from + end] };
    if (WORD.test(text.slice(span.from, span.to))) out.push({ ...span, probability: sum / (end - word + 1) });
    word = end;
  }
  return out;
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
