import { cosine } from "../stem-weights.ts";
import type { ToldRow } from "../told.ts";
import { type ToldItem, vectorOf } from "../told-item.ts";
import { type Context, type Found, labelOf, listed, short, tellingOf } from "./found.ts";

const WORDS = { actual: "happened", future: "planned", possible: "possible", negated: "denied" } as const;

/** Of rows less sure than this the sides may be two acts. */
const LEAST = 0.75;

/** An act that one report tells as done and another as planned, possible or denied. */
export function findStatus({ tellings, rows }: Context): Found[] {
  return rows.flatMap(({ told }): Found[] => {
    const sides = told.sides.filter(({ status }) => status !== null);
    const statuses = new Set(sides.map(({ status }) => status!));
    if (statuses.size < 2 || new Set(sides.map(({ document }) => document)).size < 2) return [];
    if (!differs(sides) || (told.confidence ?? 0) < LEAST) return [];
    const isDenied = statuses.has("negated");
    return [
      {
        kind: isDenied ? "denied" : "status",
        what: null,
        row: told.id,
        sides: sides.map(({ document, spans, item, status }) => ({ document, spans, item, says: WORDS[status!] })),
        notFoundIn: [],
        confidence: told.confidence ?? 0,
        text: `${sides
          .map(({ document, status }) => `${labelOf(tellingOf(tellings, document))}: ${WORDS[status!]}`)
          .join("; ")} — “${short(sides[0].text)}”`,
      },
    ];
  });
}

/** Some two reports have no status in common. */
function differs(sides: readonly { readonly document: string; readonly status: string | null }[]): boolean {
  const by = new Map<string, Set<string>>();
  for (const { document, status } of sides) by.set(document, (by.get(document) ?? new Set()).add(status!));
  const sets = [...by.values()];
  return sets.some((a, k) => sets.slice(k + 1).some((b) => a.isDisjointFrom(b)));
}

const DENIED = 0.45;

/** What one report tells or quotes and somebody in another denies. */
export function findDenials(context: Context): Found[] {
  const { tellings, rows, placeOf } = context;
  const rowById = new Map(rows.map((row) => [row.told.id, row]));
  return tellings.flatMap((telling) =>
    telling.statements.flatMap((denial): Found[] => {
      const { content } = denial.statement;
      if (!denial.isDenial) return [];
      const own = rowById.get(placeOf.get(denial)!.row)!;
      const deny = new Set(own.items.filter(denies).map((item) => item.telling));
      const other = rows
        .flatMap((row) => row.items.map((item) => ({ row, item })))
        .filter(({ item }) => !deny.has(item.telling) && isTold(item) && !denies(item))
        .map((one) => ({ ...one, alike: cosine(denial.vector, vectorOf(one.item)) }))
        .sort((a, b) => b.alike - a.alike)[0];
      if (other === undefined || other.alike < DENIED) return [];
      const side = sideIn(other.row, other.item);
      return [
        {
          kind: "denied",
          what: "statement",
          row: other.row.told.id,
          sides: [
            {
              document: side.document,
              spans: side.spans,
              item: side.item,
              says: side.source === null ? "told" : `told by ${listed(side.source)}`,
            },
            { document: telling.document.id, spans: content.spans, item: denial.statement.id, says: "denied" },
          ],
          notFoundIn: [],
          confidence: other.alike,
          text: `Denied in ${labelOf(telling)}: “${short(denial.text)}”; ${labelOf(other.item.telling)} has “${short(side.text)}”`,
        },
      ];
    }),
  );
}

function isTold(item: ToldItem): boolean {
  return !("event" in item) || (item.event.event.status !== "negated" && !item.event.isDenied);
}

function denies(item: ToldItem): boolean {
  return "statement" in item && item.statement.isDenial;
}

function sideIn(row: ToldRow, item: ToldItem) {
  return row.told.sides[row.items.indexOf(item)];
}
