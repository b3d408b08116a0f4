import type { EvaluatingRow } from "../export/comparison/wording-row.ts";
import type { CompareView } from "./compare-view.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

/** Which words the reports have for the same; then the words that judge, as what they are, each in its sentence. */
export function* wordLines({ view, width, paint }: CompareView): Generator<string> {
  const { wordings, evaluating } = view;
  if (wordings.length === 0) {
    for (const line of wrapText("No other words for the same were found.", width)) yield paint(line, { dim: true });
  }
  for (const { about, sides } of wordings) {
    const each = sides.map(
      ({ report, words, class: cue }) => `${report.letter} “${words}”${cue === null ? "" : ` (${cue})`}`,
    );
    yield* hanging(`${about}: ${each.join(" · ")}`);
  }
  if (evaluating.length === 0) return;
  yield "";
  for (const line of wrapText(
    "Words that evaluate, in the reporter’s own voice: listed as words, not as a verdict",
    width,
  )) {
    yield paint(line, { dim: true });
  }
  for (const row of evaluating) yield* hanging(inSentence(row));

  function* hanging(line: string): Generator<string> {
    for (const [k, text] of wrapText(visibleLine(line), width - 2).entries()) yield (k === 0 ? "" : "  ") + text;
  }
}

function inSentence({ report, sentence, words }: EvaluatingRow): string {
  const listed = words.map((word) => `“${word}”`).join(", ");
  if (sentence === null) return `${report.letter} ${listed}`;
  return `${report.letter} ${listed}: ${report.document.text.slice(report.sentences[sentence].from, report.sentences[sentence].to)}`;
}
