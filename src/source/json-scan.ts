import { OffsetRuns } from "./offset-map.ts";

/** Where a value stands in JSON text: half-open, with its quotation marks or brackets. */
export interface JsonPlace {
  readonly from: number;
  readonly to: number;
}

/** The places of the values of the object at `at`, by name; of a name that comes twice, the last, as JSON.parse has it. Valid JSON is taken for granted. */
export function findMembers(json: string, at: number): Map<string, JsonPlace> {
  const places = new Map<string, JsonPlace>();
  let k = skipSpace(json, skipSpace(json, at) + 1);
  while (json[k] === '"') {
    const end = endOfString(json, k);
    const name: string = JSON.parse(json.slice(k, end));
    const from = skipSpace(json, skipSpace(json, end) + 1);
    const to = endOfValue(json, from);
    places.set(name, { from, to });
    k = afterComma(json, to);
  }
  return places;
}

/** The places of the elements of the array at `at`. Valid JSON is taken for granted. */
export function findElements(json: string, at: number): JsonPlace[] {
  const places: JsonPlace[] = [];
  let from = skipSpace(json, skipSpace(json, at) + 1);
  while (from < json.length && json[from] !== "]") {
    const to = endOfValue(json, from);
    places.push({ from, to });
    from = afterComma(json, to);
  }
  return places;
}

/** From the characters of a string value to the JSON text: an escape stands whole. */
export function stringOffsets(json: string, place: JsonPlace): OffsetRuns {
  const runs = OffsetRuns.builder();
  const literal = json.slice(place.from, place.to - 1);
  let at = 1;
  let text = 0;
  while (at < literal.length) {
    const mark = literal.indexOf("\\", at);
    const stop = mark < 0 ? literal.length : mark;
    runs.add(text, stop - at, place.from + at, stop - at);
    text += stop - at;
    at = stop;
    if (at === literal.length) break;
    const length = literal[at + 1] === "u" ? 6 : 2;
    runs.add(text++, 1, place.from + at, length);
    at += length;
  }
  return runs.build();
}

function endOfValue(json: string, from: number): number {
  const first = json[from];
  if (first === '"') return endOfString(json, from);
  if (first !== "{" && first !== "[") {
    let k = from;
    while (k < json.length && !/[\s,\]}]/.test(json[k])) k++;
    return k;
  }
  let depth = 0;
  for (let k = from; k < json.length; k++) {
    const unit = json[k];
    if (unit === '"') k = endOfString(json, k) - 1;
    else if (unit === "{" || unit === "[") depth++;
    else if (unit === "}" || unit === "]") {
      depth--;
      if (depth === 0) return k + 1;
    }
  }
  return json.length;
}

function endOfString(json: string, from: number): number {
  let k = from + 1;
  // A search for the next mark and the next escape apart would be quadratic in text full of either.
  while (k < json.length && json.charCodeAt(k) !== 34) k += json.charCodeAt(k) === 92 ? 2 : 1;
  return k + 1;
}

function afterComma(json: string, at: number): number {
  const k = skipSpace(json, at);
  return json[k] === "," ? skipSpace(json, k + 1) : k;
}

function skipSpace(json: string, at: number): number {
  let k = at;
  while (k < json.length && " \t\n\r".includes(json[k])) k++;
  return k;
}
