import { once } from "node:events";
import { createInterface, type Interface } from "node:readline/promises";
import type { Store } from "../store/store.ts";
import { EXIT } from "./exit-codes.ts";
import type { LibraryLocation, Services } from "./services.ts";
import { visibleLine } from "./visible.ts";
import { withLibrary } from "./with-library.ts";

/**
 * Removes reports for good, after asking for each unless `sure`. Returns the exit code: 0, 1 where one is not there or the library
 * fails, 2 where it cannot ask or there is no library, 130 where an answer is broken off.
 */
export function runRemove(
  location: LibraryLocation,
  documents: readonly string[],
  sure: boolean,
  services: Services,
): Promise<number> {
  const { stdin, stderr } = services;
  return withLibrary(location, "change", services, async (store) => {
    if (sure) return removeAll(store, documents, null, stderr);
    if (!(stdin.isTTY && stderr.isTTY)) {
      stderr.write("readout: removing is for good; --yes says that you are sure\n");
      return EXIT.misuse;
    }
    const asking = createInterface({ input: stdin, output: stderr });
    try {
      return await removeAll(store, documents, asking, stderr);
    } finally {
      asking.close();
    }
  });
}

async function removeAll(
  store: Store,
  documents: readonly string[],
  asking: Interface | null,
  stderr: NodeJS.WritableStream,
): Promise<number> {
  let code: number = EXIT.ok;
  for (const document of documents) {
    const name = visibleLine(document);
    const found = await store.report(document, null);
    if (found !== null && asking !== null) {
      const { title, outlet, published } = found.row;
      const known = [title, outlet, published?.value].filter((part) => part != null).join(", ");
      const shown = known === "" ? name : `${name} (${visibleLine(known)})`;
      const answer = await answerTo(`Remove ${shown} with all its versions? [y/N] `, asking);
      if (answer === null) return EXIT.interrupted;
      if (!/^y(?:es)?$/i.test(answer.trim())) continue;
    }
    const wasThere = await store.remove(document);
    stderr.write(wasThere ? `removed: ${name}\n` : `readout: the library has no report ${name}\n`);
    if (!wasThere) code = EXIT.refused;
  }
  return code;
}

/** `null` where the answer is broken off (Ctrl-C, Ctrl-D). */
function answerTo(question: string, asking: Interface): Promise<string | null> {
  return Promise.race([asking.question(question), once(asking, "close").then(() => null)]);
}
