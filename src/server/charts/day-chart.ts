import { html } from "hono/html";
import { dayWords } from "../../export/day-words.ts";

/** What is counted of one day, and where each count leads. */
export interface ChartedDay {
  /** ISO 8601. */
  readonly day: string;
  readonly published: number;
  readonly publishedAddress: string;
  readonly acts: number;
  readonly actsAddress: string;
}

const LABEL = 84;
const HEAD = 44;
const LANE = 40;
const COLUMN = 62;
const GAP = 64;
const DAY = 86_400_000;

interface Column {
  readonly of: ChartedDay;
  readonly x: number;
  /** The stretch of days left out before it, in words. */
  readonly gap: string;
}

/** Days in order as columns: in squares how many reports were published, in circles how many acts are told of. Days without either are left out. */
export function dayChart(days: readonly ChartedDay[]) {
  const columns = place(days);
  const width = columns[columns.length - 1].x + COLUMN;
  const height = HEAD + 2 * LANE + 6;
  const [published, told] = [HEAD + LANE / 2, HEAD + LANE * 1.5];
  return html`<svg class="timeline day-chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="Reports and acts by day; a list of them follows">
${columns.map((column, k) => columnHead(column, columns[k - 1]?.of.day ?? null))}
<line x1="0" x2="${width}" y1="${HEAD + LANE}" y2="${HEAD + LANE}" class="lane"/>
<text x="0" y="${published + 5}" class="lane-name">published</text><text x="0" y="${told + 5}" class="lane-name">told of</text>
${columns.map(({ of, x }) => publishedMark(of, x + COLUMN / 2, published))}
${columns.map(({ of, x }) => actMark(of, x + COLUMN / 2, told))}
</svg>`;
}

function place(days: readonly ChartedDay[]): Column[] {
  let x = LABEL;
  return days.map((of, k) => {
    const between = k === 0 ? 0 : Math.round((Date.parse(of.day) - Date.parse(days[k - 1].day)) / DAY);
    const gap = between > 1 ? `${between} days` : "";
    if (gap !== "") x += GAP;
    const column = { of, x, gap };
    x += COLUMN;
    return column;
  });
}

function columnHead({ of, x, gap }: Column, before: string | null) {
  const [date, month, year] = dayWords(of.day).split(" ");
  const isNewYear = before?.slice(0, 4) !== of.day.slice(0, 4);
  return html`<rect x="${x}" y="${HEAD}" width="${COLUMN - 2}" height="${2 * LANE}" class="day"/>
<text x="${x + COLUMN / 2 - 1}" y="${HEAD - 10}" class="day-name" text-anchor="middle">${date} ${month.slice(0, 3)}</text>${isNewYear ? html`<text x="${x + COLUMN / 2 - 1}" y="${HEAD - 28}" class="soft" text-anchor="middle">${year}</text>` : ""}${gap === "" ? "" : html`<text x="${x - GAP / 2}" y="${HEAD - 10}" class="soft gap" text-anchor="middle">${gap}</text>`}`;
}

function publishedMark({ day, published, publishedAddress }: ChartedDay, x: number, y: number) {
  if (published === 0) return "";
  const said = `${published} ${published === 1 ? "report" : "reports"} published on ${dayWords(day)}`;
  return html`<a href="${publishedAddress}" aria-label="${said}" class="published"><title>${said}</title><rect x="${x - 14}" y="${y - 12}" width="28" height="24" rx="3"/><text x="${x}" y="${y + 5}" text-anchor="middle">${published}</text></a>`;
}

function actMark({ day, acts, actsAddress }: ChartedDay, x: number, y: number) {
  if (acts === 0) return "";
  const said = `${acts} ${acts === 1 ? "act" : "acts"} told of ${dayWords(day)}`;
  return html`<a href="${actsAddress}" aria-label="${said}" class="act"><title>${said}</title><circle cx="${x}" cy="${y}" r="13"/><text x="${x}" y="${y + 4}" text-anchor="middle">${acts}</text></a>`;
}
