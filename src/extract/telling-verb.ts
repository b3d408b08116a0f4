import type { Layout } from "../text/layout.ts";
import { tellsWords } from "../text/reporting-verbs.ts";

const NOUNS = new Set("words remarks statement interview speech argument".split(" "));
const NOUNS_TOO = new Set(
  "answer answers call calls charge charges claim claims demand demands note notes pledge pledges promise promises quote quotes reply report reports response state states vow vows".split(
    " ",
  ),
);
const BEFORE_NOUN = new Set(
  "a an the this that these those no any some many more other such several his her its their our your my of for by with in".split(
    " ",
  ),
);
const VERB_AFTER = new Set(
  "is are was were be has have had do does did will would can could may might must should appear appears appeared seem seems seemed".split(
    " ",
  ),
);

/** Is the word at a token a verb that tells somebody's words, where it stands? No name ("United States"), no noun ("the words", "claims that appear"). */
export function isTellingVerb({ text, tokens, sentences }: Layout, at: number): boolean {
  const word = (k: number) => text.slice(tokens.from[k], tokens.to[k]).toLowerCase();
  const own = word(at);
  if (!tellsWords(own) || NOUNS.has(own)) return false;
  const isFirst = at === sentences[tokens.sentence[at]].tokens.from || tokens.quote[at - 1] === 2;
  if (!isFirst && text[tokens.from[at]] !== own[0]) return false;
  if (!NOUNS_TOO.has(own)) return true;
  if (!isFirst && BEFORE_NOUN.has(word(at - 1))) return false;
  // "claims that appear": what they are like, not what is claimed.
  return at + 2 >= tokens.length || word(at + 1) !== "that" || !VERB_AFTER.has(word(at + 2));
}
