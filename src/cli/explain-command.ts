import { Command } from "commander";
import { nonEmpty, width } from "./option-values.ts";
import { runExplain } from "./run-explain.ts";
import type { Services } from "./services.ts";

interface ExplainFlags {
  readonly document?: string;
  readonly json?: true;
  readonly published?: string;
  readonly language?: string;
  readonly model?: string;
  readonly width?: number;
}

// "s2", "v3", and the labels of the tables: "A2", "B+C6", "?12".
const ITEM = /^(?:[a-z]+(?:\+[a-z]+)*|\?)\d+$/i;

const HELP = `
ITEM is an event (v3) or a statement (s2, or its label in the table, A2);
without it the items are listed.

Examples:
  readout explain report.html                 what there is to explain
  readout explain report.html v3              why event v3 is what it is
  readout explain feed.xml s2 --document 17   in one report of several`;

/** `readout explain`; `done` receives the exit code. */
export function explainCommand(services: Services, done: (code: number) => void): Command {
  return new Command("explain")
    .description(
      "Tell how a statement or event of one report came to be read as it is. REPORT is\na file that read takes, or - for the standard input.",
    )
    .summary("tell why a statement or event is what it is")
    .argument("<report>")
    .argument("[item]")
    .option("--document <id>", "the report that is meant, where there are several", nonEmpty)
    .option("--json", "as JSON: item, sentence, fields (field, value, because)")
    .option("--published <date>", "date of the report, whatever it tells itself", nonEmpty)
    .option("--language <code>", "its language, as en; it is not refused for it then", nonEmpty)
    .option("--model <path>", "a model file other than Readout’s own", nonEmpty)
    .option("--width <columns>", "columns of the terminal view", width)
    .addHelpText("after", HELP)
    .action(async (report: string, item: string | undefined, flags: ExplainFlags, command: Command) => {
      if (item !== undefined && !ITEM.test(item)) {
        command.error(`error: no item: ${item}; it is one as s2 or v3, of one report`);
      }
      const { published, language } = flags;
      const request = {
        report,
        item: item ?? null,
        document: flags.document ?? null,
        source: { published, language },
        model: flags.model ?? null,
        json: flags.json === true,
        width: flags.width ?? null,
      };
      done(await runExplain(request, services));
    });
}
