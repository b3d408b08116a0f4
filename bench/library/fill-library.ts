import type { Store } from "../../src/store/store.ts";
import { makeReport } from "./make-report.ts";
import type { Template } from "./templates.ts";

/** Adds the reports `from` to `to` of a seed. `told` hears after each how many are in, and how many milliseconds adding it took. */
export async function fillLibrary(
  store: Store,
  templates: readonly Template[],
  { seed, from, to }: { readonly seed: number; readonly from: number; readonly to: number },
  told: (done: number, took: number) => void,
): Promise<void> {
  for (let n = from; n < to; n++) {
    const { kept, raw } = makeReport(templates, seed, n);
    const begin = performance.now();
    const added = await store.add(kept, raw);
    told(n + 1, performance.now() - begin);
    if (added.outcome !== "stored") throw new Error(`report ${n} was not stored: ${JSON.stringify(added)}`);
  }
}
