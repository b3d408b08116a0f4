import type { Span } from "../../record.ts";
import { stems, wordStem } from "../../text/stems.ts";
import { idOf, stretchesOf, type ToldItem } from "../told-item.ts";
import type { Context, Found } from "./found.ts";
import { type Standing, standsOtherwise } from "./standing.ts";

/** What stands before a verb and settles it: agreed to, will, is to. */
const SETTLED =
  /\b(?:agree[sd]?|promise[sd]?|pledge[sd]?|vow(?:s|ed)?|decide[sd]?|undertook|undertakes|commits?|committed|will|shall|(?:is|are|was|were) (?:due )?)(?: [\p{L}’']+){0,3}? (?:to )?$/iu;
const POSSIBLE = /\b(?:may|might|could)(?: (?:also|still|soon|yet|even|now|not))? $/iu;

/** What one report tells as settled (“agreed to reopen”) and another as possible (“may reopen”), of the same verb. */
export function findCommitment({ rows }: Context): Found[] {
  return rows.flatMap(({ told, items }): Found[] => {
    for (const [k, a] of items.entries()) {
      for (const b of items.slice(k + 1)) {
        if (a.telling === b.telling) continue;
        const found = differing(a, b);
        if (found === null) continue;
        const [x, y] = found;
        return [
          standsOtherwise(told.id, told.confidence ?? 0, [
            { telling: a.telling, ...x, item: idOf(a) },
            { telling: b.telling, ...y, item: idOf(b) },
          ]),
        ];
      }
    }
    return [];
  });
}

interface Verb {
  readonly stem: string;
  readonly standing: Standing;
  /** From what settles it to the verb. */
  readonly span: Span;
}

function differing(a: ToldItem, b: ToldItem): readonly [Verb, Verb] | null {
  const others = verbsOf(b);
  for (const x of verbsOf(a)) {
    const y = others.find(({ stem, standing }) => stem === x.stem && standing !== x.standing);
    if (y !== undefined && !others.some(({ stem, standing }) => stem === x.stem && standing === x.standing))
      return [x, y];
  }
  return null;
}

const BEFORE = 60;

function verbsOf(item: ToldItem): Verb[] {
  const { text } = item.telling.document;
  // Of an act only the word for it counts: what else its sentence tells has a row of its own.
  const own = "event" in item ? new Set(stems(item.event.trigger)) : null;
  return stretchesOf(item).flatMap(({ from, to }) =>
    Array.from(text.slice(from, to).matchAll(/\p{L}+/gu)).flatMap((match): Verb[] => {
      const at = from + match.index;
      const before = text.slice(Math.max(from, at - BEFORE), at);
      const possible = POSSIBLE.exec(before);
      const settled = possible === null ? SETTLED.exec(before) : null;
      const found = possible ?? settled;
      if (found === null) return [];
      const start = at - before.length + found.index;
      const verb = wordStem(match[0]);
      if (own !== null && !own.has(verb)) return [];
      return [
        {
          stem: verb,
          standing: possible === null ? "settled" : "possible",
          span: { from: start, to: at + match[0].length },
        },
      ];
    }),
  );
}
