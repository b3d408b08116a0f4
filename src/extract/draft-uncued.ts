import type { IndexRange, Layout } from "../text/layout.ts";
import { type Draft, endToken, type Found, type Growing, UNSCORED } from "./draft.ts";
import type { Drafted } from "./draft-attributions.ts";
import { houseContent } from "./home-paragraph.ts";
import type { FindActor } from "./leading-actor.ts";
import { findClauseAfter } from "./phrase-beside.ts";
import type { QuotedPart } from "./quoted-parts.ts";
import { findLabel } from "./speaker-label.ts";
import { countTokens, joinRanges, sharedTokens } from "./token-ranges.ts";

const SMALL_INITIAL = /^\p{Ll}/u;
const LONGEST_HEADING = 12;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Gives every quotation that no cue claims to whoever goes on speaking, and the turns of interviews to their labels.
 * In the same paragraph a quotation that follows its speaker's words at once is part of the same statement; in the next
 * paragraph it is a statement of its own that continues it. What the words around do not tell stays without a source.
 */
export function draftUncued(layout: Layout, { drafts, claims, unclaimed }: Drafted, findActor: FindActor): Draft[] {
  const growing = new Map(drafts.map((draft): [Draft, Growing] => [draft, { ...draft }]));
  const claimed = Map.groupBy(
    [...growing.values()].flatMap((one) => houseParts(layout, one)),
    ({ content }) => layout.tokens.paragraph[content.at(-1)!.to - 1],
  );
  const open = Map.groupBy(unclaimed, ({ paragraph }) => paragraph);
  const running = new Map<number, Growing>();
  const out: Growing[] = [];
  let before: Growing | null = null;
  layout.paragraphs.forEach((paragraph, number) => {
    if (paragraph.kind === "removed") return;
    let own = claimed.get(number) ?? [];
    if (paragraph.turn !== null) {
      own = own.filter(({ found }) => found !== "label" && found !== "goes on");
      const turn = draftTurn(layout, number, before);
      if (turn !== null) own.push(turn);
      before = turn;
    } else {
      for (const part of open.get(number) ?? []) {
        const claim = claims.get(part.quotation);
        const told = claim === undefined ? null : growing.get(claim)!;
        const placed = placePart(layout, part, own, before, running.get(part.quotation) ?? null, told, findActor);
        if (placed !== null) running.set(part.quotation, placed);
      }
      own = withoutRepeats(own);
      before = speakerAtEnd(layout, paragraph.tokens, own);
    }
    out.push(...own);
  });
  return out;
}

/**
 * Adds `part` to the statement it belongs to, or to `own` as one of its own; gives that. `running` is the statement of
 * the part before, `told` one that claims another part of the same quotation.
 */
function placePart(
  layout: Layout,
  part: QuotedPart,
  own: Growing[],
  before: Growing | null,
  running: Growing | null,
  told: Growing | null,
  findActor: FindActor,
): Growing | null {
  const { tokens } = part;
  if (told !== null && told.content[0].from > tokens.from) {
    const one = draft("goes on", tokens, { continues: running, toldBy: told });
    told.continues = one;
    return added(own, one);
  }
  const label = findLabel(layout, tokens);
  if (label !== null) return added(own, draft("label", tokens, { source: [label] }));
  const clause = part.fragment ? null : findClauseAfter(layout, tokens.to);
  if (clause !== null) return added(own, draft("clause", tokens, { cue: [clause.cue], source: [clause.source] }));
  const actor = part.fragment ? null : findActor(tokens.from);
  if (actor !== null) return added(own, draft("actor", tokens, { source: [actor] }));
  const beside =
    own.find((one) => endToken(one) <= tokens.from && onlyMarks(layout, endToken(one), tokens.from)) ??
    own.find((one) => one.content[0].from >= tokens.to && onlyMarks(layout, tokens.to, one.content[0].from)) ??
    own.find((one) => goesOnInParagraph(layout, one, tokens));
  if (beside !== undefined) {
    beside.content = joinRanges([...beside.content, tokens]);
    return beside;
  }
  const opens = tokens.from === layout.paragraphs[part.paragraph].tokens.from;
  const continues =
    running ?? (opens || part.previous !== null ? before : null) ?? (part.previous !== null ? told : null);
  if ((continues === null && part.fragment) || isHeading(layout, part)) return null;
  if (continues === null) return added(own, draft("alone", tokens, {}));
  return added(own, draft("goes on", tokens, { continues }));
}

