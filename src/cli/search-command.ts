import { Command, Option } from "commander";
import { addLibraryOptions, locationOf } from "./library-options.ts";
import { total, width } from "./option-values.ts";
import { type LibrarySearch, runSearch } from "./run-search.ts";
import type { Services } from "./services.ts";

interface SearchFlags {
  readonly json?: true;
  readonly csv?: true;
  readonly count?: true;
  readonly facets?: true;
  readonly limit?: number;
  readonly oldest?: true;
  readonly width?: number;
}

const HELP = `
Words, "phrases", -without, a OR b, and fields: speaker: about: by: to: type:
status: asserted-by: outlet: country: place: after: before: said:no form: kind:

Examples:
  readout search 'speaker:"Wang Yi" about:Taiwan after:2023-06'
  readout search type:ASSAULT asserted-by:reporter --csv > attacks.csv
  readout search sanctions -outlet:Xinhua --limit 100`;

/** `readout search`; `done` receives the exit code. */
export function searchCommand(services: Services, done: (code: number) => void): Command {
  const command = new Command("search")
    .description(
      "Search a library: statements (= direct, ~ indirect, ≈ mixed, ≠ not said),\nevents (▸) and reports (¶), the newest first. Without a QUERY everything.",
    )
    .summary("search a library")
    .argument("[query...]")
    .option("--limit <n>", "at most N results (20 in a terminal, else all)", total)
    .option("--oldest", "the oldest first")
    .addOption(new Option("--json", "a result a line as JSON").conflicts(["csv", "count"]))
    .addOption(new Option("--csv", "a result a row").conflicts(["json", "count", "facets"]))
    .addOption(new Option("--count", "only how many there are, all counted").conflicts("facets"))
    .option("--facets", "how many there are by speaker, type, outlet, year …")
    .option("--width <columns>", "columns of the terminal view", width);
  return addLibraryOptions(command)
    .addHelpText("after", HELP)
    .action(async (words: string[], flags: SearchFlags) => {
      const request = {
        location: locationOf(command, services.env),
        query: words.join(" "),
        order: flags.oldest ? "oldest" : "newest",
        format: formatOf(flags),
        limit: flags.limit ?? null,
        width: flags.width ?? null,
      } as const;
      done(await runSearch(request, services));
    });
}

function formatOf({ json, csv, count, facets }: SearchFlags): LibrarySearch["format"] {
  if (facets) return json ? "facets-json" : "facets";
  if (count) return "count";
  return json ? "json" : csv ? "csv" : "terminal";
}
