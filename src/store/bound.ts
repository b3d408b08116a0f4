import type { SqlValue } from "./engine.ts";

/**
 * Values as both engines keep them alike: in text, U+0000, which PostgreSQL cannot hold, becomes U+FFFD, as does half of a surrogate
 * pair. Each is one code unit for another, so offsets stay. A text that must come back exactly is kept as JSON, which escapes both.
 */
export function bound(values: readonly SqlValue[]): SqlValue[] {
  return values.map((value) => {
    if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${value} cannot be stored`);
    return typeof value === "string" ? value.replaceAll("\0", "\uFFFD").toWellFormed() : value;
  });
}

/** Does a statement change something? */
export function writes(sql: string): boolean {
  return /^\s*(?:insert|update|delete|replace)\b/i.test(sql);
}
