// What ends a field or a line for some reader of lines: controls, NEL, LS, PS.
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/**
 * Fields as a line of tab-separated values, with the line's end. Nothing is quoted, since half of the readers of such files
 * know no quoting and the other half take a straight double quotation mark for one: tabs, line ends and other controls
 * become a space, straight double quotation marks single ones. What is absent or blank is "None", as POLECAT has it.
 */
export function tsvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map(cell).join("\t")}\n`;
}

function cell(field: string | number | null): string {
  return (
    String(field ?? "")
      .replace(BREAKS, " ")
      .replaceAll('"', "'")
      .trim() || "None"
  );
}
