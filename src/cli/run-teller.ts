import type { Refused } from "../source/document.ts";
import type { Store } from "../store/store.ts";
import type { Account } from "./account.ts";

const TOLD_EVERY = 1000;

/** Keeps in the library how far a run of adding has come. */
export interface RunTeller {
  /** Tells of `source` at most once a second. The run begins with the first. */
  reach(source: string): Promise<void>;
  refuse(refused: Refused): Promise<void>;
  /** Tells the account as it is; `ended` where the run came to its end, not where it was broken off. */
  end(ended: boolean): Promise<void>;
}

/** A teller of the run that adds `inputs`. */
export function openRunTeller(store: Store, inputs: readonly string[], account: Account): RunTeller {
  let run: number | null = null;
  let toldAt = performance.now();
  let last: string | null = null;
  const begin = async () => {
    run ??= await store.startRun(inputs);
    return run;
  };
  const tell = async (ended: boolean) => {
    const { arrived, done: stored, duplicates: duplicate, failures: refused } = account;
    await store.tellRun(await begin(), { arrived, stored, duplicate, refused }, last, ended);
    toldAt = performance.now();
  };
  return {
    async reach(source) {
      last = source;
      await begin();
      if (performance.now() - toldAt >= TOLD_EVERY) await tell(false);
    },
    async refuse({ source, code, message }) {
      await store.keepRefusal(await begin(), { source, code, message });
    },
    async end(ended) {
      if (last !== null) await tell(ended);
    },
  };
}
