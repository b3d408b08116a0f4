import { existsSync } from "node:fs";
import type { Store } from "../store/store.ts";
import { StoreError } from "../store/store-error.ts";
import { EXIT } from "./exit-codes.ts";
import { OutputClosed, OutputFailed } from "./output.ts";
import { ModelNotOpened } from "./reader.ts";
import type { LibraryLocation, Services } from "./services.ts";
import { visibleLine } from "./visible.ts";

/** What a library is opened for: to be read, to be changed, or to be made where there is none. */
export type Purpose = "read" | "change" | "make";

/**
 * Opens the library at `location`, does `work` with it, and closes it. Returns the exit code: that of `work`, 2 where there is no
 * library to open, 1 where it fails at work, which is told in a line.
 */
export async function withLibrary(
  location: LibraryLocation,
  purpose: Purpose,
  services: Services,
  work: (store: Store) => Promise<number>,
): Promise<number> {
  const { stderr } = services;
  const tell = (error: Error) => stderr.write(`readout: ${visibleLine(error.message)}\n`);
  let store: Store;
  try {
    store = await openLibrary(location, purpose, services);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    tell(error);
    return EXIT.misuse;
  }
  try {
    return await work(store);
  } catch (error) {
    if (error instanceof OutputClosed) return EXIT.ok;
    if (!(error instanceof StoreError || error instanceof OutputFailed || error instanceof ModelNotOpened)) throw error;
    tell(error);
    return error instanceof ModelNotOpened ? EXIT.misuse : EXIT.refused;
  } finally {
    await store.close();
  }
}

async function openLibrary(location: LibraryLocation, purpose: Purpose, { openStore }: Services): Promise<Store> {
  if (purpose === "make") return openStore(location, { readOnly: false });
  if ("folder" in location && !existsSync(location.folder)) {
    throw new StoreError(
      "NOT_FOUND",
      `there is no library at ${location.folder}; readout add makes one, --library names another`,
    );
  }
  let store: Store;
  try {
    // Opened to be changed, a library that is not there would be made.
    store = await openStore(location, { readOnly: true });
    if (purpose === "read") return store;
    await store.close();
  } catch (error) {
    // One that an older Readout made has to be brought up to this one first.
    if (!(error instanceof StoreError && error.code === "READ_ONLY")) throw error;
  }
  return openStore(location, { readOnly: false });
}
