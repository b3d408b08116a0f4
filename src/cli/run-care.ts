import { safeJson } from "../export/json.ts";
import { BadDump, readDump, writeDump } from "./dump-file.ts";
import { EXIT } from "./exit-codes.ts";
import { openOutput } from "./output.ts";
import type { LibraryLocation, Services } from "./services.ts";
import { visibleLine } from "./visible.ts";
import { withLibrary } from "./with-library.ts";

/** Writes a whole library as JSONL to `file`, `-` for the standard output. Returns the exit code, as all here do. */
export function runDump(location: LibraryLocation, file: string, services: Services): Promise<number> {
  const { stdout, stderr } = services;
  return withLibrary(location, "read", services, async (store) => {
    let lines = 0;
    async function* written() {
      for await (const value of store.dump()) {
        lines += 1;
        yield `${safeJson(value)}\n`;
      }
    }
    await writeDump(file, written(), stdout);
    if (file !== "-") stderr.write(`${lines} lines written to ${visibleLine(file)}\n`);
    return EXIT.ok;
  });
}

/** Takes a dump into a library that is empty; 1 where it is not, or the dump is not whole, and then nothing is taken. */
export function runRestore(location: LibraryLocation, file: string, services: Services): Promise<number> {
  const { stdin, stderr } = services;
  return withLibrary(location, "make", services, async (store) => {
    try {
      const restored = await store.restore(readDump(file, stdin));
      stderr.write(`${restored} ${restored === 1 ? "report" : "reports"} restored, each version counted\n`);
      return EXIT.ok;
    } catch (error) {
      if (!(error instanceof BadDump)) throw error;
      stderr.write(`readout: ${visibleLine(`${file}: ${error.message}`)}\n`);
      return EXIT.refused;
    }
  });
}

/** Looks through a whole library and writes a line for all that is damaged; 1 where there is any. */
export function runCheck(location: LibraryLocation, services: Services): Promise<number> {
  const output = openOutput(services.stdout);
  return withLibrary(location, "change", services, async (store) => {
    let damages = 0;
    for await (const { where, message } of store.check()) {
      damages += 1;
      await output.write(`${visibleLine(`${where}: ${message}`)}\n`);
    }
    if (damages > 0) return EXIT.refused;
    const { versions } = await store.counts();
    await output.write(`${visibleLine(store.location)} is whole (${versions} reports, each version counted)\n`);
    return EXIT.ok;
  });
}
