import { quotation } from "../export/statement-text.ts";
import type { Record, Statement } from "../record.ts";
import { cut, padEnd, padStart } from "./columns.ts";
import type { Paint } from "./paint.ts";
import { visibleLine } from "./visible.ts";
import type { Voice, Voices } from "./voices.ts";

// Linear: what joins the parts of a word is none of the characters of its parts.
const WORDS = /[\p{L}\p{M}\p{N}]+(?:['’.-][\p{L}\p{M}\p{N}]+)*/gu;

/** Words of `text`; "don’t", "U.S." and "lock-out" are one each. */
export function countWords(text: string): number {
  let words = 0;
  for (const _ of text.matchAll(WORDS)) words++;
  return words;
}

interface Tally {
  statements: number;
  words: number;
  direct: number;
}

/**
 * Speaker by speaker the statements, their words and the share of statements in direct speech, in the order of the
 * letters; the unknown last and apart. What a source is reported not to have said is not counted, and named below.
 */
export function* voiceSummary(record: Record, voices: Voices, shown: readonly Statement[], width: number, paint: Paint): Generator<string> {
  const tallies = new Map<Voice, Tally>();
  for (const statement of shown) {
    if (!statement.said) continue;
    const words = countWords(quotation(record.document, statement));
    for (const voice of new Set(voices.of.get(statement.id))) {
      const tally = tallies.get(voice) ?? { statements: 0, words: 0, direct: 0 };
      tally.statements += 1;
      tally.words += words;
      if (statement.form === "direct") tally.direct += 1;
      tallies.set(voice, tally);
    }
  }
  const headings = width < 60 ? ["St.", "Words", "Direct"] : ["Statements", "Words", "Direct"];
  const columns = headings.map((heading) => Math.max(heading.length, 6) + 1);
  const letterWidth = Math.max(3, ...[...tallies.keys()].map((voice) => voice.letter.length + 2));
  const nameWidth = width - letterWidth - columns.reduce((sum, column) => sum + column, 0);
  const line = (letter: string, name: string, figures: readonly string[], colour: number | null) =>
    paint(padEnd(letter, letterWidth), { bold: true, colour }) +
    paint(padEnd(cut(name, nameWidth), nameWidth), { colour }) +
    figures.map((figure, k) => padStart(figure, columns[k])).join("");
  yield paint(padEnd("Speaker", letterWidth + nameWidth) + headings.map((heading, k) => padStart(heading, columns[k])).join(""), { dim: true });
  const unknown = [...tallies.keys()].filter((voice) => voice.kind === "unknown");
  for (const voice of [...voices.all.filter((voice) => tallies.has(voice)), ...unknown]) {
    const { statements, words, direct } = tallies.get(voice)!;
    const name = voice.kind === "unknown" ? "unknown, not counted as a speaker" : voice.name + (voice.role ? `, ${voice.role}` : "");
    const share = `${Math.round((100 * direct) / statements)} %`;
    yield line(voice.letter, visibleLine(name), [String(statements), String(words), share], voice.colour);
  }
  const notSaid = shown.filter((statement) => !statement.said).map((statement) => voices.labels.get(statement.id));
  if (notSaid.length > 0) yield paint(cut(`Not counted, reported as not said: ${notSaid.join(", ")}`, width), { dim: true });
  if (shown.some((statement) => (voices.of.get(statement.id)?.length ?? 0) > 1)) {
    yield paint(cut("What several said together counts for each of them.", width), { dim: true });
  }
}
