const OPENS = /^[\s“"‘']*(?:that|whether|how|why|what|who|if|when|where)\b/i;
const VERB =
  /\b(?:is|are|was|were|be|been|has|have|had|will|would|could|should|may|might|can|cannot|must|did|does|do|not|n[’']t|\p{L}{3,}(?:ed|es))\b/iu;
const LEAST_WORDS = 5;

/** Do words say something, as a clause does ("that the port had closed")? "the measure" and "such a measure for years" only name it. */
export function isClause(text: string): boolean {
  return OPENS.test(text) || ((text.match(/\p{L}+/gu)?.length ?? 0) >= LEAST_WORDS && VERB.test(text));
}
