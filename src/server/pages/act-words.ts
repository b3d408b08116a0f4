import { ACTS, STATUS_WORDS } from "../../export/event-words.ts";
import type { EventType } from "../../record.ts";
import type { Result } from "../../store/store.ts";

/** What a type of PLOVER tells, in words that need no codebook; `null` for what is no type. */
export function actWords(type: string): string | null {
  return type in ACTS ? ACTS[type as EventType] : null;
}

/** "planned", "possible", "not" for what is not told as a fact; "" for a fact. */
export function statusWords(status: NonNullable<Result["event"]>["status"]): string {
  return STATUS_WORDS[status];
}
