import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../../src/server/start-server.ts";
import { openStore } from "../../src/store/open-store.ts";
import type { Store } from "../../src/store/store.ts";

export interface ServedLibrary {
  readonly store: Store;
  /** `http://127.0.0.1:43210` */
  readonly origin: string;
  /** What the server could not explain: nothing, if all is well. */
  readonly errors: readonly unknown[];
  close(): Promise<void>;
}

/** A new library on disk and its server, as `readout serve` runs it. */
export async function serveLibrary(
  fill: (store: Store) => Promise<void>,
  contentSecurityPolicy = true,
): Promise<ServedLibrary> {
  const folder = await mkdtemp(join(tmpdir(), "readout-browser-"));
  const store = await openStore({ folder });
  await fill(store);
  const errors: unknown[] = [];
  const server = await startServer({
    store,
    version: "0",
    port: 0,
    contentSecurityPolicy,
    report: (error) => errors.push(error),
  });
  return {
    store,
    origin: server.url,
    errors,
    async close() {
      await server.close();
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}
