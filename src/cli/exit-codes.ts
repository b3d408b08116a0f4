import { Interrupted } from "./interrupt.ts";
import { OutputFailed } from "./output.ts";
import { ModelNotOpened } from "./reader.ts";
import { visibleLine } from "./visible.ts";

/** Exit codes of the command line. */
export const EXIT = { ok: 0, refused: 1, misuse: 2, interrupted: 130 } as const;

/** The exit code of a run that `error` ended, which is told in a line on `stderr`; `arrived` is how many inputs had come in. */
export function exitCodeOf(error: Error, arrived: number, stderr: NodeJS.WritableStream): number {
  if (error instanceof Interrupted) return EXIT.interrupted;
  stderr.write(`readout: ${visibleLine(error.message)}\n`);
  if (error instanceof OutputFailed) return EXIT.refused;
  // Before the first input these come from the options alone.
  const isMisuse = (error instanceof RangeError || error instanceof TypeError) && arrived === 0;
  return error instanceof ModelNotOpened || isMisuse ? EXIT.misuse : EXIT.refused;
}
