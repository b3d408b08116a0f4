import type { Form, SpeakerKind } from "../src/record.ts";

/** One finding that a case lists. Numbers of other findings count from 1 in the order of the case. */
export interface Finding {
  /** The full names of the entities for a named speaker, else the words of the span; empty for an unknown one. */
  readonly speaker: readonly string[];
  readonly kind: SpeakerKind;
  /** The cue's own words, without those around it ("said", not "also said in a statement"); empty where there is none, or only a colon or dash. */
  readonly cue: string;
  /** The forms that are right: one, or several where the text leaves it open. */
  readonly forms: readonly Form[];
  readonly content: string;
  readonly addressee: string | null;
  readonly continues: number | null;
  readonly within: number | null;
  readonly said: boolean;
  /** The finding as the case has it. */
  readonly notation: string;
}

export interface ReportCase {
  readonly title: string;
  /** The line of the file that the title stands on, from 1. */
  readonly line: number;
  readonly text: string;
  readonly findings: readonly Finding[];
  /** No statement but the listed ones may be found, indirect ones included. */
  readonly only: boolean;
  /** Why the pipeline does not read this case right yet. */
  readonly knownWrong: string | null;
}

const kinds = ["named", "role", "anonymous", "group", "document", "unknown"];
const allForms = ["direct", "indirect", "mixed"];

/**
 * Reads a file of cases:
 *
 *     # title
 *     report text, paragraphs parted by blank lines
 *     ==>
 *     SPEAKER | CUE | FORM | CONTENT | to ADDRESSEE | continues N | within N | not said
 *     ----
 *
 * SPEAKER is the full names of the speakers joined by ` & `; for one who is not named, the words of the text and the
 * kind: `a spokesman (role)`; `? (unknown)`. CUE is `-` where there is none. FORM may be `direct/mixed` where both are
 * right. CONTENT joins several spans with ` … `. The last four are left out where they do not hold. `none` stands for no
 * findings, `only` says that no others may be found, `known wrong: REASON` that the case fails for now.
 *
 * Throws a SyntaxError that names the line.
 */
export function parseCases(source: string): readonly ReportCase[] {
  const cases: ReportCase[] = [];
  let start = 0;
  const lines = source.trimEnd().split("\n");
  for (let end = 0; end <= lines.length; end++) {
    if (end < lines.length && lines[end] !== "----") continue;
    cases.push(parseCase(lines.slice(start, end), start + 1));
    start = end + 1;
  }
  return cases;
}

function parseCase(lines: readonly string[], first: number): ReportCase {
  const skipped = lines.findIndex((line) => line.trim() !== "");
  const line = first + Math.max(skipped, 0);
  const title = /^# (.+)$/.exec(lines[skipped] ?? "")?.[1];
  if (!title) throw new SyntaxError(`line ${line}: a case begins with "# title"`);
  const arrow = lines.indexOf("==>");
  if (arrow < 0) throw new SyntaxError(`line ${line}: "${title}" has no line "==>"`);
  const text = lines
    .slice(skipped + 1, arrow)
    .join("\n")
    .trim();
  if (!text) throw new SyntaxError(`line ${line}: "${title}" has no text`);

  const findings: Finding[] = [];
  let none = false;
  let only = false;
  let knownWrong: string | null = null;
  for (const [index, raw] of lines.slice(arrow + 1).entries()) {
    const notation = raw.trim();
    if (notation === "") continue;
    if (notation === "none") none = true;
    else if (notation === "only") only = true;
    else if (notation.startsWith("known wrong: ")) knownWrong = notation.slice("known wrong: ".length);
    else findings.push(parseFinding(notation, first + arrow + 1 + index, findings.length + 1));
  }
  if (none === findings.length > 0)
    throw new SyntaxError(`line ${line}: "${title}" has neither findings nor "none", or both`);
  return { title, line, text, findings, only, knownWrong };
}

function parseFinding(notation: string, line: number, number: number): Finding {
  const fail = (what: string): never => {
    throw new SyntaxError(`line ${line}: ${what}: ${notation}`);
  };
  const [who, cue, form, content, ...rest] = notation.split("|").map((field) => field.trim());
  if (!content) fail("a finding is SPEAKER | CUE | FORM | CONTENT");

  const marked = /^(.*?) \((\w+)\)$/.exec(who);
  const kind = marked?.[2] ?? "named";
  if (!kinds.includes(kind)) fail(`no such kind "${kind}"`);
  const unknown = kind === "unknown";
  if (unknown !== (marked?.[1] === "?")) fail('an unknown speaker is "? (unknown)"');
  const forms = form.split("/");
  if (!forms.every((each) => allForms.includes(each))) fail(`no such form "${form}"`);

  const earlier = (word: string): number | null => {
    const field = rest.find((each) => each.startsWith(`${word} `));
    if (field === undefined) return null;
    const other = Number(field.slice(word.length + 1));
    return other >= 1 && other < number ? other : fail(`"${field}" is no earlier finding`);
  };
  const known = /^(?:to .+|(?:continues|within) \d+|not said)$/;
  const strange = rest.find((field) => !known.test(field));
  if (strange !== undefined) fail(`no such field "${strange}"`);

  return {
    speaker: unknown ? [] : (marked?.[1] ?? who).split(" & "),
    kind: kind as SpeakerKind,
    cue: cue === "-" ? "" : cue,
    forms: forms as Form[],
    content,
    addressee: rest.find((field) => field.startsWith("to "))?.slice("to ".length) ?? null,
    continues: earlier("continues"),
    within: earlier("within"),
    said: !rest.includes("not said"),
    notation,
  };
}
