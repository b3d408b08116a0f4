/** The columns of a table, and the fields of a line of JSONL, that Readout knows. */
export const FIELDS = ["id", "text", "html", "url", "title", "outlet", "byline", "published"] as const;

export type Field = (typeof FIELDS)[number];

const DELIMITERS = [",", "\t", ";", "|"];

/** The name of a field that a heading stands for, or `null`. */
export function fieldOf(heading: string): Field | null {
  const name = heading.trim().toLowerCase();
  return FIELDS.find((field) => field === name) ?? null;
}

/** `sep=;`, which Excel writes as a first line of its own. */
export function separatorLine(line: string): string | null {
  return /^sep=([,;|\t])\s*$/i.exec(line)?.[1] ?? null;
}

/** The delimiter of a table by its heading line, or `null` where the lines are no table of reports. */
export function delimiterOf(lines: readonly string[]): string | null {
  const separator = separatorLine(lines[0]);
  if (separator !== null) return separator;
  for (const delimiter of DELIMITERS) {
    const headings = lines[0].split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    if (headings.length < 2) continue;
    const known = new Set(headings.map(fieldOf));
    known.delete(null);
    if (known.has("text") || known.has("html") || known.size >= 2) return delimiter;
  }
  return null;
}