/** Two statements may reach into one paragraph: the words that go on with either are given once. */
function withoutRepeats(own: readonly Growing[]): Growing[] {
  return own.filter((one, k) => {
    if (one.found !== "goes on" && one.found !== "alone") return true;
    const size = countTokens(one.content);
    return !own.some(
      (other, j) =>
        other !== one && (j < k || other.found !== one.found) && sharedTokens(one.content, other.content) === size,
    );
  });
}

function added(own: Growing[], one: Growing): Growing {
  own.push(one);
  return one;
}

/** A line that is nothing but a few quoted words in title case parts the text; nobody goes on speaking in it. */
function isHeading({ text, tokens, paragraphs }: Layout, part: QuotedPart): boolean {
  const { from, to } = paragraphs[part.paragraph].tokens;
  if (part.tokens.from !== from || to - part.tokens.to > 1 || to - from > LONGEST_HEADING) return false;
  for (let k = from; k < to; k++) {
    const word = text.slice(tokens.from[k], tokens.to[k]);
    if (word.length > 3 && SMALL_INITIAL.test(word)) return false;
  }
  return to - from > 3;
}

function draft(found: Found, content: IndexRange, more: Partial<Draft>): Growing {
  return { ...UNSCORED, found, content: [content], ...more };
}

/** The statement at home, and for every other paragraph that its content reaches one that goes on with it. */
function houseParts(layout: Layout, one: Growing): Growing[] {
  const { home, before, after } = houseContent(layout, one.content, one.cue);
  const out: Growing[] = [one];
  one.content = home;
  let last: Growing | null = null;
  for (const content of before) {
    last = { ...UNSCORED, found: "goes on", content, continues: last, toldBy: one };
    out.push(last);
  }
  one.continues = last;
  last = one;
  for (const content of after) {
    last = { ...UNSCORED, found: "goes on", content, continues: last };
    out.push(last);
  }
  return out;
}

function onlyMarks({ text, tokens }: Layout, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (WORD.test(text.slice(tokens.from[k], tokens.to[k]))) return false;
  return true;
}

/** `“…,” he told reporters in the capital on Friday. “…”`: the sentence before is the statement's, to its end. */
function goesOnInParagraph({ tokens }: Layout, one: Growing, part: IndexRange): boolean {
  const end = endToken(one);
  if (end > part.from || part.from === 0 || one.found === "alone") return false;
  const sentence = tokens.sentence[part.from - 1];
  return tokens.sentence[end - 1] === sentence && tokens.sentence[part.from] !== sentence;
}

/** Whose words, or whose cue, the last sentence of a paragraph holds: if nobody else is named, he goes on in the next. */
function speakerAtEnd({ tokens }: Layout, { to }: IndexRange, own: readonly Growing[]): Growing | null {
  const last = tokens.sentence[to - 1];
  const there = own.filter((one) => one.found !== "alone" && tokens.sentence[endToken(one) - 1] === last);
  return there.length === 0 ? null : there.reduce((a, b) => (countTokens(b.content) > countTokens(a.content) ? b : a));
}

/** A turn: all of the paragraph but its label. Without a label the turn before goes on. */
function draftTurn(layout: Layout, number: number, before: Growing | null): Growing | null {
  const { tokens, turn } = layout.paragraphs[number];
  let from = tokens.from;
  const source: IndexRange[] = [];
  if (turn !== null && turn.from >= layout.tokens.from[tokens.from]) {
    let to = from;
    while (to < tokens.to && layout.tokens.from[to] < turn.to) to++;
    source.push({ from, to });
    from = to;
    while (from < tokens.to && onlyMarks(layout, from, from + 1) && layout.tokens.quote[from] !== 2) from++;
  }
  if (onlyMarks(layout, from, tokens.to)) return null;
  const goesOn = source.length === 0 && before !== null;
  return draft("turn", { from, to: tokens.to }, { source, continues: goesOn ? before : null });
}
