import type { Span } from "../../src/record.ts";
import { textDocument } from "../../src/source/text-document.ts";
import { findLayout } from "../../src/text/find-layout.ts";
import type { Layout } from "../../src/text/layout.ts";

/** A text whose attribution is marked, and what is to be found in it. */
export interface MarkedCase {
  /** The marked text as the case has it: a title for its test. */
  readonly notation: string;
  /** The text without its marks. */
  readonly text: string;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  /** What is to be found, by name: `class: say; to: reporters`. */
  readonly findings: ReadonlyMap<string, string>;
}

const OPENING = new Map([
  ["[", "source"],
  ["<", "cue"],
  ["{", "content"],
] as const);
const CLOSING = new Map<string, string>([
  ["]", "source"],
  [">", "cue"],
  ["}", "content"],
]);

/**
 * Takes the marks out of `[source]`, `<cue>` and `{content}`; each may come several times and stand within another. A
 * backslash before a mark makes it a character of the text. Throws a SyntaxError for a mark that is not opened or closed.
 */
export function parseMarked(notation: string): Pick<MarkedCase, "text" | "source" | "cue" | "content"> {
  const spans: { source: Span[]; cue: Span[]; content: Span[] } = { source: [], cue: [], content: [] };
  const open: { kind: string; from: number }[] = [];
  let text = "";
  for (let k = 0; k < notation.length; k++) {
    const mark = notation[k];
    const opening = OPENING.get(mark as "[");
    const closing = CLOSING.get(mark);
    if (mark === "\\") text += notation[++k] ?? "";
    else if (opening !== undefined) open.push({ kind: opening, from: text.length });
    else if (closing !== undefined) {
      const last = open.pop();
      if (last?.kind !== closing) throw new SyntaxError(`${mark} closes nothing: ${notation}`);
      spans[closing as "cue"].push({ from: last.from, to: text.length });
    } else text += mark;
  }
  if (open.length > 0) throw new SyntaxError(`${open[0].kind} is not closed: ${notation}`);
  return { text, ...spans };
}

/**
 * Reads a file of cases: a marked text of one or more lines, then a line `==> name: value; name: value`. Lines that begin
 * with `#` are remarks, empty lines between cases are left out; one within a text parts its paragraphs.
 * Throws a SyntaxError for a text without findings or findings without a text.
 */
export function parseMarkedCases(source: string): MarkedCase[] {
  const cases: MarkedCase[] = [];
  let lines: string[] = [];
  for (const line of source.split("\n")) {
    if (line.startsWith("#")) continue;
    if (!line.startsWith("==>")) {
      lines.push(line);
      continue;
    }
    const notation = lines.join("\n").trim();
    const findings = new Map(
      line
        .slice(3)
        .split(";")
        .map((finding) => {
          const colon = finding.indexOf(":");
          return [finding.slice(0, colon).trim(), finding.slice(colon + 1).trim()] as const;
        }),
    );
    if (notation === "" || findings.has("")) throw new SyntaxError(`a case lacks its text or its findings: ${line}`);
    cases.push({ notation, ...parseMarked(notation), findings });
    lines = [];
  }
  if (lines.join("").trim() !== "") throw new SyntaxError(`a case lacks its findings: ${lines.join(" ").trim()}`);
  return cases;
}

/** The layout of a text that is nothing but its story. */
export function layoutOf(text: string): Layout {
  return findLayout(textDocument("case", text));
}
