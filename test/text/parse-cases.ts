/** A case of a case file: what is read, and what is to be found in it. */
export interface Case {
  readonly title: string;
  readonly text: string;
  /** One finding a line. */
  readonly findings: readonly string[];
}

/**
 * Reads a case file. Each case is a line `# title`, the text, a line `==>`, and the findings, one a line; `nothing` stands
 * for none. Empty lines around the text and between findings do not count; lines before the first title are remarks.
 * Throws a `SyntaxError` with the title of a case that has no findings, so that none passes unseen.
 */
export function parseCases(file: string): Case[] {
  const [, ...cases] = `\n${file}`.split(/\n# /);
  return cases.map((source) => {
    const end = source.indexOf("\n");
    const title = source.slice(0, end);
    const [text, findings, ...more] = source.slice(end + 1).split(/^==>$/m);
    const lines = (findings ?? "").split("\n").filter((line) => line.trim() !== "");
    if (lines.length === 0 || more.length > 0)
      throw new SyntaxError(`case needs one ==> and findings after it: ${title}`);
    return { title, text: text.replace(/^\n+|\n+$/g, ""), findings: lines[0] === "nothing" ? [] : lines };
  });
}
