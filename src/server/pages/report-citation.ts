import { quotation, spannedText } from "../../export/statement-text.ts";
import type { Record, Statement } from "../../record.ts";
import { dayWords } from "./day-words.ts";

const OUTER_MARKS = /^[“”"‘’'«»\s]+|[“”"«»\s]+$/g;

/** “quotation” — Speaker, Outlet, “Title”, date, address. What the reporter worded is not put into the speaker's mouth. */
export function statementCitation(record: Record, statement: Statement, speaker: string | null): string {
  const { document } = record;
  const { form, said } = statement;
  const who = speaker ?? "speaker unknown";
  if (form === "direct" && said) {
    const words = statement.content.spans.map((span) => spannedText(document, [span]).replace(OUTER_MARKS, ""));
    return cited(words.join(" … "), [who, ...source(record)]);
  }
  const how = said ? "as reported" : "reported as not said";
  return cited(singleMarks(quotation(document, statement)), [`${who} (${how})`, ...source(record)]);
}

/** The sentence that tells of an event, with its source. */
export function sentenceCitation(record: Record, sentence: string): string {
  return cited(singleMarks(sentence), source(record));
}

/** Outlet, “Title”, date, address: what is known of them. */
export function source({ document }: Record): string[] {
  const { outlet, title, published, url } = document;
  return [outlet, title && `“${singleMarks(title)}”`, published && dayWords(published.value), url].filter(
    (part): part is string => part !== null && part !== "",
  );
}

function cited(words: string, parts: readonly string[]): string {
  const quoted = `“${words.replace(/\s+/g, " ").trim()}”`;
  return parts.length === 0 ? quoted : `${quoted} — ${parts.join(", ")}`;
}

/** Quotation marks within quotation marks. */
function singleMarks(words: string): string {
  return words
    .replaceAll("“", "‘")
    .replaceAll("”", "’")
    .replace(/"([^"]*)"/g, "‘$1’");
}
