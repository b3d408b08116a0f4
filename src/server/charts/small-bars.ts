import { html } from "hono/html";

/** A bar: its place in a row of `of` bars, and its height. */
export interface SmallBar {
  readonly at: number;
  readonly count: number;
  readonly address: string;
  readonly title: string;
}

const WIDTH = 720;
const HEIGHT = 48;

/** A row of bars without axes, as wide as its place. */
export function smallBars(bars: readonly SmallBar[], of: number) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const step = WIDTH / of;
  const width = Math.max(1, step - Math.min(2, step / 4));
  return html`<svg class="small-bars" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    <line class="small-base" x1="0" x2="${round(Math.min(WIDTH, (bars.at(-1)!.at + 1) * step))}" y1="${HEIGHT - 0.5}" y2="${HEIGHT - 0.5}"/>
    ${bars.map(({ at, count, address, title }) => {
      const height = Math.max(2, (count / most) * (HEIGHT - 2));
      return html`<a href="${address}" tabindex="-1"><title>${title}</title><rect x="${round(at * step)}" y="${round(HEIGHT - height)}" width="${round(width)}" height="${round(height)}"/></a>`;
    })}
  </svg>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
