import type { NameTag } from "../model/scores.ts";
import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { wordStem } from "../text/stems.ts";
import { ambiguousNouns, functionWords, honorifics, noNames, partyAdjectives } from "./closed-words.ts";
import { countryOf, givenNameSex, isBodyNoun, isCommonWord, nounClass, personNounSex, type Sex } from "./lexicons.ts";
import { ownerBefore } from "./ministries.ts";
import { type Evidence, isOpening, isTitleCase, splitTitleCase, trimOpening } from "./name-openings.ts";
import { findRuns, isTitle, type Run } from "./name-runs.ts";
import { nameStart, startsPerson } from "./name-start.ts";
import { findNameWords, type NameWord } from "./name-words.ts";
import { once } from "./read-table.ts";
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
  /** The role tells a person: a company may be an owner or a maker, but no chairman. */
  readonly personal: boolean;
  readonly sex: Sex | null;
  /** "the" stands before it. */
  readonly article: boolean;
  readonly possessive: boolean;
  readonly sentence: number;
  /** The country in the possessive right before it, as written: "China's". */
  readonly owner: { readonly name: string; readonly country: string } | null;
  /** Ends in a small-letter noun of a body that the name makes one with: "Clinton campaign". */
  readonly extended: boolean;
}

/** Nouns in small letters that make one name with the name or demonym before: "Chinese foreign ministry". */
const extendingNouns = new Set(
  "campaign administration government ministry regime military embassy army parliament navy committee subcommittee".split(
    " ",
  ),
);
const extendingAdjectives = new Set(
  "foreign defense defence interior finance state trade presidential health justice senate federal provincial banking intelligence judiciary oversight relations armed services appropriations budget ethics rules".split(
    " ",
  ),
);

/** "Republicans", "Mexicans", "Latinos": many people, not one body. */
function isManyPeople(word: NameWord): boolean {
  const one = word.text.replace(/s$/, "");
  if (one === word.text) return word.text === "Latinx";
  if (/[ai]an$/.test(one) && word.text.length > 5 && givenNameSex(word.text) === undefined) return true;
  return (
    partyAdjectives.has(one.toLowerCase()) ||
    countryOf(one)?.form === "demonym" ||
    countryOf(word.text)?.form === "demonym" ||
    peoples.has(word.lower)
  );
}

const peoples = new Set(
  "democrats latinos latinas hispanics muslims christians jews catholics protestants evangelicals sunnis shiites kurds arabs palestinians europeans africans asians tories".split(
    " ",
  ),
);

/** Is a word that stands alone in its run no name? */
function isNoName(word: NameWord, titled: boolean, evidence: Evidence): boolean {
  const { text, lower } = word;
  if (noNames.has(lower) || text.length === 1 || isManyPeople(word)) return true;
  const shouted = /^\p{Lu}{4,}$/u.test(text) && isCommonWord(lower);
  if (shouted) return !evidence.capital.has(text[0] + lower.slice(1)) && !evidence.tagged(word);
  return !titled && !/^\p{Lu}+$/u.test(text) && (partyAdjectives.has(lower) || countryOf(text)?.form === "demonym");
}

function isSurname(word: NameWord, { surnames, tagged }: Evidence): boolean {
  return surnames.has(word.text) || tagged(word);
}

function span(words: readonly NameWord[], from: number, to: number): Span {
  return { from: words[from].from, to: words[to - 1].to };
}

function readRun(
  text: string,
  words: readonly NameWord[],
  run: Run,
  sentence: number,
  evidence: Evidence,
): NameMention | null {
  const body = isBodyNoun(words[run.to - 1].lower);
  let start = nameStart(words, run);
  // "Cook said": what is a person's noun elsewhere is a name where the report has its given name, or the model says so, but not "the Cook"
  const isAlone = start >= run.to && run.to - run.from === 1 && !isAfterThe(words, run.from);
  if (isAlone && isSurname(words[run.from], evidence)) start = run.from;
  if (start >= run.to) return null;
  if (body) start = run.from;
  const titled = start > run.from;
  if (run.to - start > 1 && partyAdjectives.has(words[run.to - 1].lower)) return null;
  if (run.to - start === 1 && isNoName(words[start], titled, evidence)) return null;
  const opens = start;
  const adjective = partyAdjectives.has(words[start].lower) || countryOf(words[start].text)?.form === "demonym";
  // "Republican Christine Todd Whitman"
  if (!titled && !body && run.to - start > 2 && adjective && givenNameSex(words[start + 1].text) !== undefined)
    start += 1;
  let sex: Sex | null = null;
  for (const word of words.slice(run.from, opens)) sex = personNounSex(word.lower) ?? sex;
  const before = roleBeforeRun(words, run, body);
  if (before !== null) sex ??= personNounSex(words[run.from - 1].lower) ?? null;
  const former =
    run.from > 0 && words[run.from].gap === "" && /^(?:former|acting|then)$/.test(words[run.from - 1].lower);
  const title = titled ? span(words, former ? run.from - 1 : run.from, opens) : before;
  const role = titled && !words.slice(run.from, opens).every(isHonorific) ? title : before;
  const last = words[run.to - 1];
  const told = role ?? roleAfter(words, run.to) ?? roleApposed(words, run.from, run.to);
  return {
    opens: Math.min(words[run.from].from, title?.from ?? words[start].from),
    from: words[start].from,
    to: last.to,
    words: words.slice(start, run.to).map((word) => word.text),
    title: title === null ? null : text.slice(title.from, title.to),
    role: told,
    personal: told !== null && !borneByBodies.test(text.slice(told.from, told.to)),
    sex,
    article: isAfterThe(words, run.from),
    possessive: last.possessive,
    sentence,
    owner: ownerBefore(text, words, run.from),
    extended: false,
  };
}

