import type { Span } from "../record.ts";
import type { ParagraphSpan } from "./paragraphs.ts";
import { OPENS } from "./quotations.ts";
import type { TokenSpans } from "./tokens.ts";

/** What may be the label of a turn, before it is known whether the report has turns. */
export interface TurnLabel extends Span {
  readonly name: string;
  /** `Q`, `A`, or words in capitals, against a name as it is written in prose. */
  readonly clear: boolean;
  /** Whether it is `Q` or `A`, in whatever form. */
  readonly short: boolean;
  /** Whether what follows begins with a capital and ends as a sentence does. */
  readonly sentence: boolean;
  /** Whether what follows is put to somebody: it asks, or has a word of the first or second person. */
  readonly addresses: boolean;
}

const LONGEST = 60;
const WORDS = 6;
// How much of what follows is looked at, from its beginning.
const REACH = 400;

const LABEL =
  /^([^\n:.?!"“”,;()]{1,60}|(?:(?:MR|MS|MRS|DR|SEN|REP|GOV|GEN|Mr|Ms|Mrs|Dr|Sen|Rep|Gov|Gen)\. [^\n:.?!"“”,;()]{1,50})):(?=\s|$)/u;
const QUESTION_OR_ANSWER = /^(?:Q|A|Question|Answer|QUESTION|ANSWER)[.:](?=\s|$)/u;
const IN_CAPITALS = /^[\p{Lu}\p{N}][\p{Lu}\p{N} .'’-]*$/u;
const NAME = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*|of|the|de|da|van|von|al|bin))*$/u;
const PUT_TO_SOMEBODY = /\?|\b(?:I|we|you|my|our|your|me|us)\b/iu;
const SENTENCE_FROM = /^[:.]\s+[“"‘'«([]?[\p{Lu}\p{N}]/u;
const SENTENCE_TO = /[.?!…—–-][”"’'»)\]]{0,3}$/u;

// What such lines announce is a thing, a place, a day or a part of the page, not somebody who speaks.
const ANNOUNCES = new RegExp(
  `^(?:${[
    "READ|SEE|WATCH|LISTEN|CLICK|UPDATED?|RELATED|BREAKING|DEVELOPING|PHOTOS?|PICTURES?|IMAGES?|CAPTION|VIDEO|AUDIO|CREDIT|NOTES?|CORRECTIONS?|CLARIFICATION",
    "EDITOR|EXCLUSIVE|MORE|ALSO|OPINION|ANALYSIS|LIVE|FACTS?|KEY|SOURCES?|ADVERTISEMENT|SPONSORED|PS|P\\.S|WARNING|DISCLAIMER|TIMELINE|EXPLAINER",
    "LOCATION|PLACE|WHERE|WHEN|WHAT|WHY|HOW|WHO|WHICH|DATE|TIME|AGE|NAME|PRICE|COST|TICKETS?|PHONE|TEL|E-?MAIL|CONTACT|WEBSITE|ADDRESS|TOPICS?|TAGS?",
    "FILED|POSTED|PUBLISHED|SUBJECT|COPYRIGHT|FILE|SHARE|FOLLOW|SUBSCRIBE|DOWNLOAD|REGISTER|SIGN|STEP|TIPS?|RULES?|LESSONS?|PART|CHAPTER|SECTION|NUMBER",
    "POINT|REASONS?|MYTH|REALITY|TRUTH|PROS?|CONS?|WINNERS?|LOSERS?|SCORE|RESULTS?|VERDICT|CLAIM|RATING|BACKGROUND|CONTEXT|SUMMARY|CONCLUSION|BOTTOM|BIG",
    "SHORT|TOP|NEXT|TODAY|TOMORROW|YESTERDAY|TONIGHT|LATEST|FIRST|SECOND|THIRD|FINALLY|REMEMBER|IMPORTANT|HIGHLIGHTS?|BEST|WORST|GOOD|BAD|STRENGTHS?|WEAKNESS(?:ES)?",
    "(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAYS?|IN|ON|AND|BUT|OR|IF|SO|AS|THIS|THAT|THESE|THOSE|HERE|THERE|IT|ITS|HIS|HER|THEIR|OUR|MY|YOUR|ONE|ANOTHER",
    "THE (?!PRESIDENT|VICE|COURT|WITNESS|PRIME|CHAIR|SPEAKER|JUDGE|CLERK|MODERATOR|OPERATOR|HOST|INTERVIEWER|REPORTER|SECRETARY|MINISTER|MAYOR|GOVERNOR)[^:]*",
  ].join("|")})(?![\\p{L}\\p{N}])`,
  "iu",
);

/** The label before a colon that a paragraph begins with, after a mark that opens a quotation there if it has one. */
export function findTurnLabel(
  text: string,
  tokens: TokenSpans,
  paragraph: ParagraphSpan,
  roles: Uint8Array,
): TurnLabel | null {
  const first = paragraph.tokens.from;
  const from = roles[first] === OPENS && first + 1 < paragraph.tokens.to ? tokens.from[first + 1] : paragraph.from;
  const start = text.slice(from, Math.min(paragraph.to, from + LONGEST + 2));
  const short = QUESTION_OR_ANSWER.exec(start)?.[0].slice(0, -1);
  const name = short ?? nameBefore(start);
  if (name === null) return null;
  const to = from + name.length;
  const spoken = text.slice(to, Math.min(paragraph.to, to + REACH));
  return {
    from,
    to,
    name,
    clear: short !== undefined || IN_CAPITALS.test(name),
    short: short !== undefined,
    sentence: SENTENCE_FROM.test(spoken) && SENTENCE_TO.test(text.slice(Math.max(to, paragraph.to - 4), paragraph.to)),
    addresses: PUT_TO_SOMEBODY.test(spoken),
  };
}

function nameBefore(start: string): string | null {
  const name = LABEL.exec(start)?.[1].trimEnd();
  if (!name || ANNOUNCES.test(name) || name.split(" ").length > WORDS) return null;
  if (!/\p{L}/u.test(name) || !(IN_CAPITALS.test(name) || NAME.test(name))) return null;
  return /^: ?\p{N}/u.test(start.slice(name.length)) ? null : name;
}
