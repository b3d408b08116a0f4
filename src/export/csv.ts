import { stringify } from "csv-stringify/sync";
import type { Record, Statement } from "../record.ts";
import { cueWords, type Entities, entitiesById, namesOf, quotation, rolesOf } from "./statement-text.ts";

/** The columns of the table of statements, in order. */
export const STATEMENT_COLUMNS = [
  "quotation",
  "speaker",
  "role",
  "kind",
  "addressee",
  "form",
  "cue",
  "class",
  "said",
  "outlet",
  "title",
  "date",
  "url",
  "document",
  "statement",
  "continues",
  "within",
  "from",
  "to",
  "spans",
  "confidence",
] as const;

type Row = { readonly [column in (typeof STATEMENT_COLUMNS)[number]]: string | number | null };

/** The heading line of the table, with the line's end. */
export function statementsHeading(): string {
  return stringify([STATEMENT_COLUMNS as unknown as string[]]);
}

/**
 * The statements of a record as lines of CSV (RFC 4180 quoting, LF line ends), one a statement, without the heading.
 * Several speakers or addressees are parted by "; ", the parts of an interrupted quotation by " … ". `from` and `to`
 * enclose the whole content and `spans` lists its parts as `from..to`; all are UTF-16 offsets into the document's text.
 * A cell that a spreadsheet would take for a formula (beginning with = + - @ tab or CR) gets a leading apostrophe.
 */
export function statementLines(record: Record): string {
  const entities = entitiesById(record);
  const rows = record.statements.map((statement) => statementRow(record, entities, statement));
  return stringify(rows, { columns: STATEMENT_COLUMNS as unknown as string[], escape_formulas: true });
}

function statementRow({ document }: Record, entities: Entities, statement: Statement): Row {
  const { speaker, cue, addressee, content } = statement;
  return {
    quotation: quotation(document, statement),
    speaker: namesOf(document, entities, speaker).join("; "),
    role: rolesOf(entities, speaker).join("; "),
    kind: speaker.kind,
    addressee: addressee ? namesOf(document, entities, addressee).join("; ") : null,
    form: statement.form,
    cue: cue ? cueWords(document, cue) : null,
    class: cue?.class ?? null,
    said: String(statement.said),
    outlet: document.outlet,
    title: document.title,
    date: document.published?.value ?? null,
    url: document.url,
    document: document.id,
    statement: statement.id,
    continues: statement.continues,
    within: statement.within,
    from: content.spans.length > 0 ? content.spans[0].from : null,
    to: content.spans.length > 0 ? content.spans[content.spans.length - 1].to : null,
    spans: content.spans.map((span) => `${span.from}..${span.to}`).join(" "),
    confidence: statement.confidence,
  };
}
