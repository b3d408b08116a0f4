import type { Entity } from "../record.ts";
import { cut, padEnd, padStart } from "./columns.ts";
import type { Paint } from "./paint.ts";
import { fittedParties } from "./parties.ts";
import { sectorWords } from "./sector-words.ts";
import { visibleLine } from "./visible.ts";
import type { Voices } from "./voices.ts";

const MOST = 12;
const WIDE = 60;

/**
 * The entities most spoken of, those with a name first: name with the role that the report states, country, sector and how
 * often they are mentioned. At most `MOST`, then how many more there are. A column that is empty throughout is left out.
 */
export function* entityTable(entities: readonly Entity[], voices: Voices, width: number, paint: Paint): Generator<string> {
  const shown = mainEntities(entities).slice(0, MOST);
  const sectorOf = ({ sector }: Entity) => (sector === null ? "" : width < WIDE ? sector : sectorWords(sector));
  const columns = [
    { heading: "Country", cells: shown.map(({ country }) => country ?? "") },
    { heading: "Sector", cells: shown.map(sectorOf) },
  ]
    .filter(({ cells }) => cells.some((cell) => cell !== ""))
    .map((column) => ({
      ...column,
      width: 2 + Math.max(column.heading.length, ...column.cells.map((cell) => cell.length)),
    }));
  const count = width < WIDE ? "Times" : "Mentions";
  const nameWidth = width - count.length - 2 - columns.reduce((sum, column) => sum + column.width, 0);
  const headings = columns.map(({ heading, width }) => padEnd(`  ${heading}`, width)).join("");
  yield paint(`${padEnd("Name, role", nameWidth)}${headings}  ${count}`, { dim: true });
  for (const [k, { name, role, mentions }] of shown.entries()) {
    const colour = voices.all.find((voice) => voice.name === name)?.colour;
    const party = fittedParties({ speaker: visibleLine(name), role: visibleLine(role ?? ""), addressee: "" }, nameWidth);
    const cells = columns.map(({ cells, width }) => padEnd(`  ${cut(visibleLine(cells[k]), width - 2)}`, width)).join("");
    yield `${paint(padEnd(party, nameWidth), { colour })}${cells}  ${padStart(String(mentions.length), count.length)}`;
  }
  if (entities.length > shown.length) yield paint(`… and ${entities.length - shown.length} more`, { dim: true });
}

/** Those with a name first, then by the number of their mentions, then in the order of the text. */
function mainEntities(entities: readonly Entity[]): Entity[] {
  const isNamed = ({ mentions }: Entity) => mentions.some(({ kind }) => kind === "name");
  return entities.toSorted(
    (a, b) => Number(isNamed(b)) - Number(isNamed(a)) || b.mentions.length - a.mentions.length,
  );
}
