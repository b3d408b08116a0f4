import { once, readTable } from "../read-table.ts";

/** What a noun for an actor tells of a sector. */
export interface Agent {
  /** A sector code; `null` where the noun has none of its own ("spokesman"). */
  readonly sector: string | null;
  /** It has the sector of what it belongs to, where that has one: "a company official", "Hamas leader". */
  readonly yields: boolean;
}

const agents = once(() => new Map(readTable("agents.tsv").map(([phrase, sector]) => [phrase, sector] as const)));

const irregular = new Map([
  ["people", "person"],
  ["men", "man"],
  ["women", "woman"],
  ["children", "child"],
  ["attorneys general", "attorney general"],
  ["mps", "mp"],
]);

/** The forms of a word under which a list may have it: as it is, and in the singular. */
function singulars(word: string): string[] {
  const forms = [word];
  const one = irregular.get(word);
  if (one !== undefined) forms.push(one);
  if (/men$/.test(word)) forms.push(`${word.slice(0, -2)}an`);
  if (/ies$/.test(word)) forms.push(`${word.slice(0, -3)}y`);
  if (/(?:ch|sh|ss|x)es$/.test(word)) forms.push(word.slice(0, -2));
  if (/s$/.test(word) && !/ss$/.test(word)) forms.push(word.slice(0, -1));
  return forms;
}

/** What words in small letters tell as a noun for an actor, in the singular or plural; `undefined` where no list has them. */
export function agentOf(words: readonly string[]): Agent | undefined {
  const before = words.slice(0, -1);
  // "ministers of defence": the noun is the first
  const [first, ...rest] = words;
  const tries = [
    ...singulars(words.at(-1) ?? "").map((last) => [...before, last]),
    ...(rest[0] === "of" || rest[0] === "for" ? singulars(first).map((one) => [one, ...rest]) : []),
  ];
  for (const one of tries) {
    const told = agents().get(one.join(" "));
    if (told === undefined) continue;
    return { sector: told === "-" ? null : told.replace("-", ""), yields: told.startsWith("-") };
  }
  return undefined;
}
