import type { Refused } from "./document.ts";

/** Leaves off reading one input from deep within a stream. Stays inside `source/`: `documents.ts` makes it a Refused. */
export class Unreadable extends Error {
  readonly code: string;

  /** `message`: what is wrong, where, and what to do about it, without the name of the input. */
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The refusal of one input; the message begins with `source`, so that it stands as a line of its own. */
export function refuse(
  source: string,
  code: string,
  message: string,
  duplicate = false,
): { readonly refused: Refused } {
  return { refused: { source, code, message: `${source}: ${message}`, duplicate } };
}
