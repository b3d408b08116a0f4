import { days, functionWords, honorifics, isStrongTitle, nameParticles, usStates } from "./closed-words.ts";
import { countryOf, isBodyNoun, isCommonWord, personNounSex } from "./lexicons.ts";
import type { NameWord } from "./name-words.ts";

/** Words in a row that may be a name, half-open indices into the words of a sentence. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** Longest run in words; what is longer is a list in capitals, and only its beginning can be a name. */
const LONGEST_RUN = 16;

/** Heads that take "of" within a name: "Department of State". */
export const takesOf = new Set(
  "department ministry university bank house bureau council office court board institute college chamber association committee center centre federation union republic academy church conference league organization organisation foundation society museum army kingdom emirates states party daughters sons doctors reporters friends school city commission fund secretary library district state".split(
    " ",
  ),
);
/** Heads that take "for" within a name: "Citizens for Tax Justice". */
export const takesFor = new Set(
  "center centre centers centres institute association council citizens foundation fund campaign agency committee coalition office endowment organization organisation society americans doctors partnership club group school students mothers project alliance network veterans women women's conservatives center's partners".split(
    " ",
  ),
);
/** Heads that take "on": "Joint Committee on Taxation". */
const takesOn = new Set("committee subcommittee conference council commission".split(" "));

/** Last words of names that have "and" in them: "Securities and Exchange Commission". */
const closesAnd = new Set(
  "committee subcommittee commission services studies affairs coalition enforcement association administration agency council institute foundation department board center bureau organization organisation office union endowment court authority".split(
    " ",
  ),
);

/** Words of a title's "of" phrase: "Secretary of State", "Director of National Intelligence". */
export const offices = new Set(
  "state defense defence treasury commerce labor energy education interior agriculture transportation veterans affairs homeland security health human services housing urban development national intelligence justice war foreign staff operations communications house senate representatives army navy the and".split(
    " ",
  ),
);

/** "Iran-related", "U.S.-led": an adjective. */
const adjectival =
  /-(?:related|born|based|backed|style|led|ish|era|like|wide|bound|made|funded|controlled|held|occupied|aligned|owned|leaning|friendly|backing|educated|trained|area|only|sponsored|supported|endorsed|appointed|run|centric|maker|language|year-old)$/;

function isNameWord(word: NameWord): boolean {
  if (!word.capital) return false;
  const { text, lower } = word;
  // a given name and a month; as other words they have small letters within a sentence
  if (lower === "will" || lower === "may") return true;
  if (functionWords.has(lower.replace(/'(?:ll|re|ve|d|m)$/, "")) && text !== "US") return false;
  if (/^[DRI]-\p{Lu}|-Americans?$|^\p{N}/u.test(text) || adjectival.test(text)) return false;
  if (usStates.has(`${text}.`) || (text.endsWith(".") && text !== "D.C." && usStates.has(text))) return false;
  const halves = text.split("-");
  if (halves.length > 1 && halves.every((half) => countryOf(half) !== undefined || /^\p{Lu}{2,}$/u.test(half)))
    return false;
  return !days.has(lower.replace(/\.$/, ""));
}

/** Is a word a title or another noun for a person, as it may stand before a name? */
export function isTitle(word: NameWord): boolean {
  if (word.possessive) return false;
  return (
    personNounSex(word.lower) !== undefined || honorifics.has(word.lower.replace(".", "")) || isStrongTitle(word.lower)
  );
}

/** How many words from a small-letter one on join two parts of a name; 0 where it does not. */
function joining(words: readonly NameWord[], start: number, k: number): number {
  const word = words[k];
  const next = words[k + 1];
  if (word.gap !== "" || next === undefined || next.gap !== "" || words[k - 1].possessive) return 0;
  const { lower } = word;
  const before = words[k - 1].lower;
  const third = words[k + 2]?.gap === "" && isNameWord(words[k + 2]) ? words[k + 2] : null;
  if (nameParticles.has(lower)) {
    if (isNameWord(next) && !isBodyNoun(before)) return 1;
    return nameParticles.has(next.lower) && third !== null ? 2 : 0;
  }
  if (lower === "of" || lower === "for" || lower === "on") {
    const heads = lower === "of" ? takesOf : lower === "for" ? takesFor : takesOn;
    const office =
      lower === "of" && isTitle(words[k - 1]) && offices.has(next.lower === "the" ? (third?.lower ?? "") : next.lower);
    if (!heads.has(before) && !office) return 0;
    if (isNameWord(next)) return 1;
    return next.lower === "the" && third !== null ? 2 : 0;
  }
  return lower === "and" && isNameWord(next) && joinsAnd(words, start, k) ? 1 : 0;
}

/** "Securities and Exchange Commission", but not "Russia and Congress". */
function joinsAnd(words: readonly NameWord[], start: number, k: number): boolean {
  let end = k + 1;
  while (
    end + 1 < words.length &&
    end - k < LONGEST_RUN &&
    words[end + 1].gap === "" &&
    isNameWord(words[end + 1]) &&
    !words[end].possessive
  )
    end += 1;
  const left = words.slice(start, k);
  const right = words.slice(k + 1, end + 1);
  const plain = left.every(
    (part) =>
      personNounSex(part.lower) === undefined && (isCommonWord(part.lower) || countryOf(part.text)?.form === "demonym"),
  );
  if (!plain) return false;
  if (!isBodyNoun(words[k - 1].lower) && closesAnd.has(words[end].lower)) return true;
  const inner = left.some(({ lower }) => lower === "of" || lower === "for" || lower === "on");
  return (
    inner &&
    right.length < 4 &&
    right.every((part) => isCommonWord(part.lower) && !isBodyNoun(part.lower) && !isTitle(part))
  );
}

/** Runs of capitalised words, with the small ones that join them, that may be names. */
export function findRuns(words: readonly NameWord[]): Run[] {
  const runs: Run[] = [];
  for (let k = 0; k < words.length; k += 1) {
    if (!isNameWord(words[k])) continue;
    let end = k + 1;
    while (end < words.length && end - k < LONGEST_RUN && !words[end - 1].possessive) {
      const { gap, lower } = words[end];
      if (gap === "," && /^(?:jr|sr)\.?$/.test(lower)) end += 1;
      else if (gap !== "" && gap !== "&") break;
      else if (isNameWord(words[end])) end += 1;
      else {
        const joined = joining(words, k, end);
        if (joined === 0) break;
        end += joined + 1;
      }
    }
    runs.push({ from: k, to: end });
    k = end - 1;
  }
  return runs;
}
