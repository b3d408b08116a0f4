import { quotation } from "../export/statement-text.ts";
import type { Voice, Voices } from "../export/voices.ts";
import type { Record, Statement } from "../record.ts";
import { cut, padEnd, padStart } from "./columns.ts";
import type { Paint } from "./paint.ts";
import { fittedParties } from "./parties.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

// The last character of a word. A pattern of whole words would need a stack as deep as the longest word.
const WORD_ENDS = /[\p{L}\p{M}\p{N}](?![\p{L}\p{M}\p{N}]|['’.,-][\p{L}\p{N}])/gu;

/** Words of `text`; "don’t", "U.S." and "lock-out" are one each. */
export function countWords(text: string): number {
  let words = 0;
  for (const _ of text.matchAll(WORD_ENDS)) words++;
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
export function* voiceSummary(
  record: Record,
  voices: Voices,
  shown: readonly Statement[],
  width: number,
  paint: Paint,
): Generator<string> {
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
  const letterWidth = [...tallies.keys()].reduce((most, { letter }) => Math.max(most, letter.length), 1) + 2;
  const nameWidth = width - letterWidth - columns.reduce((sum, column) => sum + column, 0);
  yield paint(
    padEnd("Speaker", letterWidth + nameWidth) + headings.map((heading, k) => padStart(heading, columns[k])).join(""),
    { dim: true },
  );
  const unknown = [...tallies.keys()].filter((voice) => voice.kind === "unknown");
  for (const voice of [...voices.all.filter((voice) => tallies.has(voice)), ...unknown]) {
    const { statements, words, direct } = tallies.get(voice)!;
    const name =
      voice.kind === "unknown"
        ? cut("unknown", nameWidth)
        : fittedParties(
            { speaker: visibleLine(voice.name), role: visibleLine(voice.role ?? ""), addressee: "" },
            nameWidth,
          );
    const figures = [String(statements), String(words), `${Math.round((100 * direct) / statements)} %`];
    yield paint(padEnd(voice.letter, letterWidth), { bold: true, colour: voice.colour }) +
      paint(padEnd(name, nameWidth), { colour: voice.colour }) +
      figures.map((figure, k) => padStart(figure, columns[k])).join("");
  }
  const notSaid = shown.filter((statement) => !statement.said).map((statement) => voices.labels.get(statement.id));
  const notes = [
    ...(unknown.length > 0 ? ["The unknown are not counted as a speaker."] : []),
    ...(shown.some(({ id }) => voices.of.get(id)!.length > 1) ? ["What several said counts for each of them."] : []),
    ...(notSaid.length > 0 ? [`Reported as not said, not counted: ${notSaid.join(", ")}.`] : []),
  ];
  for (const line of notes.length > 0 ? wrapText(notes.join(" "), width) : []) yield paint(line, { dim: true });
}
