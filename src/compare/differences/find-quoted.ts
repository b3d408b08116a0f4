import type { ComparedVoice } from "../comparison.ts";
import { type Context, type Found, labelOf, listed } from "./found.ts";

/** Who is quoted in some reports and not in others. Of unnamed sources too: that a report has none is worth knowing. */
export function findQuoted({ tellings }: Context, voices: readonly ComparedVoice[]): Found[] {
  return voices.flatMap((voice): Found[] => {
    const has = new Set(voice.in.map(({ document }) => document));
    const without = tellings.filter(({ document }) => !has.has(document.id));
    if (without.length === 0) return [];
    const having = tellings.filter(({ document }) => has.has(document.id));
    const statements = voice.in.flatMap((one) => one.statements.map((id) => [one.document, id]));
    return [
      {
        kind: "quoted",
        what: voice.kind,
        row: voice.id,
        sides: having.map((telling) => {
          const own = voice.in.find(({ document }) => document === telling.document.id)!;
          const said = telling.statements.filter(({ statement }) => own.statements.includes(statement.id));
          return {
            document: telling.document.id,
            spans: said.flatMap(({ statement }) => statement.speaker.spans),
            item: own.statements[0],
            says: `${own.statements.length} ${own.statements.length === 1 ? "statement" : "statements"}, ${own.words} words`,
          };
        }),
        notFoundIn: without.map(({ document }) => document.id),
        confidence: Math.max(
          ...having.flatMap((telling) =>
            telling.statements
              .filter(({ statement }) =>
                statements.some(([document, id]) => document === telling.document.id && id === statement.id),
              )
              .map(({ statement }) => statement.confidence),
          ),
        ),
        text: `${voice.name} is quoted in ${listed(having.map(labelOf))}, not in ${listed(without.map(labelOf))}`,
      },
    ];
  });
}
