import { createInterface } from "node:readline/promises";
import { safeJson } from "../export/json.ts";
import type { Store } from "../store/store.ts";
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

/** Removes reports for good, after asking unless `sure`; 1 where one is not there, 2 where it cannot ask. */
export function runRemove(
  location: LibraryLocation,
  documents: readonly string[],
  sure: boolean,
  services: Services,
): Promise<number> {
  const { stdin, stderr } = services;
  return withLibrary(location, "change", services, async (store) => {
    if (!sure && !(stdin.isTTY && stderr.isTTY)) {
      stderr.write("readout: removing is for good; --yes says that you are sure\n");
      return EXIT.misuse;
    }
    let code: number = EXIT.ok;
    for (const document of documents) {
      if (!sure && !(await isWanted(store, document, services))) continue;
      const wasThere = await store.remove(document);
      const name = visibleLine(document);
      stderr.write(wasThere ? `removed: ${name}\n` : `readout: the library has no report ${name}\n`);
      if (!wasThere) code = EXIT.refused;
    }
    return code;
  });
}

async function isWanted(store: Store, document: string, { stdin, stderr }: Services): Promise<boolean> {
  const found = await store.report(document, null);
  // That it is not there is told by whoever removes it.
  if (found === null) return true;
  const { title, outlet, published } = found.row;
  const known = [title, outlet, published?.value].filter((part) => part != null).join(", ");
  const asking = createInterface({ input: stdin, output: stderr });
  try {
    const name = visibleLine(`${document}${known === "" ? "" : ` (${known})`}`);
    return /^y(?:es)?$/i.test((await asking.question(`Remove ${name} with all its versions? [y/N] `)).trim());
  } finally {
    asking.close();
  }
}
