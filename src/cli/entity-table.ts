import type { Voices } from "../export/voices.ts";
import type { Entity } from "../record.ts";
import { type Cell, cellRows } from "./cell-rows.ts";
import type { Paint, Style } from "./paint.ts";
import { fittedParties } from "./parties.ts";
import { sectorWords } from "./sector-words.ts";
import { visibleLine } from "./visible.ts";

const MOST = 12;
const WIDE = 60;
const MIDDLE = 40;
const GAP = 2;

/**
 * The entities most spoken of, those with a name first: name with the role that the report states, country, sector and how
 * often they are mentioned. At most `MOST`, then how many more there are. A column that is empty throughout is left out, and
 * under `WIDE` columns the role, under `MIDDLE` the sector.
 */
export function* entityTable(
  entities: readonly Entity[],
  voices: Voices,
  width: number,
  paint: Paint,
): Generator<string> {
  const isWide = width >= WIDE;
  const shown = mainEntities(entities).slice(0, MOST);
  const sectorOf = ({ sector }: Entity) => (sector === null || isWide ? sector && sectorWords(sector) : sector);
  const columns = [
    { heading: "Country", texts: shown.map(({ country }) => visibleLine(country ?? "")) },
    { heading: "Sector", texts: shown.map((entity) => (width < MIDDLE ? "" : visibleLine(sectorOf(entity) ?? ""))) },
    { heading: isWide ? "Mentions" : "Times", texts: shown.map(({ mentions }) => String(mentions.length)) },
  ]
    .filter(({ texts }) => texts.some((text) => text !== ""))
    .map((column) => ({
      ...column,
      width: Math.max(column.heading.length, ...column.texts.map((text) => text.length)),
    }));
  const nameWidth = width - columns.reduce((sum, column) => sum + column.width + GAP, 0);
  const cells = (name: string, style: Style, texts: readonly string[], other: Style): Cell[] => [
    { width: nameWidth, texts: [[name, style]] },
    ...columns.map((column, k): Cell => {
      return { width: column.width, texts: [[texts[k], other]], isRight: k === columns.length - 1 };
    }),
  ];
  const dim = { dim: true };
  yield* cellRows(
    cells(
      isWide ? "Name, role" : "Name",
      dim,
      columns.map(({ heading }) => heading),
      dim,
    ),
    GAP,
    paint,
  );
  for (const [k, { name, role }] of shown.entries()) {
    const party = { speaker: visibleLine(name), role: visibleLine(role ?? ""), addressee: "" };
    const colour = voices.all.find((voice) => voice.name === name)?.colour;
    const texts = columns.map((column) => column.texts[k]);
    yield* cellRows(cells(isWide ? fittedParties(party, nameWidth) : party.speaker, { colour }, texts, {}), GAP, paint);
  }
  if (entities.length > shown.length) yield paint(`… and ${entities.length - shown.length} more`, { dim: true });
}

/** Those with a name first, then by the number of their mentions, then in the order of the text. */
function mainEntities(entities: readonly Entity[]): Entity[] {
  const isNamed = ({ mentions }: Entity) => mentions.some(({ kind }) => kind === "name");
  return entities.toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || b.mentions.length - a.mentions.length);
}
