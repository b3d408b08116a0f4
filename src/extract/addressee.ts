import type { Span } from "../record.ts";
import { firstIndex } from "../text/first-index.ts";
import type { Layout } from "../text/layout.ts";
import { type CueHead, findCueHead } from "./cue-lemma.ts";
import { type CueWord, wordsIn } from "./cue-words.ts";
import { findHearerPhrase, type HearerPhrase, isBareVerb } from "./hearer-phrase.ts";
import { baseForms } from "./verb-forms.ts";

/** The parts of an attribution that tell who is spoken to. */
export interface AttributionSpans {
  readonly cue: readonly Span[];
  readonly source: readonly Span[];
  readonly content: readonly Span[];
}

/** The words around a cue that an addressee is looked for in. */
interface Scene extends AttributionSpans {
  readonly head: CueHead;
  readonly words: readonly CueWord[];
  /** The index of the cue's first word. */
  readonly cueAt: number;
}

type Found = readonly Span[] | null;

/** How far around the cue, in UTF-16 code units, an addressee is looked for, within the cue's sentence. */
const REACH = 400;

const set = (list: string) => new Set(list.trim().split(/\s+/));

/** Verbs after which any noun phrase that is to do or believe something hears it: "urged <the rest of the party> to". */
const REQUESTS = set(
  "ask urge implore exhort beg advise encourage convince persuade pressure lobby petition warn remind",
);
/** Verbs whose hearer may open the content: "urged [lawmakers to act]". */
const HEARER_IN_CONTENT = new Set([
  ...REQUESTS,
  ...set(
    "tell press order instruct caution challenge counsel command direct thank congratulate grill question confront lecture assure reassure inform notify",
  ),
  "call on",
  "call upon",
]);
/** Verbs that name their hearer as their object: "told reporters", "asked Ms. Reyes whether". */
const HEARD_BY_OBJECT = new Set([
  ...HEARER_IN_CONTENT,
  ...set("brief quiz query email e-mail text alert address interrogate interview pepper greet promise show"),
]);
/** Verbs whose passive has its hearer as subject: "<Ms. Reyes> was asked whether". */
const ASKED = set("ask question press grill quiz tell query interrogate pressure confront urge order warn");

/** What goes on after a hearer that opens the content: "warned [<drivers> that …]", "told [<the court> she had paid]". */
const AFTER_HEARER = set(
  'to not whether that about of if for on with over he she it they we how why who what when where " “',
);

const TALKS = set(`
  speak talk say write complain confide boast admit explain announce preach shout yell tweet report present testify confess lie pledge describe
  mention respond reply whisper read propose suggest deliver recount relay send pitch answer appeal plead chat argue joke bring`);
const MEETINGS = set(`
  interview conversation meeting breakfast lunch dinner briefing call chat discussion sit-down exchange appearance session q&a speak talk`);
const MESSAGES = set(`
  letter email e-mail speech address remark comment statement message note memo text submission testimony appeal pitch warning plea response
  presentation apology`);
const THROWN = set("tweet shout yell insult lash");

/** Which words lead to a hearer by which preposition: "a letter <to>", "an interview <with>", "shouted <at>". */
const LEADS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["to", new Set([...TALKS, ...MESSAGES])],
  ["with", MEETINGS],
  ["on", set("interview")],
  ["before", set("speak testify")],
  ["at", THROWN],
]);
const PREPOSITIONS = set("in of for by among on with from under to about as at upon during against");
const BE = set("is are was were be been being am 's under");
const BEFORE_ASKED = new Set([...BE, ...set("when who later also repeatedly ,")]);
/** What may stand between a message and its hearer: "a letter <on Thursday> to". */
const TIMES = /^(?:on|this|last|week|month|year|yesterday|today|morning|evening|night|afternoon|\p{L}+day)$/u;
const NOT_OUTLETS = set("in the a an his her their during");

const overlaps = (a: Span, spans: readonly Span[]) => spans.some((span) => a.from < span.to && span.from < a.to);
const isOf = (of: ReadonlySet<string>, word: CueWord | undefined) =>
  word !== undefined && baseForms(word.lower).some((base) => of.has(base));

/** The words of the sentence around the cue, no further than `REACH`. */
function wordsAround({ text, sentences }: Layout, cue: readonly Span[]): CueWord[] {
  const { from } = cue[0];
  const { to } = cue.at(-1)!;
  const low = firstIndex(sentences.length, (k) => sentences[k].to > from);
  const sentence = sentences[low] ?? { from, to };
  return wordsIn(
    text,
    Math.max(Math.min(sentence.from, from), from - REACH),
    Math.min(Math.max(sentence.to, to), to + REACH),
  );
}

/** The span of a phrase, unless it begins inside the source: who speaks is not spoken to. */
function spanOf({ words, source }: Scene, phrase: HearerPhrase | null): Found {
  if (phrase === null) return null;
  const span = { from: words[phrase.from].from, to: words[phrase.to - 1].to };
  return source.some((part) => span.from <= part.from && part.from < span.to) ? null : [span];
}

/** The phrase at `words[at]`, cut where the content, the cue or the source begins. */
function phraseAt({ words, cue, source, content }: Scene, at: number): HearerPhrase | null {
  if (at < 0 || at >= words.length) return null;
  const parts = [content, cue, source].filter((spans) => !overlaps(words[at], spans));
  if (overlaps(words[at], content)) return findHearerPhrase(words, at, words.length);
  const end = words.findIndex((word, k) => k > at && parts.some((spans) => overlaps(word, spans)));
  return findHearerPhrase(words, at, end < 0 ? words.length : end);
}

