/** The tables of `--csv`. */
export const TABLES = ["statements", "events"] as const;

export type CsvTable = (typeof TABLES)[number];

/**
 * `argv` with the table of a bare `--csv` in one word with it (`--csv=events`): what follows it otherwise is an input, which
 * the parser of options would take for the table. A file by the name of a table is given as `./events`.
 */
export function joinCsvTable(argv: readonly string[]): string[] {
  const end = argv.indexOf("--");
  const isTable = (word: string | undefined) => TABLES.some((name) => name === word);
  const before = end < 0 ? argv : argv.slice(0, end);
  const joined = before.flatMap((word, k) => {
    if (word === "--csv") return [`--csv=${isTable(before[k + 1]) ? before[k + 1] : TABLES[0]}`];
    return before[k - 1] === "--csv" && isTable(word) ? [] : [word];
  });
  return end < 0 ? joined : [...joined, ...argv.slice(end)];
}
