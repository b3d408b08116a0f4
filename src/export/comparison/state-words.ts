import type { Difference, Side, Told } from "../../compare/comparison.ts";

/** How a report tells something, as a word to look by. */
export type State = "asserted" | "attributed" | "denied" | "planned" | "possible" | "quoted" | "unclear" | "absent";

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  const each = [...new Set(names.map(withoutClause))];
  return each.length < 3 ? each.join(" and ") : `${each.slice(0, -1).join(", ")} and ${each.at(-1)}`;
}

/** "A senior official, who asked not to be named" is a senior official. */
function withoutClause(name: string): string {
  return name.replace(/,? (?:who|which|that) .*$/su, "").replace(/,$/, "");
}

const FORMS = { direct: "in own words", indirect: "reported", mixed: "partly in own words" } as const;

/** How a side tells what a row is about: the state, and in words on whose word. `differences` are those of the row. */
export function stateOf(told: Told, side: Side, differences: readonly Difference[]): { state: State; words: string } {
  const source = side.source ?? side.speaker;
  const isDenied = differences.some(
    ({ kind, sides }) =>
      kind === "denied" &&
      sides.some(
        ({ document, item, says }) =>
          document === side.document && item === side.item && item !== null && says === "denied",
      ),
  );
  if (told.kind === "event" && side.item !== null) {
    if (side.status === "negated" || isDenied) return { state: "denied", words: "denied" };
    const on = side.source === null ? "" : onWord(side.source);
    if (side.status === "future") return { state: "planned", words: ["planned", on].filter(Boolean).join(", ") };
    if (side.status === "possible") return { state: "possible", words: ["possible", on].filter(Boolean).join(", ") };
    return side.source === null ? { state: "asserted", words: "asserted" } : { state: "attributed", words: on };
  }
  if (isDenied) return { state: "denied", words: source?.length ? `denied by ${listed(source)}` : "denied" };
  if (side.form === null) {
    return source === null ? { state: "asserted", words: "asserted" } : { state: "attributed", words: onWord(source) };
  }
  const who = source === null || source.length === 0 ? "unknown speaker" : listed(source);
  return { state: side.form === "indirect" ? "attributed" : "quoted", words: `${who}, ${FORMS[side.form]}` };
}

function onWord(source: readonly string[]): string {
  return source.length === 0 ? "on the word of a source that is not told" : `on ${possessive(listed(source))} word`;
}

function possessive(name: string): string {
  return /[sS]$/.test(name) ? `${name}’` : `${name}’s`;
}
