import { once, readTable } from "../../extract/read-table.ts";

/** What the features of two mentions weigh. */
export interface LinkWeights {
  /** Of `pairFeatures`. */
  readonly alone: readonly number[];
  /** Of `togetherFeatures`. */
  readonly together: readonly number[];
  /** Groups less likely one than this are not joined. */
  readonly least: number;
}

/** Fitted on ECB+ train (`train/fit-links.ts`). */
export const linkWeights = once((): LinkWeights => {
  const rows = new Map(readTable("act-links.tsv").map(([name, ...values]) => [name, values.map(Number)]));
  return { alone: rows.get("alone")!, together: rows.get("together")!, least: rows.get("least")![0] };
});