/** The verb of the cue whose object hears it, and where it ends: its head, or another word of it ("had a chance <to remind> them"). */
function hearingVerb({ lemma, words, to }: CueHead): { lemma: string; to: number } | null {
  if (HEARD_BY_OBJECT.has(lemma)) return { lemma, to: words[to - 1].to };
  for (const word of words) {
    const base = baseForms(word.lower).find((form) => form !== word.lower && HEARD_BY_OBJECT.has(form));
    if (base !== undefined) return { lemma: base, to: word.to };
  }
  return null;
}

/** "told <reporters>", "urged <lawmakers> to", "called on <the council> to". */
function findObject(scene: Scene): Found {
  const { words, content, head } = scene;
  const verb = hearingVerb(head);
  if (verb === null) return null;
  let at = words.findIndex((word) => word.from >= verb.to);
  const isBetween = ({ lower, capital }: CueWord) =>
    !capital && lower !== "family" && (lower.endsWith("ly") || ["on", "upon", "with"].includes(lower));
  while (at >= 0 && at < words.length && isBetween(words[at]) && !overlaps(words[at], content)) at++;
  const phrase = phraseAt(scene, at);
  if (phrase === null) return null;
  const next = words[phrase.to]?.lower ?? "";
  if (overlaps(words[phrase.from], content)) {
    if (!AFTER_HEARER.has(next) || !HEARER_IN_CONTENT.has(verb.lemma)) return null;
  }
  const toAct = REQUESTS.has(verb.lemma) && ["to", "that", "whether", "if", "not"].includes(next);
  return phrase.personal || toAct || verb.lemma === "tell" ? spanOf(scene, phrase) : null;
}

/** "<Ms. Reyes>, who was asked whether", "<the minister> was pressed on". */
function findAsked(scene: Scene): Found {
  const { words, head, cueAt } = scene;
  let end = cueAt;
  while (end > 0 && BEFORE_ASKED.has(words[end - 1].lower)) end--;
  for (let from = Math.max(0, end - 6); from < end; from++) {
    const phrase = findHearerPhrase(words, from, end);
    if (phrase?.to === end && phrase.personal) return ASKED.has(head.lemma) ? spanOf(scene, phrase) : null;
  }
  return null;
}

/** "When asked about the vote, <Ms. Reyes> said …": the subject after the clause that the cue opens. */
function findAnswering(scene: Scene): Found {
  const { words, content, cueAt } = scene;
  const comma = words.findIndex(
    (word, k) => k > cueAt && word.lower === "," && !(words[k + 1] && overlaps(words[k + 1], content)),
  );
  if (comma < 0) return null;
  const phrase = findHearerPhrase(words, comma + 1, Math.min(words.length, comma + 9));
  return phrase?.personal ? spanOf(scene, phrase) : null;
}

/** "said in an interview with <ABC>", "in a letter to <the council>", "speaking to <supporters in Ohio>", "in a <Bloomberg> interview". */
function findBeside(scene: Scene): Found {
  const { words, content, head } = scene;
  const usual = head.entry?.classes.at(-1)?.class;
  if (usual === "believe" || usual === "other" || PREPOSITIONS.has(head.lemma)) return null;
  for (let k = 1; k < words.length; k++) {
    if (overlaps(words[k], content)) continue;
    const leads = LEADS.get(words[k].lower);
    if (leads === undefined) continue;
    let last = k - 1;
    while (last > 0 && k - last < 4 && TIMES.test(words[last].lower)) last--;
    if (words[last].lower.endsWith("ly")) last--;
    if (!isOf(leads, words[last])) continue;
    const phrase = phraseAt(scene, k + 1);
    if (!phrase?.personal || overlaps(words[phrase.from], content)) continue;
    if (words[k].lower === "to" && isBareVerb(words[phrase.from])) continue;
    const span = spanOf(scene, phrase);
    if (span !== null) return span;
  }
  const to = words.findIndex((word) => word.lower === "interview" && !overlaps(word, content));
  let from = to;
  while (
    from > 0 &&
    words[from - 1].capital &&
    !NOT_OUTLETS.has(words[from - 1].lower) &&
    !TIMES.test(words[from - 1].lower)
  )
    from--;
  return from < to ? spanOf(scene, { from, to, personal: true }) : null;
}

/**
 * To whom it is said, near the cue: "told <CNN>", "said in an interview with <NPR's Ann Sato>", "urged <lawmakers> to act", "when
 * asked, <Ms. Reyes> said". One span, names whole, without the times and clauses after it; `null` where none is given.
 */
export function findAddressee(layout: Layout, attribution: AttributionSpans): Found {
  const { cue, source } = attribution;
  if (cue.length === 0) return null;
  const words = wordsAround(layout, cue);
  const head = findCueHead(layout, cue);
  const cueAt = words.findIndex((word) => word.from >= cue[0].from);
  const scene: Scene = { ...attribution, head, words, cueAt };

  const verb = head.words[head.from];
  if (verb === undefined || cueAt < 0) return null;
  const own = head.words[head.from - 1] ?? words[cueAt - 1];
  const progressive = verb.lower.endsWith("ing") && own?.lower !== "under";
  const passive =
    ASKED.has(head.lemma) &&
    !progressive &&
    [own, head.words[0]].some((word) => word !== undefined && BE.has(word.lower));
  const opens = ASKED.has(head.lemma) && source.length === 0 && (cueAt === 0 || words[cueAt - 1].lower === "when");
  return (
    findObject(scene) ??
    (passive ? findAsked(scene) : null) ??
    (opens ? findAnswering(scene) : null) ??
    (passive || opens ? null : findBeside(scene))
  );
}
