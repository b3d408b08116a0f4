import { html } from "hono/html";
import { dayWords } from "../day-words.ts";
import type { Html } from "./html.ts";
import { type DatedAct, findStoryDays, gapWords, type StoryDay, shortDay } from "./story-days.ts";
import type { ComparisonView } from "./view.ts";

const LABEL = 190;
const HEAD = 54;
const LANE = 46;
const MARK = 26;
const LEAST_COLUMN = 84;
const GAP = 62;

interface Column {
  readonly of: StoryDay;
  readonly x: number;
  readonly width: number;
  readonly gap: string;
}

/** When: a lane for each report, a column for each day; squares are publications, circles acts with the number of their row. */
export function timelineFigure(view: ComparisonView): Html {
  const days = findStoryDays(view);
  if (days.length === 0)
    return html`<section class="band" aria-labelledby="when"><h2 id="when">When</h2><p class="muted">No day is known, neither of publication nor of an act.</p></section>`;
  const columns = place(days);
  const last = columns[columns.length - 1];
  const width = last.x + last.width;
  const height = HEAD + LANE * view.reports.length + 6;
  const laneOf = new Map(view.reports.map((report, k) => [report, HEAD + LANE * k + LANE / 2]));
  const marks = placeActs(columns, laneOf);
  return html`<section class="band" aria-labelledby="when"><h2 id="when">When</h2>
<p class="meta">Squares: published. Circles: acts whose day is told, with the number of the row; a line joins one that reports put on different days. Days without either are left out.</p>
<div class="scroll-x" tabindex="0" role="group" aria-label="Days by report"><svg class="timeline" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="The days of the story; a list of them follows">
${columns.map((column, k) => columnHead(column, columns[k - 1] ?? null, height))}
${view.reports.map((report) => html`<g><line x1="0" x2="${width}" y1="${laneOf.get(report)! + LANE / 2}" y2="${laneOf.get(report)! + LANE / 2}" class="lane"/><text x="0" y="${laneOf.get(report)! + 5}" class="lane-name"><tspan class="bold">${report.letter}</tspan> ${cut(report.label)}</text></g>`)}
${conflictLines(marks)}
${columns.flatMap(({ of, x }) => of.published.map(({ report, time }) => published(report.letter, time, x + 8, laneOf.get(report)!)))}
${marks.map(actMark)}
</svg></div>
<details class="as-list"><summary>The days as a list</summary><ol>${days.map(dayItem)}</ol></details></section>`;
}

function place(days: readonly StoryDay[]): Column[] {
  let x = LABEL;
  return days.map((of, k) => {
    const gap = k === 0 ? "" : gapWords(days[k - 1].day, of.day);
    if (gap !== "") x += GAP;
    const most = Math.max(
      ...[...new Set([...of.acts, ...of.published].map(({ report }) => report))].map(
        (report) =>
          of.acts.filter((act) => act.report === report).length +
          (of.published.some((one) => one.report === report) ? 1.4 : 0),
      ),
    );
    const column = { of, x, gap, width: Math.max(LEAST_COLUMN, 16 + most * MARK) };
    x += column.width;
    return column;
  });
}

interface PlacedAct {
  readonly act: DatedAct;
  readonly x: number;
  readonly y: number;
}

function placeActs(columns: readonly Column[], laneOf: ReadonlyMap<unknown, number>): PlacedAct[] {
  return columns.flatMap(({ of, x }) =>
    [...Map.groupBy(of.acts, ({ report }) => report)].flatMap(([report, acts]) => {
      const first = of.published.some((one) => one.report === report) ? 1.4 : 0;
      return acts.map((act, k) => ({ act, x: x + 20 + (first + k) * MARK, y: laneOf.get(report)! }));
    }),
  );
}

function columnHead({ of, x, width, gap }: Column, before: Column | null, height: number): Html {
  const { day, year } = shortDay(of.day, before?.of.day ?? null);
  return html`<rect x="${x}" y="${HEAD}" width="${width}" height="${height - HEAD - 6}" class="day"/>
<text x="${x + 8}" y="${HEAD - 12}" class="day-name">${day}</text>${year === "" ? "" : html`<text x="${x + 8}" y="${HEAD - 32}" class="soft">${year}</text>`}${gap === "" ? "" : html`<text x="${x - GAP / 2}" y="${HEAD - 12}" class="soft gap" text-anchor="middle">${gap}</text>`}`;
}

function published(letter: string, time: string | null, x: number, y: number): Html {
  return html`<g class="published"><rect x="${x}" y="${y - 12}" width="24" height="24" rx="3"/><text x="${x + 12}" y="${y + 5}" text-anchor="middle">${letter}</text>${time === null ? "" : html`<title>published at ${time}</title>`}</g>`;
}

function actMark({ act, x, y }: PlacedAct): Html {
  const { number, what } = act.row;
  const said = `row ${number}, ${what}: told by ${act.report.letter} for ${dayWords(act.day)}`;
  return html`<a href="#row-${number}" aria-label="${said}" class="act is-${act.state}"><title>${said}</title><circle cx="${x}" cy="${y}" r="10.5"/>${act.state === "denied" ? html`<path d="M${x - 7.4} ${y + 7.4} ${x + 7.4} ${y - 7.4}"/>` : ""}<text x="${x}" y="${y + 4}" text-anchor="middle">${number}</text></a>`;
}

/** Lines between the marks of a row that stand on different days, from lane to lane. */
function conflictLines(marks: readonly PlacedAct[]): Html[] {
  return [...Map.groupBy(marks, ({ act }) => act.row.number).values()].flatMap((own) => {
    const isConflict = own[0].act.row.conflicts.some(({ label }) => label === "date");
    if (!isConflict) return [];
    const inOrder = [...own].sort((a, b) => a.y - b.y);
    return inOrder.slice(1).map((b, k) => {
      const a = inOrder[k];
      const middle = (a.y + b.y) / 2;
      return html`<path class="apart" d="M${a.x} ${a.y} C${a.x} ${middle} ${b.x} ${middle} ${b.x} ${b.y}"/>`;
    });
  });
}

function dayItem({ day, published, acts }: StoryDay): Html {
  const items = [
    ...published.map(({ report, time }) => html`${report.letter} was published${time === null ? "" : ` at ${time}`}`),
    ...[...Map.groupBy(acts, ({ row }) => row).entries()].map(
      ([{ number, what }, own]) =>
        html`<a href="#row-${number}">row ${number}</a>, ${what}: told by ${own.map(({ report, state }) => `${report.letter}${state === "planned" || state === "denied" || state === "possible" ? ` (${state})` : ""}`).join(", ")}`,
    ),
  ];
  return html`<li><time datetime="${day}">${dayWords(day)}</time><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></li>`;
}

const LONGEST_LABEL = 22;

function cut(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}
