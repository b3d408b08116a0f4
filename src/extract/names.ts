import type { Span } from "../record.ts";
import type { Layout } from "../text/layout.ts";
import { ambiguousNouns, days, functionWords, honorifics, months, nameParticles, noNames, partyAdjectives, strongTitles, usStates } from "./closed-words.ts";
import { countryOf, givenNameSex, isBodyNoun, isCommonWord, personNounSex, type Sex } from "./lexicons.ts";
import { findNameWords, type NameWord } from "./name-words.ts";
import { roleAfter, roleApposed, roleBefore } from "./roles.ts";

/** A name where it stands in the text, without title or possessive ending, and what stands around it. */
export interface NameMention extends Span {
  /** Where the title or role before the name begins; `from` where there is none. */
  readonly opens: number;
  /** The words of the name, as written; joining words ("of", "for") among them. */
  readonly words: readonly string[];
  /** "Sen.", "Secretary of State" before the name: it tells a person. */
  readonly title: string | null;
  /** Where the text states a role of the person named. */
  readonly role: Span | null;
  readonly sex: Sex | null;
  /** "the" stands before it. */
  readonly article: boolean;
  readonly possessive: boolean;
  readonly sentence: number;
  /** Ends in a small-letter noun of a body that the name makes one with: "Clinton campaign". */
  readonly extended: boolean;
}

/** Heads that take "of" or "for" within a name. */
const takesOf = new Set(
  "department ministry university bank house bureau council office court board institute college chamber association committee center centre federation union republic academy church conference league organization organisation foundation society museum army kingdom emirates states party daughters sons doctors reporters friends school city commission fund secretary library district state".split(
    " ",
  ),
);
const takesFor = new Set(
  "center centre centers centres institute association council citizens foundation fund campaign agency committee coalition office endowment organization organisation society americans doctors partnership club group school students mothers project alliance network veterans women women's conservatives center's partners".split(
    " ",
  ),
);
/** Nouns in small letters that make one name with the name or demonym before: "Chinese foreign ministry". */
const extendingNouns = new Set("campaign administration government ministry regime military embassy army parliament navy committee subcommittee".split(" "));
const extendingAdjectives = new Set(
  "foreign defense defence interior finance state trade presidential health justice senate federal provincial banking intelligence judiciary oversight relations armed services appropriations budget ethics rules".split(" "),
);

const LONGEST_TITLE = 25;

/** Is a sentence written as a title is, a capital on every word but the closed classes? */
function isTitleCase(words: readonly NameWord[]): boolean {
  const open = words.filter((word) => !functionWords.has(word.lower) && /^\p{L}/u.test(word.text));
  return words.length <= LONGEST_TITLE && open.length > 3 && open.every((word) => word.capital || word.text.length < 3);
}

/** "Iran-related", "U.S.-led": an adjective. */
const adjectival = /-(?:related|born|based|backed|style|led|ish|era|like|wide|bound|made|funded|controlled|held|occupied|aligned|owned|leaning|friendly|backing|educated|trained|area|only|sponsored|supported|endorsed|appointed|run|centric|maker|language|year-old)$/;

