import { html } from "hono/html";
import type { Html } from "./html.ts";
import type { ComparedReport } from "./reports.ts";
import type { ComparisonView } from "./view.ts";
import type { Spoken } from "./who-about-whom.ts";

/** More would be a tangle; the list says how many there are beside them. */
const MOST = 18;
const WIDTH = 620;
const HEIGHT = 380;
const RADIUS = 128;
const CHARACTER = 6.6;

/** Who speaks about whom: as a ring of names with arrows, and as a list with the reports that have it. */
export function aboutFigure(all: readonly Spoken[], { reports }: ComparisonView): Html {
  if (all.length === 0) return html``;
  const shown = all.slice(0, MOST);
  return html`<section class="band" aria-labelledby="about"><h2 id="about">Who speaks about whom</h2>
<p class="meta">Persons and bodies named in what somebody is quoted with. A thicker line: in more of the reports.${all.length > shown.length ? ` The ${shown.length} most told of ${all.length}.` : ""}</p>
<div class="about-columns">${ring(shown, reports.length)}
<div class="scroll-x" tabindex="0" role="group" aria-label="Who speaks about whom, by report"><table class="rows about-table">
<thead><tr><th scope="col">Speaker</th><th scope="col">about</th>${reports.map(({ letter, label }) => html`<th scope="col" class="num"><abbr title="${label}">${letter}</abbr></th>`)}</tr></thead>
<tbody>${shown.map((spoken) => row(spoken, reports))}</tbody></table></div></div></section>`;
}

function row({ speaker, about, in: where }: Spoken, reports: readonly ComparedReport[]): Html {
  const cells = reports.map((report) => {
    const here = where.find((one) => one.report === report);
    if (here === undefined) return html`<td class="num muted">–</td>`;
    const count = html`${here.count}`;
    return html`<td class="num">${here.sentence === null ? count : html`<a href="#s-${report.letter}-${here.sentence}" aria-label="${here.count}: ${speaker} about ${about}, first in ${report.letter}">${count}</a>`}</td>`;
  });
  return html`<tr><th scope="row">${speaker}</th><td>${about}</td>${cells}</tr>`;
}

function ring(spoken: readonly Spoken[], reports: number): Html {
  const names = [...new Set(spoken.flatMap(({ speaker, about }) => [speaker, about]))];
  const places = new Map(names.map((name, k) => [name, pointAt((2 * Math.PI * k) / names.length - Math.PI / 2)]));
  return html`<svg class="about-ring" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Who speaks about whom, as in the list">
<defs><marker id="about-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
${spoken.map(({ speaker, about, in: where }) => arrow(places.get(speaker)!, places.get(about)!, 1 + (2 * (where.length - 1)) / Math.max(1, reports - 1)))}
${names.map((name) => label(name, places.get(name)!))}</svg>`;
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

function pointAt(angle: number): Point {
  return { x: WIDTH / 2 + RADIUS * Math.cos(angle), y: HEIGHT / 2 + RADIUS * Math.sin(angle), angle };
}

/** Bent towards the middle, so that arrows there and back lie apart. */
function arrow(from: Point, to: Point, width: number): Html {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  const bend = 0.14 * length;
  const middle = { x: (from.x + to.x) / 2 - (dy / length) * bend, y: (from.y + to.y) / 2 + (dx / length) * bend };
  const short = (end: Point, gap: number) => {
    const [ex, ey] = [middle.x - end.x, middle.y - end.y];
    const l = Math.hypot(ex, ey) || 1;
    return `${(end.x + (ex / l) * gap).toFixed(1)} ${(end.y + (ey / l) * gap).toFixed(1)}`;
  };
  return html`<path class="says" d="M${short(from, 7)} Q${middle.x.toFixed(1)} ${middle.y.toFixed(1)} ${short(to, 9)}" stroke-width="${width.toFixed(1)}" marker-end="url(#about-arrow)"/>`;
}

function label(name: string, { x, y, angle }: Point): Html {
  const side = Math.cos(angle);
  const anchor = Math.abs(side) < 0.2 ? "middle" : side > 0 ? "start" : "end";
  const shift = { x: 12 * side, y: 16 * Math.sin(angle) + 4 };
  const room = anchor === "middle" ? WIDTH : WIDTH / 2 - RADIUS * Math.abs(side) - 14;
  return html`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4"/><text x="${(x + shift.x).toFixed(1)}" y="${(y + shift.y).toFixed(1)}" text-anchor="${anchor}">${cut(name, Math.floor(room / CHARACTER))}</text>`;
}

function cut(name: string, most: number): string {
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`;
}
