/** What befalls people who are counted: the words of it, before and after the number phrase. */

export type Harm = "dead" | "injured" | "arrested";

const spaced = (words: string) => words.replaceAll(" ", "\\s");

/** What is said of those who suffered it: "12 people were killed", "two dead". */
const SUFFERED: readonly (readonly [Harm, string])[] = [
  [
    "dead",
    "killed|slain|murdered|massacred|executed|assassinated|slaughtered|dead|died|perished|shot dead|beaten to death|gunned down",
  ],
  ["injured", "injured|wounded|hurt|maimed"],
  ["arrested", "arrested|detained|jailed|imprisoned|apprehended|rounded up|taken into custody|in custody"],
];

/** What has them as its object: "killed three soldiers", "the deaths of 30 people". */
const DONE: readonly (readonly [Harm, string])[] = [
  [
    "dead",
    "kill(?:s|ed|ing)?|murder(?:s|ed|ing)|massacr(?:es|ed|ing)|execut(?:es|ed|ing)|slaughter(?:s|ed|ing)|(?:death|killing|murder|execution)s? of|lives of|shot dead|gunned down|leav(?:es|ing) dead|left dead",
  ],
  [
    "injured",
    "injur(?:es?|ed|ing)|wound(?:s|ed|ing)?|hurt(?:s|ing)?|maim(?:s|ed|ing)|(?:injury|injuries|wounding) (?:of|to)",
  ],
  [
    "arrested",
    "arrest(?:s|ed|ing)?|detain(?:s|ed|ing)?|jail(?:s|ed|ing)?|imprison(?:s|ed|ing)|apprehend(?:s|ed|ing)|round(?:s|ed|ing)? up|(?:arrest|detention|jailing)s? of",
  ],
];

/** What is counted itself: "30 deaths". */
const COUNTED: readonly (readonly [Harm, RegExp])[] = [
  ["dead", /^\s(?:deaths?|fatalit(?:y|ies)|killings?|lives\slost)\b/iu],
  ["injured", /^\s(?:injury|injuries)\b/iu],
  ["arrested", /^\s(?:arrests?|detentions?)\b/iu],
];

const LIVES = /^\slives\b/;
const COST = /\b(?:claim(?:s|ed|ing)|cost(?:s|ing)?|takes|took|taken|taking)\s$/iu;
const TOLL = new RegExp(
  spaced(
    "\\b(?:death toll|toll|number of (?:dead|deaths))\\b[^.;,]{0,48}\\b(?:to|at|of|is|was|reached|hit|passed|exceeded|topped|stood at|stands at) $",
  ),
  "iu",
);

const AUXILIARY = spaced(
  "(?: (?:(?:of them|of whom|who|that|which) )?(?:was|were|is|are|be|been|being|has|have|had|having|may|might|could|would|will|reportedly|also|already|since|still|feared|confirmed|left|found|believed|thought|reported|lay|to|now|later|then|either))",
);
// "12 soldiers killed two men": with an object the verb is no participle
const OBJECT = spaced(
  " (?:(?:an?|the|his|her|their|its|at least|some|about|nearly|more than|dozens|hundreds|scores|several|many|civilians|people|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\\b|\\d|\\p{Lu})",
);

const AFTER = SUFFERED.map(([harm, words]) => {
  const verb = `(?:${spaced(words)})\\b`;
  return [
    harm,
    new RegExp(`^(?:,?${AUXILIARY}{1,5}\\s(?:\\p{Ll}+ly\\s)?${verb}|\\s${verb}(?!${OBJECT}))`, "u"),
  ] as const;
});
const BARE = SUFFERED.map(([harm, words]) => [harm, new RegExp(`^\\s(?:${spaced(words)})\\b`, "u")] as const);
const BEFORE = DONE.map(
  ([harm, words]) => [harm, new RegExp(`\\b(?:${spaced(words)})\\s(?:(?:the|all|these|those)\\s)?$`, "iu")] as const,
);

// "killed or wounded": nobody can tell how many of each
const EITHER_AFTER = /^\S*(?:\s\S+){0,6}?\s(?:killed|dead)\s(?:or|and)\s(?:wounded|injured)\b/u;
const EITHER_BEFORE =
  /(?:(?:kill|wound|injur|arrest|detain)(?:ed|ing)|shot\sdead)\s(?:or|and)\s(?:kill|wound|injur|arrest|detain)(?:ed|ing)\s$/iu;

/** A harm, and how many units of the words after the number belong to the number: "deaths" of "30 deaths". */
export interface ToldHarm {
  readonly harm: Harm;
  readonly length: number;
}

const toldBy = (patterns: readonly (readonly [Harm, RegExp])[], text: string): ToldHarm | null => {
  for (const [harm, pattern] of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return { harm, length: match[0].length };
  }
  return null;
};

/** The harm that a number counts by itself: "30 deaths", "claimed 12 lives", "the death toll rose to 31". */
export function countedHarm(before: string, after: string): ToldHarm | null {
  if (LIVES.test(after) && COST.test(before)) return { harm: "dead", length: " lives".length };
  const counted = toldBy(COUNTED, after);
  if (counted !== null) return counted;
  return TOLL.test(before) ? { harm: "dead", length: 0 } : null;
}

/** The harm that a word right after the number tells: "wounded" of "12 wounded soldiers", "dead" of "two dead". */
export function bareHarm(after: string): ToldHarm | null {
  return toldBy(BARE, after);
}

/** The harm that the words after a number phrase say of those it counts; `null` also where it is one of two. */
export function sufferedHarm(after: string): Harm | null {
  return EITHER_AFTER.test(after) ? null : (toldBy(AFTER, after)?.harm ?? null);
}

/** The harm of which those counted are the object, by the words before the number; `null` also where it is one of two. */
export function doneHarm(before: string): Harm | null {
  return EITHER_BEFORE.test(before) ? null : (toldBy(BEFORE, before)?.harm ?? null);
}
