import { html } from "hono/html";

/** One who is joined with the middle of a fan. */
export interface Spoke {
  readonly name: string;
  readonly count: number;
  readonly address: string;
  /** Leads to what is counted. */
  readonly edgeAddress: string;
}

export interface FanChartSize {
  readonly width: number;
  /** What there is for the names on each side. */
  readonly names: number;
  /** How many letters a line of the name in the middle may have. */
  readonly letters: number;
}

const ROW = 24;
const LETTER = 7;
const LEAST_HEIGHT = 132;

/**
 * A network around one: on the left those from whom something goes to it, on the right those to whom something goes from it, in
 * the order given, on two arcs. The thicker a line, the more often. What it shows must also stand in a table.
 */
export function fanChart(
  middle: string,
  incoming: readonly Spoke[],
  outgoing: readonly Spoke[],
  { width, names, letters }: FanChartSize,
) {
  const height = Math.max(LEAST_HEIGHT, Math.max(incoming.length, outgoing.length) * ROW + 24);
  const most = Math.max(1, ...[...incoming, ...outgoing].map(({ count }) => count));
  const centre = { x: width / 2, y: height / 2 };
  const lines = wrap(middle, letters);
  const box = { width: Math.max(...lines.map((line) => line.length)) * 8.6 + 20, height: lines.length * 16 + 14 };
  const reach = width / 2 - names;
  const arm = (spoke: Spoke, index: number, of: number, side: -1 | 1) => {
    const y = ((index + 0.5) / of) * (height - 24) + 12;
    // Half an ellipse: the first and the last stand nearer to the middle, where they have room for their names.
    const turn = ((y - centre.y) / (height / 2)) * 0.9;
    const x = centre.x + side * Math.max(box.width / 2 + 24, reach * Math.sqrt(1 - turn * turn));
    return spokeView(spoke, {
      x,
      y,
      side,
      centre,
      edge: box.width / 2 + 5,
      weight: 1 + 5 * Math.sqrt(spoke.count / most),
      letters: Math.floor(((side < 0 ? x : width - x) - 7) / LETTER) - String(spoke.count).length - 1,
    });
  };
  return html`<svg class="fan-chart" viewBox="0 0 ${width} ${round(height)}" width="${width}" height="${round(height)}" aria-hidden="true">
    ${incoming.map((spoke, index) => arm(spoke, index, incoming.length, -1))}
    ${outgoing.map((spoke, index) => arm(spoke, index, outgoing.length, 1))}
    <rect class="fan-box" x="${round(centre.x - box.width / 2)}" y="${round(centre.y - box.height / 2)}" width="${round(box.width)}" height="${box.height}" rx="4"/>
    ${lines.map((line, index) => html`<text class="fan-middle" x="${centre.x}" y="${round(centre.y + (index - (lines.length - 1) / 2) * 16 + 5)}" text-anchor="middle">${line}</text>`)}
  </svg>`;
}

interface Arm {
  readonly x: number;
  readonly y: number;
  /** -1: comes in from the left. */
  readonly side: -1 | 1;
  readonly centre: { readonly x: number; readonly y: number };
  /** How far from the centre its line ends. */
  readonly edge: number;
  readonly weight: number;
  /** How many letters of the name there is room for. */
  readonly letters: number;
}

function spokeView(spoke: Spoke, { x, y, side, centre, edge, weight, letters }: Arm) {
  const inner = { x: centre.x + side * edge, y: centre.y };
  const bend = (inner.x + x) / 2;
  const tip = side < 0 ? inner : { x, y };
  const line =
    side < 0
      ? `M${round(x)} ${round(y)}C${round(bend)} ${round(y)} ${round(bend)} ${round(inner.y)} ${round(inner.x - 7)} ${round(inner.y)}`
      : `M${round(inner.x)} ${round(inner.y)}C${round(bend)} ${round(inner.y)} ${round(bend)} ${round(y)} ${round(x - 7)} ${round(y)}`;
  const anchor = side < 0 ? "end" : "start";
  const count = html`<a href="${spoke.edgeAddress}" tabindex="-1"><tspan class="fan-count">${String(spoke.count)}</tspan></a>`;
  const name = html`<a href="${spoke.address}" tabindex="-1"><tspan>${cut(spoke.name, letters)}</tspan></a>`;
  return html`<g class="fan-arm"><title>${spoke.name}: ${String(spoke.count)}</title>
    <a href="${spoke.edgeAddress}" tabindex="-1"><path class="fan-line" d="${line}" stroke-width="${round(weight)}"/><path class="fan-tip" d="M${round(tip.x)} ${round(tip.y)}l-9 -4.5v9z"/></a>
    <text x="${round(x + side * 7)}" y="${round(y + 4)}" text-anchor="${anchor}">${side < 0 ? html`${name} ${count}` : html`${count} ${name}`}</text>
  </g>`;
}

function cut(name: string, letters: number): string {
  return name.length <= letters ? name : `${name.slice(0, Math.max(3, letters - 1)).trimEnd()}…`;
}

/** `text` in at most three lines of about so many letters. */
function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, 3).map((line) => cut(line, letters + 4));
  if (lines.length > 3) shown[2] = `${shown[2]}…`;
  return shown;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
