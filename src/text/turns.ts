import type { Span } from "../record.ts";
import type { ParagraphKind } from "./layout.ts";
import type { ParagraphSpan } from "./paragraphs.ts";
import { CLOSES, OPENS } from "./quotations.ts";
import { tellsWords } from "./reporting-verbs.ts";
import type { TokenSpans } from "./tokens.ts";

const LONGEST = 60;
const WORDS = 6;
// How far after a closing mark its teller stands: `"…," the spokesman for the ministry said`.
const REACH = 8;

const LABEL =
  /^([^\n:.?!"“”,;()]{1,60}|(?:(?:MR|MS|MRS|DR|SEN|REP|GOV|GEN|Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen)\. [^\n:.?!"“”,;()]{1,50})):(?=\s|$)/u;
const QUESTION_OR_ANSWER = /^(?:Q|A|Question|Answer|QUESTION|ANSWER)[.:](?=\s|$)/u;
const IN_CAPITALS = /^[\p{Lu}\p{N}][\p{Lu}\p{N} .'’-]*$/u;
const NAME = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|of|the|de|da|van|von|al|bin))*$/u;
// Lines that announce something rather than somebody.
const ANNOUNCES =
  /^(?:(?:READ|SEE|WATCH|LISTEN|CLICK|UPDATE|UPDATED|RELATED|BREAKING|PHOTOS?|VIDEO|NOTE|CORRECTION|EDITOR|EXCLUSIVE|MORE|ALSO|OPINION|ANALYSIS|LIVE|FACT|KEY|SOURCE|ADVERTISEMENT|PS|P\.S|WARNING|DISCLAIMER|TIMELINE|EXPLAINER)\b)/iu;

/**
 * The turn that each paragraph of an interview or transcript belongs to: the span of its label without the colon.
 * A label stands before a colon at the start of a paragraph, or after a mark that opens a quotation there: `Q`, `A`, words in
 * capitals, or a name. `Q`, `A` and capitals count if one of them comes twice, or another stands in the next paragraph or the
 * one before; a name, if it comes three times, or twice beside other labels. A paragraph without a label goes on with the
 * turn before it; the turn ends at a line that is not the story or holds no word, at a quotation with its own teller
 * (`"…," she said`), and, after the last label, where it would run on longer than any turn before it.
 */
export function findTurns(
  text: string,
  tokens: TokenSpans,
  paragraphs: readonly ParagraphSpan[],
  kinds: readonly ParagraphKind[],
  roles: Uint8Array,
): readonly (Span | null)[] {
  const labels = paragraphs.map((paragraph, p) =>
    kinds[p] === "body" ? findLabel(text, tokens, paragraph, roles) : null,
  );
  const uses = new Map<string, number>();
  for (const label of labels) if (label) uses.set(nameOf(label), (uses.get(nameOf(label)) ?? 0) + 1);
  const clearRepeats = [...uses].some(([name, times]) => times > 1 && isClear(name));
  const counted = labels.map((label, p) => (label && counts(label, p) ? label : null));

  const turns: (Span | null)[] = [];
  const lastLabel = counted.findLastIndex((label) => label !== null);
  let turn: Span | null = null;
  let run = 0;
  let longest = 0;
  paragraphs.forEach((paragraph, p) => {
    const label = counted[p];
    if (label) {
      longest = Math.max(longest, run);
      turn = label;
      run = 0;
    } else if (turn) {
      run++;
      const tooLong = p > lastLabel && run > longest;
      if (tooLong || kinds[p] !== "body" || endsTurn(text, tokens, paragraph, roles)) turn = null;
    }
    turns.push(turn);
  });
  return turns;

  function nameOf({ from, to }: Span): string {
    return text.slice(from, to);
  }

  function counts(label: Span, p: number): boolean {
    const name = nameOf(label);
    const times = uses.get(name)!;
    if (!isClear(name)) return times > 2 || (times > 1 && uses.size > 1);
    return clearRepeats || [labels[p - 1], labels[p + 1]].some((beside) => beside && isClear(nameOf(beside)));
  }
}

function findLabel(text: string, tokens: TokenSpans, paragraph: ParagraphSpan, roles: Uint8Array): Span | null {
  const first = paragraph.tokens.from;
  const from = roles[first] === OPENS && first + 1 < paragraph.tokens.to ? tokens.from[first + 1] : paragraph.from;
  const start = text.slice(from, Math.min(paragraph.to, from + LONGEST + 2));
  const short = QUESTION_OR_ANSWER.exec(start);
  if (short) return { from, to: from + short[0].length - 1 };
  const name = LABEL.exec(start)?.[1].trimEnd();
  if (!name || ANNOUNCES.test(name) || name.split(" ").length > WORDS) return null;
  if (!/\p{L}/u.test(name) || !(IN_CAPITALS.test(name) || NAME.test(name))) return null;
  if (/^: ?\p{N}/u.test(start.slice(name.length))) return null;
  return { from, to: from + name.length };
}

function isClear(name: string): boolean {
  return IN_CAPITALS.test(name) || /^(?:Question|Answer)$/.test(name);
}

function endsTurn(text: string, tokens: TokenSpans, { tokens: range }: ParagraphSpan, roles: Uint8Array): boolean {
  const word = (k: number) => text.slice(tokens.from[k], Math.min(tokens.to[k], tokens.from[k] + LONGEST));
  if (roles[range.from] !== OPENS) return !holdsWord(word, range.from, range.to);
  let closer = range.from;
  while (closer < range.to && roles[closer] !== CLOSES) closer++;
  for (let k = closer + 1; k < Math.min(closer + 1 + REACH, range.to); k++) if (tellsWords(word(k))) return true;
  return false;
}

function holdsWord(word: (k: number) => string, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (/[\p{L}\p{N}]/u.test(word(k))) return true;
  return false;
}
