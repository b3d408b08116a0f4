import { nearest } from "./nearest.ts";
import { FIELDS, type Field, QueryError, type Term } from "./query.ts";

const mark = /["“”„‟]/;
/** Letters and hyphens before a colon; the scheme of a web address is none. */
const fieldName = /[a-z]+(?:-[a-z]+)*(?=:(?!\/\/))/iy;

const examples: { readonly [field in Field]: string } = {
  speaker: '"Wang Yi"',
  about: "Taiwan",
  by: "Iran",
  to: "Israel",
  type: "SANCTION",
  status: "actual",
  "asserted-by": "reporter",
  outlet: "Reuters",
  country: "China",
  place: "Astana",
  after: "2023-06",
  before: "2024",
  said: "no",
  form: "direct",
  kind: "statement",
};

/** The term that begins at a place of the text, not yet checked for its value. */
export function readTerm(text: string, from: number): Term {
  const negated = text[from] === "-" && /\S/.test(text[from + 1] ?? " ");
  const start = negated ? from + 1 : from;
  const field = readField(text, start);
  const begin = field === null ? start : start + field.length + 1;
  const { value, phrase, to } = readValue(text, begin, field !== null);
  if (field !== null && value.trim() === "") {
    throw new QueryError(
      `there is nothing after ${field}:; write the value right after the colon: ${field}:${examples[field]}`,
      from,
      Math.max(to, begin),
    );
  }
  return { from, to, field, value, phrase, negated };
}

function readField(text: string, at: number): Field | null {
  fieldName.lastIndex = at;
  const written = fieldName.exec(text)?.[0];
  if (written === undefined) return null;
  const field = FIELDS.find((name) => name === written.toLowerCase());
  if (field !== undefined) return field;
  const near = nearest(written, FIELDS);
  const remedy = near === null ? `the fields are ${FIELDS.join(", ")}` : `did you mean ${near}?`;
  const words = near === null ? `; to look for the words put them in quotation marks: "${written}: …"` : "";
  throw new QueryError(`there is no field ${written}; ${remedy}${words}`, at, at + written.length + 1);
}

/** A phrase, or all up to white space or a phrase; of a field also a list in which some are phrases: `France,"South Korea"`. */
function readValue(text: string, from: number, ofField: boolean): { value: string; phrase: boolean; to: number } {
  let value = "";
  let parts = 0;
  let phrase = false;
  let at = from;
  while (at < text.length && !/\s/.test(text[at])) {
    const goesOn = parts === 0 || (ofField && (value.endsWith(",") || text[at] === ","));
    if (!goesOn) break;
    parts += 1;
    if (mark.test(text[at])) {
      const length = text.slice(at + 1).search(mark);
      if (length < 0) {
        throw new QueryError(
          'this quotation mark is not closed; put " at the end of the phrase, or leave it out',
          at,
          text.length,
        );
      }
      phrase = true;
      value += text.slice(at + 1, at + 1 + length);
      at += length + 2;
    } else {
      const length = text.slice(at).search(/[\s"“”„‟]/);
      const end = length < 0 ? text.length : at + length;
      value += text.slice(at, end);
      at = end;
    }
  }
  return { value, phrase: phrase && parts === 1, to: at };
}
