import type { Run } from "../../store/store.ts";

/** A run tells how far it is every few seconds; one silent for so long, in milliseconds, was broken off. */
const SILENT = 60_000;

export type RunState = "going on" | "broken off" | "finished";

/** Whether a run of adding is over, at the moment `now`. */
export function runState({ endedAt, seenAt }: Run, now: Date): RunState {
  if (endedAt !== null) return "finished";
  return now.getTime() - Date.parse(seenAt) < SILENT ? "going on" : "broken off";
}
