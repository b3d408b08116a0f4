import { compareRecords, MOST_COMPARED } from "../compare/compare.ts";
import type { Comparison } from "../compare/comparison.ts";
import type { ReadMeanings } from "../compare/meanings.ts";
import type { Record } from "../record.ts";
import type { Store } from "../store/store.ts";
import { RequestRefused } from "./problem.ts";

/** The comparison of some reports of a library, with the records it is made of. Errors: RequestRefused for too few, too many, or one that is not there. */
export async function compareStored(
  store: Store,
  readMeanings: ReadMeanings,
  documents: readonly string[],
): Promise<{ comparison: Comparison; records: readonly Record[] }> {
  if (documents.length < 2 || documents.length > MOST_COMPARED) {
    throw new RequestRefused(
      "bad-request",
      `d: 2 to ${MOST_COMPARED} reports can be compared, not ${documents.length}; give each as d=ID.`,
    );
  }
  const records = await Promise.all(
    documents.map(async (document) => {
      const stored = await store.report(document, null);
      if (stored === null) throw new RequestRefused("not-found", `This library has no report “${document}”.`);
      return stored.kept.record;
    }),
  );
  const meant = await readMeanings(records.map(({ document }) => document));
  return { comparison: compareRecords(records, meant), records };
}
