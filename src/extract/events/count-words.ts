/** Exact numbers of news prose, in figures and in words, as a pattern of bounded length and as values. */

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SCALES: { readonly [word: string]: number } = {
  hundred: 100,
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mn: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
  b: 1e9,
  trillion: 1e12,
  tn: 1e12,
};

const SCALE = "(?:hundred|thousand|million|billion|trillion)";
const FIGURE = String.raw`\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,3})?|\d{1,12}(?:\.\d{1,3})?`;
const WORD = `(?:${[...ONES.slice(1), ...TENS].sort((a, b) => b.length - a.length).join("|")})`;
const SPELLED = String.raw`(?:a\s(?:${SCALE}|dozen)|${WORD})\b(?:[\s-](?:${WORD}|${SCALE}|dozen)\b|(?<=hundred|thousand|million)\sand\s${WORD}\b){0,8}(?:\sand\sa\shalf\b(?:\s${SCALE}\b)?)?`;
const PARTS = String.raw`\b(?:half\sa\s(?:${SCALE}|dozen)|(?:a\s)?quarter\sof\sa\s${SCALE}|three\squarters\sof\sa\s${SCALE})\b`;

/** "14", "5,000", "2.5 million", "360bn", "twenty-three", "two and a half million", "half a million", "two dozen". */
export const COUNT = String.raw`(?:(?:${FIGURE})(?:[\s-]?(?:${SCALE}|bn|tn|mn)\b|[kmb]\b)?|${PARTS}|\b${SPELLED})`;

/** The value of what COUNT matched; `null` where the words do not make one number ("two three"). */
export function readCount(words: string): number | null {
  const lower = words
    .toLowerCase()
    .replaceAll(/(?<=\d),(?=\d)/g, "")
    .trim();
  const figure = /^(\d+(?:\.\d+)?)[\s-]?([a-z]*)$/.exec(lower);
  if (figure) return figure[2] === "" ? Number(figure[1]) : rounded(Number(figure[1]) * SCALES[figure[2]]);
  const part = /^(half|(?:a )?quarter of|three quarters of) a (\w+)$/.exec(lower.replaceAll(/\s/g, " "));
  if (part) {
    const share = part[1] === "half" ? 0.5 : part[1].startsWith("three") ? 0.75 : 0.25;
    return share * (part[2] === "dozen" ? 12 : SCALES[part[2]]);
  }
  return readSpelled(lower.split(/[\s-]+/));
}

function readSpelled(words: readonly string[]): number | null {
  let total = 0;
  let group = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [k, word] of words.entries()) {
    if (word === "and") continue;
    if (word === "a" || word === "an") {
      if (k === 0) continue;
      const scale = SCALES[words[k + 2]] ?? null;
      if (scale !== null) return rounded((total + group + 0.5) * scale);
      // "a million and a half" is half a million more, "two and a half" half of one
      return total > 0 && group === 0 ? total + lastScale(words.slice(0, k)) / 2 : total + group + 0.5;
    }
    if (word === "dozen") group = (group || 1) * 12;
    else if (word === "hundred") group = (group || 1) * 100;
    else if (word in SCALES) {
      if (SCALES[word] >= least) return null;
      least = SCALES[word];
      total += (group || 1) * least;
      group = 0;
    } else {
      const value = ONES.includes(word) ? ONES.indexOf(word) : 10 * (TENS.indexOf(word) + 2);
      const room = group % 100;
      if (room !== 0 && !(room >= 20 && room % 10 === 0 && value < 10)) return null;
      group += value;
    }
  }
  return total + group;
}

function lastScale(words: readonly string[]): number {
  return SCALES[words.findLast((word) => word in SCALES) ?? ""] ?? 1;
}

// 2.3 times a million is not quite 2,300,000 to a computer
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
