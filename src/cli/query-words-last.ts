import type { Command } from "commander";

/**
 * `words`, the arguments of `command`, with its options first and behind `--` the query, in which a word that is left out begins
 * with `-` as an option does. Options are what begins with `--`, and `-h`.
 */
export function queryWordsLast(words: readonly string[], command: Command): string[] {
  const options: string[] = [];
  const query: string[] = [];
  for (let k = 0; k < words.length; k++) {
    const word = words[k];
    if (word === "--") {
      query.push(...words.slice(k + 1));
      break;
    }
    if (word !== "-h" && !word.startsWith("--")) {
      query.push(word);
      continue;
    }
    options.push(word);
    const takesValue = command.options.some(({ long, required }) => long === word && required);
    if (takesValue && k + 1 < words.length) options.push(words[++k]);
  }
  return [...options, "--", ...query];
}
