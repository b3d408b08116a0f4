import { confidenceWords } from "../export/confidence-words.ts";
import { cueWords, type Entities, entitiesById, namesOf, quotation, rolesOf } from "../export/statement-text.ts";
import type { Voices } from "../export/voices.ts";
import type { Record, Statement } from "../record.ts";
import { cut, padEnd, padStart, textWidth } from "./columns.ts";
import { formSign } from "./marked-text.ts";
import type { Paint } from "./paint.ts";
import { fittedParties, type Parties } from "./parties.ts";
import { visibleLine } from "./visible.ts";
import { wrapText } from "./wrap.ts";

const CUE_WIDTH = 14;
const FORM_WIDTH = 10;
const CONFIDENCE_WIDTH = 10;
const WIDE = 72;

/** What the table is made of. */
export interface TableOptions {
  readonly shown: readonly Statement[];
  readonly width: number;
  readonly paint: Paint;
  /** By statement id, why it has this speaker; `null` where the user did not ask. */
  readonly because: ReadonlyMap<string, string> | null;
}

/**
 * The statements as a table: label, speaker with role, to whom, cue, form and confidence, and below them the quotation
 * cut to the width. Under `WIDE` columns each statement is a block of lines.
 */
export function* statementTable(record: Record, voices: Voices, options: TableOptions): Generator<string> {
  const { shown, width, paint, because } = options;
  const entities = entitiesById(record);
  const labelOf = (id: string) => voices.labels.get(id) ?? id;
  const labelWidth = shown.reduce((most, { id }) => Math.max(most, labelOf(id).length), 4) + 1;
  const partyWidth = width - labelWidth - CUE_WIDTH - FORM_WIDTH - CONFIDENCE_WIDTH - 4;
  const indent = " ".repeat(labelWidth);
  if (width >= WIDE) {
    const heading = [
      padEnd("No.", labelWidth),
      padEnd("Speaker → to whom", partyWidth),
      "  ",
      padEnd("Cue", CUE_WIDTH),
      padEnd("Form", FORM_WIDTH + 2),
      "Confidence",
    ];
    yield paint(heading.join(""), { dim: true });
  }
  for (const statement of shown) {
    const colour = voices.of.get(statement.id)?.[0].colour ?? null;
    const label = paint(padEnd(labelOf(statement.id), labelWidth), { bold: true, colour });
    const parties = partiesOf(record, entities, statement);
    const cue = statement.cue ? visibleLine(cueWords(record.document, statement.cue)) : "";
    const form = `${formSign(statement)} ${statement.said ? statement.form : "not said"}`;
    if (width >= WIDE) {
      const cells = [
        paint(padEnd(fittedParties(parties, partyWidth), partyWidth), { colour }),
        "  ",
        padEnd(cut(cue, CUE_WIDTH - 2), CUE_WIDTH),
        padEnd(form, FORM_WIDTH + 2),
        padStart(confidenceWords(statement.confidence), CONFIDENCE_WIDTH),
      ];
      yield label + cells.join("");
    } else {
      yield label + paint(fittedParties(parties, width - labelWidth), { colour });
      const details = [cue, form, confidenceWords(statement.confidence)].filter((detail) => detail !== "").join(" · ");
      for (const line of wrapText(details, width - labelWidth)) yield indent + line;
    }
    const link =
      statement.continues !== null
        ? `goes on from ${labelOf(statement.continues)}: `
        : statement.within !== null
          ? `within ${labelOf(statement.within)}: `
          : "";
    const words = visibleLine(quotation(record.document, statement));
    yield indent + paint(link, { dim: true }) + cut(words, Math.max(1, width - labelWidth - textWidth(link)));
    const reasons = [
      ...(statement.speaker.kind === "unknown" ? [`speaker unknown: ${whyUnknown(statement)}`] : []),
      ...(because ? [`why this speaker: ${because.get(statement.id) ?? "no reason was kept"}`] : []),
    ];
    for (const reason of reasons) {
      for (const line of wrapText(visibleLine(reason), width - labelWidth)) yield indent + paint(line, { dim: true });
    }
  }
}

function partiesOf({ document }: Record, entities: Entities, { speaker, addressee }: Statement): Parties {
  return {
    speaker: visibleLine(namesOf(document, entities, speaker).join(" and ")) || "unknown",
    // Beside several names a role would be read as that of the last.
    role: speaker.entities.length === 1 ? visibleLine(rolesOf(entities, speaker).join("; ")) : "",
    addressee: addressee ? visibleLine(namesOf(document, entities, addressee).join(" and ")) : "",
  };
}

function whyUnknown(statement: Statement): string {
  const reasons = Object.values({ ...statement.why, ...statement.speaker.why });
  return reasons.length > 0 ? [...new Set(reasons)].join("; ") : "no reason was kept";
}
