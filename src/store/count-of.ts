import { COUNTED, type Count } from "./store.ts";

/** The count of what was looked for up to one more than `COUNTED`. */
export function countOf(found: number): Count {
  return { value: Math.min(found, COUNTED), more: found > COUNTED };
}
