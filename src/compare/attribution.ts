import type { CueClass, Statement } from "../record.ts";

/** Cues that say that their content is not so; "rejected the demand" says nothing of the kind. */
const DENIES: ReadonlySet<string> = new Set(["deny", "dispute", "refute", "contradict", "disavow"]);

const NOT = /\b(?:not|never|cannot)\b|n[’']t\b/i;

/** Does a statement of a text say that its content is not so? Who “does not deny” it says nothing. */
export function isDenial({ cue, said }: Statement, text: string): boolean {
  return (
    said && cue !== null && DENIES.has(cue.lemma) && !cue.spans.some(({ from, to }) => NOT.test(text.slice(from, to)))
  );
}

/** Classes of cues that tell of an act or a mind, not of somebody's word for something. */
const NO_WORD: ReadonlySet<CueClass> = new Set(["promise", "believe", "other"]);

/** Does a statement give its content to somebody as their word? */
export function isAttribution({ cue, form }: Statement): boolean {
  return form !== "indirect" || cue === null || !NO_WORD.has(cue.class);
}