function isNameWord(word: NameWord): boolean {
  if (!word.capital) return false;
  if (functionWords.has(word.lower.replace(/'(?:ll|re|ve|d|m)$/, "")) && word.text !== "US") return word.lower === "will" || word.lower === "may";
  if (/^[DRI]-\p{Lu}/u.test(word.text) || usStates.has(`${word.text}.`) || (usStates.has(word.text) && word.text.endsWith(".") && word.text !== "D.C.") || /-Americans?$/.test(word.text) || adjectival.test(word.text)) return false;
  if (word.text.includes("-") && word.text.split("-").every((part) => countryOf(part) !== undefined || /^\p{Lu}{2,}$/u.test(part))) return false;
  return !days.has(word.lower.replace(/\.$/, "")) && !/^\p{N}/u.test(word.text);
}

/** May a small-letter word between two capitals join them? */
function joins(words: readonly NameWord[], start: number, k: number): number {
  const word = words[k];
  const next = words[k + 1];
  if (word.gap !== "" || next === undefined || next.gap !== "" || words[k - 1].possessive) return 0;
  const before = words[k - 1].lower;
  if (nameParticles.has(word.lower)) {
    if (isNameWord(next) && !isBodyNoun(before)) return 1;
    const third = words[k + 2];
    return nameParticles.has(next.lower) && third !== undefined && third.gap === "" && isNameWord(third) ? 2 : 0;
  }
  if (word.lower === "of" || word.lower === "for" || word.lower === "on") {
    const heads = word.lower === "of" ? takesOf : takesFor;
    const headed = word.lower === "on" ? /^(?:committee|subcommittee|conference|council|commission)$/.test(before) : heads.has(before);
    const office = word.lower === "of" && isTitle(words[k - 1]) && offices.has(next.lower === "the" ? (words[k + 2]?.lower ?? "") : next.lower);
    if (!headed && !office) return 0;
    if (isNameWord(next)) return 1;
    const third = words[k + 2];
    return next.lower === "the" && third !== undefined && third.gap === "" && isNameWord(third) ? 2 : 0;
  }
  if (word.lower !== "and" || !isNameWord(next)) return 0;
  // "Securities and Exchange Commission", but "Russia and Congress"
  let end = k + 1;
  while (end + 1 < words.length && words[end + 1].gap === "" && isNameWord(words[end + 1]) && !words[end].possessive) end += 1;
  const run = words.slice(start, k);
  const right = words.slice(k + 1, end + 1);
  const plain = run.every((part) => (isCommonWord(part.lower) || countryOf(part.text)?.form === "demonym" || part.text === "House" || part.text === "United" || part.text === "States") && personNounSex(part.lower) === undefined);
  const closed = /^(?:committee|subcommittee|commission|services|studies|affairs|coalition|enforcement|association|administration|agency|council|institute|foundation|department|board|center|bureau|organization|organisation|office|union|endowment|court|authority)$/;
  if (plain && !isBodyNoun(before) && closed.test(words[end].lower)) return 1;
  const inner = run.some((part) => part.lower === "of" || part.lower === "for" || part.lower === "on");
  return inner && plain && right.length < 4 && right.every((part) => isCommonWord(part.lower) && !isBodyNoun(part.lower) && !isTitle(part)) ? 1 : 0;
}

/** "Republicans", "Mexicans", "Latinos": many people, not one body. */
function isManyPeople(word: NameWord): boolean {
  const one = word.text.replace(/s$/, "");
  if (one === word.text) return word.text === "Latinx";
  if (/[ai]an$/.test(one) && word.text.length > 5 && givenNameSex(word.text) === undefined) return true;
  return partyAdjectives.has(one.toLowerCase()) || countryOf(one)?.form === "demonym" || countryOf(word.text)?.form === "demonym" || peoples.has(word.lower);
}

const peoples = new Set("democrats latinos latinas hispanics muslims christians jews catholics protestants evangelicals sunnis shiites kurds arabs palestinians europeans africans asians tories".split(" "));

interface Run {
  readonly from: number;
  readonly to: number;
}

/** Runs of capitalised words that may be names, half-open indices into `words`. */
function findRuns(words: readonly NameWord[]): Run[] {
  const runs: Run[] = [];
  for (let k = 0; k < words.length; k += 1) {
    if (!isNameWord(words[k])) continue;
    let end = k + 1;
    while (end < words.length && !words[end - 1].possessive) {
      if (words[end].gap === "," && /^(?:jr|sr)\.?$/.test(words[end].lower)) end += 1;
      else if (words[end].gap !== "" && words[end].gap !== "&") break;
      else if (isNameWord(words[end])) end += 1;
      else {
        const joined = joins(words, k, end);
        if (joined === 0) break;
        end += joined + 1;
      }
    }
    runs.push({ from: k, to: end });
    k = end - 1;
  }
  return runs;
}

function isTitle(word: NameWord): boolean {
  return !word.possessive && (personNounSex(word.lower) !== undefined || honorifics.has(word.lower.replace(".", "")));
}

/** Words of a title's "of" phrase: "Secretary of State", "Director of National Intelligence". */
const offices = new Set(
  "state defense defence treasury commerce labor energy education interior agriculture transportation veterans affairs homeland security health human services housing urban development national intelligence justice war foreign staff operations communications house senate representatives army navy the and".split(
    " ",
  ),
);

/** Where in a run the person's name begins: after the last title that something follows. */
function nameStart(words: readonly NameWord[], run: Run): number {
  let start = run.from;
  const startsWithGiven = givenNameSex(words[run.from].text) !== undefined && personNounSex(words[run.from].lower) === undefined;
  for (let k = run.from; k < run.to; k += 1) {
    if (!isTitle(words[k])) continue;
    if (k + 1 < run.to && words[k + 1].lower !== "of" && !strongTitles.has(words[k].lower.replace(/\.$/, "")) && !startsPerson(words, k + 1, run.to)) continue;
    if (startsWithGiven && k > run.from && k - run.from < 3 && k === run.to - 1) continue;
    let after = k + 1;
    if (words[after]?.lower === "of" && after + 1 < run.to) {
      after += 1;
      while (after < run.to && offices.has(words[after].lower)) after += 1;
    }
    if (words[after]?.lower === "general" || words[after]?.lower === "elect") after += 1;
    // "Citizens for Tax Justice" ends in no title
    if (after >= run.to && words.slice(run.from, k).some((word) => word.lower === "for" || word.lower === "of")) continue;
    start = after;
  }
  return start;
}

function startsPerson(words: readonly NameWord[], from: number, to: number): boolean {
  return givenNameSex(words[from].text) !== undefined || isTitle(words[from]) || (from + 1 < to && /^\p{Lu}\.$/u.test(words[from + 1].text));
}

interface NameContext {
  /** Words seen in small letters, and words seen capitalised within sentences. */
  readonly small: ReadonlySet<string>;
  readonly capital: ReadonlySet<string>;
}

function readRun(text: string, words: readonly NameWord[], run: Run, sentence: number): NameMention | null {
  let start = nameStart(words, run);
  const body = isBodyNoun(words[run.to - 1].lower);
  if (body && start > run.from && start < run.to) start = run.from;
  if (start >= run.to) return null;
  if (run.to - start > 1 && partyAdjectives.has(words[run.to - 1].lower)) return null;
  if (run.to - start === 1 && (noNames.has(words[start].lower) || words[start].text.length === 1 || (/^\p{Lu}{4,}$/u.test(words[start].text) && isCommonWord(words[start].lower)))) return null;
  const nextNoun = run.to < words.length && words[run.to].gap === "" && !words[run.to - 1].possessive && personNounSex(words[run.to].lower) !== undefined;
  let title = start > run.from ? text.slice(words[run.from].from, words[start - 1].to) : null;
  const adjective = partyAdjectives.has(words[start].lower) || countryOf(words[start].text)?.form === "demonym";
  if (title === null && !body && run.to - start > 2 && adjective && givenNameSex(words[start + 1].text) !== undefined) start += 1;
  if (run.to - start === 1 && (isManyPeople(words[start]) || (adjective && title === null && !/^\p{Lu}+$/u.test(words[start].text)))) return null;
  const first = words[start];
  const last = words[run.to - 1];
  let sex: Sex | null = null;
  for (const word of words.slice(run.from, start)) sex = personNounSex(word.lower) ?? sex;
  if (title !== null && [...title.split(" ")].every((word) => honorifics.has(word.toLowerCase().replace(".", "")))) {
    title = null;
  }
  const weak = run.from > 0 && ambiguousNouns.has(words[run.from - 1].lower) && !startsPerson(words, run.from, run.to);
  const before = body || nextNoun || weak ? null : roleBefore(words, run.from);
  const role = title !== null ? { from: words[run.from].from, to: words[start - 1].to } : before;
  return {
    opens: Math.min(words[run.from].from, before?.from ?? first.from),
    from: first.from,
    to: last.to,
    words: words.slice(start, run.to).map((word) => word.text),
    title: start > run.from ? text.slice(words[run.from].from, words[start - 1].to) : before === null ? null : text.slice(before.from, before.to),
    role: role ?? roleAfter(words, run.to) ?? roleApposed(words, run.from, run.to),
    sex: sex ?? (before === null ? null : (personNounSex(words[run.from - 1].lower) ?? null)),
    article: run.from > 0 && words[run.from].gap === "" && words[run.from - 1].lower === "the",
    possessive: last.possessive,
    sentence,
    extended: false,
  };
}

/** "Clinton campaign", "Chinese foreign ministry", "Hillary Clinton's campaign": the body that a name and a small-letter noun make. */
function readExtended(words: readonly NameWord[], run: Run, sentence: number): NameMention | null {
  let end = run.to;
  while (end < run.to + 2 && end < words.length && words[end].gap === "" && extendingAdjectives.has(words[end].lower) && !words[end].capital) end += 1;
  const head = words[end];
  if (run.to - run.from === 1 && (partyAdjectives.has(words[run.from].lower) || noNames.has(words[run.from].lower))) return null;
  if (words.slice(run.from, run.to).some(isTitle)) return null;
  if (head === undefined || head.gap !== "" || head.capital || !extendingNouns.has(head.lower)) return null;
  const next = words[end + 1];
  if (next !== undefined && next.gap === "" && !head.possessive && (personNounSex(next.lower) !== undefined || /(?:s|man|woman)$/.test(next.lower) && personNounSex(next.lower.replace(/s$/, "")) !== undefined)) return null;
  const first = words[run.from];
  return {
    opens: first.from,
    from: first.from,
    to: head.to,
    words: words.slice(run.from, end + 1).map((word, k) => (word.possessive && k <= end - run.from - 1 ? `${word.text}'s` : word.text)),
    title: null,
    role: null,
    sex: null,
    article: run.from > 0 && first.gap === "" && words[run.from - 1].lower === "the",
    possessive: head.possessive,
    sentence,
    extended: true,
  };
}

/**
 * The names of a document in order of the text, by capital letters, titles, lexicons and what the text does with the same word
 * elsewhere. A word that opens a sentence, and any in a headline written in capitals, is a name only if something else says so.
 */
export function findNames(layout: Layout): NameMention[] {
  const { text } = layout;
  const small = new Set<string>();
  const capital = new Set<string>();
  const held: { words: NameWord[]; sentence: number; titleCase: boolean }[] = [];
  layout.sentences.forEach((sentence, index) => {
    if (layout.paragraphs[sentence.paragraph].kind === "removed") return;
    const words = findNameWords(text, sentence.from, sentence.to);
    const { from, to } = layout.paragraphs[sentence.paragraph].sentences;
    const titleCase = to - from < 3 && isTitleCase(words);
    let opens = true;
    for (const [k, word] of words.entries()) {
      if (!word.capital) small.add(word.lower);
      else if (!titleCase && !opens && !(k > 0 && /[:“"‘—–-]$/.test(word.gap)) && !functionWords.has(word.lower)) capital.add(word.text);
      opens = /[.!?:]["”’']*$/.test(word.gap) && word.gap !== "";
    }
    if (words.some((word) => word.capital)) held.push({ words, sentence: index, titleCase });
  });
  return held.flatMap(({ words, sentence, titleCase }) => {
    const found: NameMention[] = [];
    for (const run of findRuns(words)) {
      const extended = readExtended(words, run, sentence);
      if (extended !== null) found.push(extended);
      if (extended !== null && !words[run.to - 1].possessive) continue;
      const kept = titleCase ? splitTitleCase(words, run, { small, capital }) : [trimOpening(words, run, { small, capital })];
      for (const part of kept) {
        const mention = part === null ? null : readRun(text, words, part, sentence);
        if (mention !== null) found.push(mention);
      }
    }
    return found;
  });
}

function known(word: NameWord, context: NameContext): boolean {
  return context.capital.has(word.text) || countryOf(word.text) !== undefined;
}

/** Cuts a sentence's first word off a run where it is no part of the name, and drops a run that is no name at all. */
function trimOpening(words: readonly NameWord[], run: Run, context: NameContext): Run | null {
  const first = words[run.from];
  const opening = run.from === 0 || first.gap !== "";
  if (!opening) return months.has(first.lower) && run.to - run.from === 1 ? null : run;
  const plain = context.small.has(first.lower) || first.lower.split("-").every(isCommonWord);
  if (run.to - run.from === 1) {
    if (first.possessive && !plain) return run;
    return known(first, context) || !plain ? (months.has(first.lower) ? null : run) : null;
  }
  const second = words[run.from + 1];
  const given = givenNameSex(first.text) !== undefined;
  if (!given && !isTitle(first) && /[^s]s$/.test(first.lower) && givenNameSex(second.text) !== undefined) return { from: run.from + 1, to: run.to };
  if (!plain || given || known(first, context) || isTitle(first)) return run;
  if (isBodyNoun(words[run.to - 1].lower) || takesOf.has(first.lower) || takesFor.has(first.lower)) return run;
  const rest = { from: run.from + 1, to: run.to };
  return givenNameSex(second.text) !== undefined || known(second, context) || isTitle(second) ? rest : run;
}

/** Leaves off a word that no sentence knows before a given name: "Conflates Ted Cruz". */
function trimUnknown(words: readonly NameWord[], run: Run, context: NameContext): Run {
  let { from } = run;
  const given = (word: NameWord): boolean => givenNameSex(word.text) !== undefined;
  while (from + 1 < run.to && !known(words[from], context) && !given(words[from]) && given(words[from + 1])) from += 1;
  return { from, to: run.to };
}

/** The parts of a run in a headline where every word has a capital: only words that the report's sentences know as names. */
function splitTitleCase(words: readonly NameWord[], run: Run, context: NameContext): Run[] {
  const parts: Run[] = [];
  let from = -1;
  for (let k = run.from; k <= run.to; k += 1) {
    const word = words[k];
    const name =
      k < run.to &&
      (known(word, context) || (!context.small.has(word.lower) && (!isCommonWord(word.lower) || (givenNameSex(word.text) !== undefined && k + 1 < run.to))));
    if (name && from < 0) from = k;
    if (!name && from >= 0) {
      parts.push(trimUnknown(words, { from, to: k }, context));
      from = -1;
    }
  }
  return parts;
}
