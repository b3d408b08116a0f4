import type { Record, Span, Statement } from "../src/record.ts";
import type { Finding, ReportCase } from "./parse-cases.ts";

/** The words of a text, without marks; a "that" that opens indirect speech and an article before them do not count. */
export function wordsOf(text: string): string {
  const words = text.match(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu) ?? [];
  return words.join(" ").replace(/^(?:that )?(?:(?:the|a|an) )?/i, "");
}

/** What is wrong with a record, a line for each listed finding that is missing or wrongly linked and each that should not be there. */
export function checkRecord(record: Record, { findings, only }: ReportCase): readonly string[] {
  const { statements } = record;
  const matched = new Map<Finding, Statement>();
  for (const finding of findings) {
    const taken = new Set(matched.values());
    const statement = statements.find((each) => !taken.has(each) && agrees(record, each, finding));
    if (statement) matched.set(finding, statement);
  }
  const taken = new Set(matched.values());
  const missing = findings.filter((finding) => !matched.has(finding)).map((finding) => `missing: ${finding.notation}`);
  const links = [...matched].flatMap(([finding, statement]) =>
    linkFaults(findings, matched, statements, finding, statement),
  );
  const surplus = statements
    .filter((statement) => !taken.has(statement) && (only || statement.form !== "indirect"))
    .map((statement) => `not listed: ${notationOf(record, statement)}`);
  return [...missing, ...links, ...surplus];
}

function agrees(record: Record, statement: Statement, finding: Finding): boolean {
  const { kind, cue, content, addressee, said, form } = found(record, statement);
  const listedCue = wordsOf(finding.cue);
  return (
    kind === finding.kind &&
    sameSpeaker(record, statement, finding) &&
    finding.forms.includes(form) &&
    content === wordsOf(finding.content) &&
    addressee === (finding.addressee === null ? null : wordsOf(finding.addressee)) &&
    said === finding.said &&
    (listedCue === "" ? cue === "" : ` ${cue} `.includes(` ${listedCue} `))
  );
}

function sameSpeaker(record: Record, statement: Statement, finding: Finding): boolean {
  if (finding.kind === "unknown") return true;
  const names = finding.kind === "named" ? namesOf(record, statement) : [textOf(record, statement.speaker.spans)];
  const sorted = (list: readonly string[]) =>
    list
      .map((name) => wordsOf(name).toLowerCase())
      .sort()
      .join(" & ");
  return sorted(names) === sorted(finding.speaker);
}

function linkFaults(
  findings: readonly Finding[],
  matched: ReadonlyMap<Finding, Statement>,
  statements: readonly Statement[],
  finding: Finding,
  statement: Statement,
): string[] {
  const byId = new Map(statements.map((each) => [each.id, each]));
  // Speech that goes on twice may name its beginning or the part before it.
  const beginning = (id: string | null): string | null => {
    const before = id === null ? undefined : byId.get(id)?.continues;
    return before == null ? id : beginning(before);
  };
  const idOf = (number: number | null) => (number === null ? null : (matched.get(findings[number - 1])?.id ?? "?"));
  const faults: string[] = [];
  if (beginning(statement.continues) !== beginning(idOf(finding.continues)))
    faults.push(`continues ${statement.continues ?? "nothing"}: ${finding.notation}`);
  if (statement.within !== idOf(finding.within))
    faults.push(`within ${statement.within ?? "nothing"}: ${finding.notation}`);
  return faults;
}

const textOf = ({ document }: Record, spans: readonly Span[]) =>
  spans.map(({ from, to }) => document.text.slice(from, to)).join(" … ");

const namesOf = ({ entities }: Record, { speaker }: Statement) =>
  speaker.entities.map((id) => entities.find((entity) => entity.id === id)?.name ?? id);

function found(record: Record, { speaker, cue, form, content, addressee, said }: Statement) {
  return {
    kind: speaker.kind,
    cue: cue === null ? "" : wordsOf(textOf(record, cue.spans)),
    form,
    content: wordsOf(textOf(record, content.spans)),
    addressee: addressee === null ? null : wordsOf(textOf(record, addressee.spans)),
    said,
  };
}

/** A statement of a record in the notation of the cases; what it continues or stands within is given by id. */
export function notationOf(record: Record, statement: Statement): string {
  const { speaker, cue, form, content, addressee, continues, within, said } = statement;
  const words = textOf(record, speaker.spans);
  const who = { named: namesOf(record, statement).join(" & "), unknown: "? (unknown)" };
  return [
    speaker.kind === "named" || speaker.kind === "unknown" ? who[speaker.kind] : `${words} (${speaker.kind})`,
    cue === null ? "-" : textOf(record, cue.spans),
    form,
    textOf(record, content.spans),
    ...(addressee === null ? [] : [`to ${textOf(record, addressee.spans)}`]),
    ...(continues === null ? [] : [`continues ${continues}`]),
    ...(within === null ? [] : [`within ${within}`]),
    ...(said ? [] : ["not said"]),
  ].join(" | ");
}
