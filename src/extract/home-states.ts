import { once, readTable } from "./read-table.ts";

/** Where a member of the Congress of the United States, or a governor, is from, and the party: "R-Ariz.", "Democrat of Vermont". */
export interface Home {
  readonly state: string;
  readonly party: "republican" | "democrat" | null;
}

interface States {
  /** Names and abbreviations in small letters without points, and the name of the state. */
  readonly byForm: ReadonlyMap<string, string>;
  readonly names: RegExp;
}

const states = once((): States => {
  const rows = readTable("us-states.tsv");
  const names = rows.map(([name]) => name).sort((a, b) => b.length - a.length);
  return {
    byForm: new Map(rows.flatMap((row) => row.map((form) => [plain(form), row[0]] as const))),
    names: new RegExp(`\\b(?:${names.join("|")})\\b`, "u"),
  };
});

const plain = (form: string): string => form.toLowerCase().replaceAll(".", "").replaceAll(" ", "");

const TAG = /^,? ?[([]?([RDI])-((?:\p{Lu}\.){2}|W\. ?Va|\p{Lu}[\p{L}]+(?: \p{Lu}\p{L}+)?)/u;
const FROM = /^,? (Republican|Democrat|independent)? ?of (\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/u;

/** What stands right after a name, as far as it tells a home. */
export function readHome(after: string): Home | null {
  const [, tag, tagged] = TAG.exec(after) ?? [];
  const [, party, from] = FROM.exec(after) ?? [];
  const state = stateOf(tagged ?? from ?? "");
  if (state === null) return null;
  const word = (tag ?? party ?? "").toLowerCase();
  return { state, party: word.startsWith("r") ? "republican" : word.startsWith("d") ? "democrat" : null };
}

function stateOf(form: string): string | null {
  const { byForm } = states();
  return byForm.get(plain(form)) ?? byForm.get(plain(form.split(" ")[0])) ?? null;
}

/** The state that a description names before its noun: "the South Carolina senator". */
export function stateIn(description: string): string | null {
  return states().names.exec(description)?.[0] ?? null;
}
