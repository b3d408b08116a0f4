import type { Document } from "../record.ts";
import { StoreError } from "./store-error.ts";

/** A value kept as JSON in a row that `where` names. Errors: StoreError CORRUPT where it is damaged. */
export function readJson<T>(json: string, where: string): T {
  return undamaged(where, () => JSON.parse(json) as T);
}

/** What `read` makes of kept values that may be damaged in any way. Errors: StoreError CORRUPT, where that fails. */
export function undamaged<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(
      "CORRUPT",
      `what is kept of ${where} is damaged (${(error as Error).message}); \`readout check\` tells more`,
      { cause: error },
    );
  }
}

/** The date in a row of `document`, as it is known. Errors: StoreError CORRUPT. */
export function publishedValue(published: string | null, id: string): string | null {
  if (published === null) return null;
  return undamaged(`report ${id}`, () => {
    const { value } = JSON.parse(published) as NonNullable<Document["published"]>;
    if (typeof value !== "string") throw new TypeError("its date has no value");
    return value;
  });
}
