import type { CueClass, Statement } from "../record.ts";

/** Cues that say that their content is not so; "rejected the demand" says nothing of the kind. */
const DENIES: ReadonlySet<string> = new Set(["deny", "dispute", "refute", "contradict", "disavow"]);

/** Does a statement say that its content is not so? */
export function isDenial({ cue, said }: Statement): boolean {
  return said && cue !== null && DENIES.has(cue.lemma);
}

/** Classes of cues that tell of an act or a mind, not of somebody's word for something. */
const NO_WORD: ReadonlySet<CueClass> = new Set(["promise", "believe", "other"]);

/** Does a statement give its content to somebody as their word? */
export function isAttribution({ cue, form }: Statement): boolean {
  return form !== "indirect" || cue === null || !NO_WORD.has(cue.class);
}
