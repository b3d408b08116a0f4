import type { Span } from "../../src/record.ts";

/** A report with numbered attributions and the speaker that each is to have. */
export interface NumberedCase {
  readonly text: string;
  readonly attributions: readonly {
    readonly source: readonly Span[];
    readonly cue: readonly Span[];
    readonly content: readonly Span[];
  }[];
  /** For each attribution its kind and the names of its speakers. */
  readonly wanted: readonly { readonly kind: string; readonly names: readonly string[] }[];
}

const MARK = /[[{](?<number>\d+):|[\]}]/g;

function parseText(notation: string): Pick<NumberedCase, "text" | "attributions"> {
  const spans: { source: Span[]; content: Span[] }[] = [];
  const open: { number: number; part: "source" | "content"; from: number }[] = [];
  let text = "";
  let last = 0;
  for (const match of notation.matchAll(MARK)) {
    text += notation.slice(last, match.index);
    last = match.index + match[0].length;
    if (match.groups?.number !== undefined) {
      open.push({
        number: Number(match.groups.number),
        part: match[0][0] === "[" ? "source" : "content",
        from: text.length,
      });
      continue;
    }
    const mark = open.pop();
    if (mark === undefined) throw new SyntaxError(`${match[0]} closes nothing: ${notation}`);
    spans[mark.number - 1] ??= { source: [], content: [] };
    spans[mark.number - 1][mark.part].push({ from: mark.from, to: text.length });
  }
  if (open.length > 0) throw new SyntaxError(`mark ${open[0].number} is not closed: ${notation}`);
  return { text: text + notation.slice(last), attributions: spans.map((one) => ({ ...one, cue: [] })) };
}

/** Reads cases of a text with `[1:source]` and `{1:content}`, then a line `==> 1 kind Name || Name` for each attribution. */
export function parseNumberedCases(source: string): NumberedCase[] {
  return source
    .split(/\n{2,}/)
    .map((block) => block.split("\n").filter((line) => line !== "" && !line.startsWith("#")))
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const text = parseText(lines.filter((line) => !line.startsWith("==>")).join("\n"));
      const wanted = lines
        .filter((line) => line.startsWith("==>"))
        .map((line) => {
          const [, kind, names] = /^==> \d+ (\w+) (.+)$/.exec(line) ?? [];
          if (kind === undefined) throw new SyntaxError(`not a finding: ${line}`);
          return { kind, names: names === "-" ? [] : names.split(" || ") };
        });
      if (wanted.length !== text.attributions.length)
        throw new SyntaxError(`a finding for each attribution: ${lines[0]}`);
      return { ...text, wanted };
    });
}