const borneByBodies =
  /\b(?:owner|operator|maker|builder|developer|contractor|supplier|manufacturer|producer|publisher|employer|provider|insurer|lender|retailer|carrier|sponsor|partner|rival|client|group|firm|company)s?$/iu;

function isHonorific(word: NameWord): boolean {
  return honorifics.has(word.lower.replace(".", ""));
}

function isAfterThe(words: readonly NameWord[], k: number): boolean {
  return k > 0 && words[k].gap === "" && words[k - 1].lower === "the";
}

/** The role before a run, unless its noun is an adjective there ("veteran GOP") or the run is one ("senior Trump adviser"). */
function roleBeforeRun(words: readonly NameWord[], run: Run, body: boolean): Span | null {
  if (body || run.from === 0) return null;
  const next = words[run.to];
  const modifies =
    next !== undefined && next.gap === "" && !words[run.to - 1].possessive && personNounSex(next.lower) !== undefined;
  const weak = ambiguousNouns.has(words[run.from - 1].lower) && !startsPerson(words, run.from, run.to);
  return modifies || weak ? null : roleBefore(words, run.from);
}

/** "Clinton campaign", "Chinese foreign ministry", "Hillary Clinton's campaign": the body that a name and a small-letter noun make. */
function readExtended(text: string, words: readonly NameWord[], run: Run, sentence: number): NameMention | null {
  const first = words[run.from];
  if (run.to - run.from === 1 && (partyAdjectives.has(first.lower) || noNames.has(first.lower))) return null;
  let end = run.to;
  while (end < run.to + 2 && end < words.length && words[end].gap === "" && extendingAdjectives.has(words[end].text))
    end += 1;
  const head = words[end];
  if (head === undefined || head.gap !== "" || !extendingNouns.has(head.text)) return null;
  if (words.slice(run.from, run.to).some(isTitle)) return null;
  // "Clinton campaign manager" speaks of the manager
  const next = words[end + 1];
  if (next !== undefined && next.gap === "" && !head.possessive && /^persons?$/.test(nounClass(next.lower) ?? ""))
    return null;
  return {
    opens: first.from,
    from: first.from,
    to: head.to,
    words: text.slice(first.from, head.to).split(/\s+/),
    title: null,
    role: null,
    personal: false,
    sex: null,
    article: isAfterThe(words, run.from),
    possessive: head.possessive,
    sentence,
    owner: null,
    extended: true,
  };
}

/** The words of each sentence that is read, made anew each time: a long report would not fit otherwise. */
function* sentenceWords(layout: Layout): Generator<{ words: NameWord[]; sentence: number; titleCase: boolean }> {
  for (const [sentence, { from, to, paragraph }] of layout.sentences.entries()) {
    const { kind, sentences } = layout.paragraphs[paragraph];
    if (kind === "removed") continue;
    const words = findNameWords(layout.text, from, to);
    yield { words, sentence, titleCase: sentences.to - sentences.from < 3 && isTitleCase(words) };
  }
}

function isGiven({ text, lower, capital }: NameWord): boolean {
  return capital && givenNameSex(text) !== undefined && personNounSex(lower) === undefined;
}

function gatherEvidence(layout: Layout, tags: readonly NameTag[]): Evidence {
  const small = new Set<string>();
  const capital = new Set<string>();
  const surnames = new Set<string>();
  const pairs = new Set<string>();
  const paired = new Set<string>();
  for (const { words, titleCase } of sentenceWords(layout)) {
    for (const [k, word] of words.entries()) {
      if (word.capital && !titleCase) paired.add(word.lower);
      if (word.capital && !titleCase && k > 0 && words[k - 1].capital && word.gap === "")
        pairs.add(`${words[k - 1].lower} ${word.lower}`);
      if (!word.capital) small.add(word.lower);
      else if (!titleCase && !isOpening(words, k) && !functionWords.has(word.lower)) capital.add(word.text);
      if (word.capital && !titleCase && k > 0 && word.gap === "" && isGiven(words[k - 1])) surnames.add(word.text);
    }
  }
  return {
    small,
    smallStems: once(() => new Set([...small].map(wordStem))),
    pairs,
    paired,
    capital,
    surnames,
    tagged: (word) => tagAt(tags, word) !== null,
  };
}

/** The model's tag that touches a span, of tags in order of the text. */
export function tagAt(tags: readonly NameTag[], { from, to }: Span): NameTag | null {
  const low = firstIndex(tags.length, (k) => tags[k].to > from);
  return low < tags.length && tags[low].from < to ? tags[low] : null;
}

/**
 * The names of a document in order of the text, by capital letters, titles, lexicons, the model's tags (in order of the text) and
 * what the report does with the same word elsewhere. A word that opens a sentence, and any in a title written in capitals, is a
 * name only if something else says so.
 */
export function findNames(layout: Layout, tags: readonly NameTag[]): NameMention[] {
  const evidence = gatherEvidence(layout, tags);
  const found: NameMention[] = [];
  for (const { words, sentence, titleCase } of sentenceWords(layout)) {
    for (const run of findRuns(words)) {
      const extended = readExtended(layout.text, words, run, sentence);
      if (extended !== null) found.push(extended);
      if (extended !== null && !words[run.to - 1].possessive) continue;
      for (const part of titleCase ? splitTitleCase(words, run, evidence) : [trimOpening(words, run, evidence)]) {
        const mention = part === null ? null : readRun(layout.text, words, part, sentence, evidence);
        if (mention !== null) found.push(mention);
      }
    }
  }
  return found;
}
