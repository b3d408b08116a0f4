import type { Span } from "../record.ts";
import type { ParagraphKind } from "./layout.ts";
import type { ParagraphSpan } from "./paragraphs.ts";
import { CLOSES, OPENS } from "./quotations.ts";
import { tellsWords } from "./reporting-verbs.ts";
import type { TokenSpans } from "./tokens.ts";
import { findTurnLabel, type TurnLabel } from "./turn-labels.ts";

// How far after a closing mark its teller stands: `"…," the spokesman for the ministry said`.
const REACH = 8;
const LONGEST_WORD = 40;
// How many paragraphs without a label may stand between two that belong to one exchange.
const LONGEST_GAP = 1;

/**
 * The turn that each paragraph of an interview or transcript belongs to: the span of its label without the colon.
 * A label stands before a colon at the start of a paragraph, or after a mark that opens a quotation there: `Q`, `A`, words in
 * capitals, or a name. `Q`, `A` and capitals count if one of them comes twice; a name, if it comes three times, or twice beside
 * other labels; all count in an exchange of sentences. A paragraph without a label goes on with the turn before it; the turn ends
 * at a line that is not the story or holds no word, at a quotation with its own teller (`"…," she said`), and, after the last
 * label, where it would run on longer than any turn before it.
 */
export function findTurns(
  text: string,
  tokens: TokenSpans,
  paragraphs: readonly ParagraphSpan[],
  kinds: readonly ParagraphKind[],
  roles: Uint8Array,
): readonly (Span | null)[] {
  const counted = countedLabels(
    paragraphs.map((paragraph, p) => (kinds[p] === "body" ? findTurnLabel(text, tokens, paragraph, roles) : null)),
  );
  const turns: (Span | null)[] = [];
  const lastLabel = counted.findLastIndex((label) => label !== null);
  let turn: Span | null = null;
  let run = 0;
  let longest = 0;
  paragraphs.forEach((paragraph, p) => {
    const label = counted[p];
    if (label) {
      longest = Math.max(longest, run);
      turn = { from: label.from, to: label.to };
      run = 0;
    } else if (turn) {
      run++;
      const tooLong = p > lastLabel && run > longest;
      if (tooLong || kinds[p] !== "body" || endsTurn(text, tokens, paragraph, roles)) turn = null;
    }
    turns.push(turn);
  });
  return turns;
}

type Labels = readonly (TurnLabel | null)[];

/** The labels, `null` in place of those that label no turn. */
function countedLabels(labels: Labels): Labels {
  const uses = new Map<string, number>();
  for (const label of labels) if (label) uses.set(label.name, (uses.get(label.name) ?? 0) + 1);
  const clearRepeats = labels.some((label) => label?.clear && uses.get(label.name)! > 1);
  const exchanged = findExchanges(labels);
  return labels.map((label, p) => {
    if (label === null || exchanged.has(p)) return label;
    const times = uses.get(label.name)!;
    const counts = label.clear ? clearRepeats : times > 2 || (times > 1 && uses.size > 1);
    return counts ? label : null;
  });
}

/**
 * The paragraphs of exchanges: those with labels of two or more, near one another, each with a sentence, most of what stands
 * between the first and the last. Lists have such labels as well ("Bellport: The harbor is closed."): something must be put to
 * somebody; where the labels are names as they are written in prose, most of it, and one of more than two must come twice. Such
 * names do not stand beside labels in capitals: there they head the page ("Lind: We will go on").
 */
function findExchanges(labels: Labels): ReadonlySet<number> {
  const exchanged = new Set<number>();
  const inCapitals = labels.some((label) => label?.clear && !label.short);
  let run: number[] = [];
  labels.forEach((label, p) => {
    if (!label?.sentence || (inCapitals && !label.clear)) return;
    if (run.length > 0 && p - run.at(-1)! > LONGEST_GAP + 1) endRun();
    run.push(p);
  });
  endRun();
  return exchanged;

  function endRun(): void {
    const own = run.map((p) => labels[p]!);
    const names = new Set(own.map(({ name }) => name));
    const dense = run.length > 1 && run.length * 2 > run.at(-1)! - run[0] + 1;
    const addressing = own.filter(({ addresses }) => addresses).length;
    const alternate = own.length === 2 || names.size < own.length;
    const isExchange = own.some(({ clear }) => clear) ? addressing > 0 : alternate && addressing * 2 > own.length;
    if (dense && names.size > 1 && isExchange) for (const p of run) exchanged.add(p);
    run = [];
  }
}

function endsTurn(text: string, tokens: TokenSpans, { tokens: range }: ParagraphSpan, roles: Uint8Array): boolean {
  const word = (k: number) => text.slice(tokens.from[k], Math.min(tokens.to[k], tokens.from[k] + LONGEST_WORD));
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
