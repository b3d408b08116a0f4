import type { Decoded } from "./decode.ts";
import { type DraftItem, type Input, withRaw } from "./draft.ts";
import { isJsonFeed, readJsonFeed } from "./json-feed.ts";
import { draftJsonReport } from "./json-report.ts";
import { findElements } from "./json-scan.ts";
import { jsonFault } from "./jsonl.ts";
import { refuse, Unreadable } from "./refusal.ts";

/** Reads one JSON value over several lines: a report, an array of reports, or a JSON Feed. */
export function* readJson(decoded: Decoded, input: Input): Generator<DraftItem> {
  const { text: json, offsets, problems } = decoded;
  let value: unknown;
  try {
    value = JSON.parse(json.trim());
  } catch (error) {
    throw new Unreadable(
      "JSON_INVALID",
      `${jsonFault(error as Error, json)}; give one whole object, an array, or one object a line`,
    );
  }
  if (Array.isArray(value)) {
    const places = findElements(json, json.indexOf("["));
    if (places.length === 0) throw new Unreadable("EMPTY", "an empty array");
    for (const [k, element] of value.entries()) {
      const source = `${input.source}#${k + 1}`;
      if (typeof element !== "object" || element === null || Array.isArray(element)) {
        yield refuse(source, "JSON_NO_OBJECT", "not an object; give objects with `text` or `html`");
        continue;
      }
      const { from, to } = places[k];
      const drafted = draftJsonReport(source, { value: element, json, at: from, offsets }, "json", input, problems);
      const own = json.slice(from, to);
      // Alone, it would be taken for a feed.
      yield withRaw(drafted, "json", isJsonFeed(element) ? `[${own}]` : own);
    }
  } else if (typeof value === "object" && value !== null) {
    const object = { value, json, at: json.indexOf("{"), offsets };
    if (isJsonFeed(value)) yield* readJsonFeed(object, input);
    else yield withRaw(draftJsonReport(input.source, object, "json", input, problems), "json", json.trim());
  } else {
    throw new Unreadable(
      "JSON_NO_OBJECT",
      "the JSON is neither an object nor an array; give objects with `text` or `html`",
    );
  }
}
