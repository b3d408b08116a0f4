const IRREGULAR = `be am is are was were been being|have has had having|do does did done|say said|tell told|write wrote written|think thought
know knew known|see saw seen|feel felt|find found|make made|give gave given|speak spoke spoken|go went gone|take took taken|come came|begin began begun
hold held|keep kept|leave left|lose lost|mean meant|meet met|send sent|shoot shot|show shown|stand stood|strike struck|swear swore sworn
understand understood|misunderstand misunderstood|win won|withdraw withdrew withdrawn|break broke broken|bring brought|build built|buy bought
catch caught|choose chose chosen|draw drew drawn|drive drove driven|fall fell fallen|fight fought|forget forgot forgotten|get got gotten
grow grew grown|hear heard|hide hid hidden|lay laid|lead led|pay paid|run ran|ring rang rung|rise rose risen|sing sang sung|sit sat|sell sold
shake shook shaken|spend spent|spin spun|stick stuck|throw threw thrown|tear tore torn|wear wore worn|weep wept|seek sought|strive strove striven
undertake undertook undertaken|foresee foresaw foreseen|forbid forbade forbidden|retell retold|light lit|dig dug|fling flung|cling clung
sting stung|deal dealt|dream dreamt|lend lent|slide slid|uphold upheld|withhold withheld|eat ate eaten|fly flew flown|freeze froze frozen
steal stole stolen|beseech besought|mistake mistook mistaken|overlook overlooked|retake retook|shrink shrank|bend bent|feed fed|flee fled|cry cried
lie lied|die died dying|tie tied tying|become became|arise arose|awake awoke|bear bore borne|behold beheld|overtake overtook|rewrite rewrote rewritten|rethink rethought`;

const BASE_OF = new Map<string, string>();
for (const group of IRREGULAR.split(/[|\n]/)) {
  const [base, ...forms] = group.split(" ");
  for (const form of forms) if (!BASE_OF.has(form)) BASE_OF.set(form, base);
}

const DOUBLED = /([bdgklmnprt])\1$/;

/**
 * What a lower-case English word may be a form of, likeliest first, the word itself among them: "argued" gives
 * "argued", "argue", "argu"; "said" gives "say". A reader picks the first that a lexicon has.
 */
export function baseForms(word: string): string[] {
  const irregular = BASE_OF.get(word);
  if (irregular !== undefined) return [irregular, word];
  const forms = [word];
  const stem = (suffix: string, endings: readonly string[]) => {
    if (!word.endsWith(suffix) || word.length - suffix.length < 2) return;
    const root = word.slice(0, -suffix.length);
    if (DOUBLED.test(root) && suffix !== "s") forms.push(root.slice(0, -1));
    for (const ending of endings) forms.push(root + ending);
  };
  if (word.endsWith("ied")) stem("ied", ["y", "ie"]);
  else if (word.endsWith("ed")) stem("ed", ["e", ""]);
  else if (word.endsWith("ying")) stem("ying", ["y", "ie"]);
  else if (word.endsWith("ing")) stem("ing", ["", "e"]);
  else if (word.endsWith("ies")) stem("ies", ["y", "ie"]);
  else if (word.endsWith("es")) stem("es", ["e", ""]);
  else if (word.endsWith("s") && !/[sui]s$/.test(word)) stem("s", [""]);
  return forms;
}

/** Roots that end so take back the "e" they lost: "advocat-ed", "realiz-ing", "argu-ed", "prescrib-ed"; not "report-ed", "monitor-ed". */
const SILENT_E =
  /(?:[^aeiou][aeiou](?:b|c|d|k|m|n|p|t|v|z)|[^e]at|iz|is|us|os|as|v|c|u|dg|ang|[bcdfgkpt]l|[^aeiou][aiu]r)$/;
const NO_E = /(?:[ae]n|o[nm]|e[rtn]|i[tn]|op|al|el|ow|er|or)$/;

/** The base form of a word that no lexicon has, by spelling alone: "prescribed" gives "prescribe", "monitored" "monitor". */
export function guessBase(word: string): string {
  const [, ...guesses] = baseForms(word);
  if (guesses.length === 0 || BASE_OF.has(word)) return baseForms(word)[0];
  if (/(?:ied|ies|ying)$/.test(word)) return guesses[0];
  const root = word.replace(/(?:ed|ing|es|s)$/, "");
  if (word.endsWith("s")) return /(?:sh|ch|x|ss|zz)es$/.test(word) || !word.endsWith("es") ? root : `${root}e`;
  if (DOUBLED.test(root)) return root.slice(0, -1);
  return SILENT_E.test(root) && !NO_E.test(root) ? `${root}e` : root;
}
