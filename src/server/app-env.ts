import type { ReadMeanings } from "../compare/meanings.ts";
import type { Store } from "../store/store.ts";

/** What every handler is given: `context.get("store")`. */
export interface AppEnv {
  Variables: { store: Store; readMeanings: ReadMeanings };
}
