import type { Problem } from "../record.ts";
import { FIELDS } from "./csv-header.ts";
import type { Drafted, Input } from "./draft.ts";
import { draftFields } from "./fields.ts";
import { findMembers, stringOffsets } from "./json-scan.ts";
import { composeOffsets, type OffsetMap } from "./offset-map.ts";
import { refuse } from "./refusal.ts";

/** A JSON object that stands at `at` in `json`, of which `offsets` lead to bytes of the source. */
export interface JsonObject {
  readonly value: object;
  readonly json: string;
  readonly at: number;
  readonly offsets: OffsetMap;
}

/** The draft of a report that a JSON object holds. Fields of a wrong type are left out and told. */
export function draftJsonReport(
  source: string,
  object: JsonObject,
  basis: string,
  input: Input,
  found: readonly Problem[],
): Drafted {
  const places = findMembers(object.json, object.at);
  const values: { [field: string]: string } = {};
  const problems: Problem[] = [...found];
  let byline: string[] = [];
  for (const field of FIELDS) {
    // Own members only: a member named `__proto__` must not lend the object a text.
    const value: unknown = Object.hasOwn(object.value, field)
      ? (object.value as { [field: string]: unknown })[field]
      : null;
    const place = places.get(field);
    if (value === null || place === undefined) continue;
    if (field === "byline" && Array.isArray(value) && value.every((name) => typeof name === "string")) byline = value;
    else if (field === "byline" && typeof value === "string") byline = [value];
    else if (typeof value === "string") values[field] = value;
    // A number is taken as it is written: 12345678901234567890 has no double.
    else if (field === "id" && typeof value === "number") values[field] = object.json.slice(place.from, place.to);
    else if (field === "text" || field === "html") {
      return refuse(source, "FIELD_TYPE", `\`${field}\` is not a string; give the report as one string`);
    } else {
      problems.push({
        code: "FIELD_TYPE",
        level: "warning",
        message: `\`${field}\` is not a string and is left out`,
        from: null,
        to: null,
      });
    }
  }
  return draftFields(
    source,
    {
      basis,
      values,
      byline: byline.map((name) => name.trim()).filter((name) => name !== ""),
      offsetsOf: (field) => composeOffsets(stringOffsets(object.json, places.get(field)!), object.offsets),
      problems,
    },
    input,
  );
}
