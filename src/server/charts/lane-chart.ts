import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";

/** One row of bars. */
export interface Lane {
  readonly label: string;
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly start: Date;
  readonly end: Date;
  readonly count: number;
  /** What it leads to, and what is said of it under the pointer. */
  readonly address: string;
  readonly title: string;
}

export interface LaneChartSize {
  readonly width: number;
  /** Of one lane, its label included. */
  readonly lane: number;
  /** What it shows, so that charts one above the other have one axis; from the first to the last of its bars unless told. */
  readonly span?: { readonly start: Date; readonly end: Date };
}

// One is enough for all charts: nothing is ever put into it.
const { document } = new JSDOM("").window;

const LABEL = 26;
const MARGIN = { left: 34, right: 12 };
const DAY = 24 * 60 * 60 * 1000;
/** A label under the axis needs so many pixels. */
const TICK = 110;

/**
 * Bars over time in lanes that share their scales, as SVG without style. What it shows must also stand in a table: to those who
 * hear the page or walk it by keyboard it is hidden.
 */
export function laneChart(lanes: readonly Lane[], { width, lane, span }: LaneChartSize): string {
  const bars = lanes.flatMap(({ label, bars }) => bars.map((bar) => ({ ...bar, label })));
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const labels = lanes.map(({ label }) => label);
  const first = span?.start ?? new Date(Math.min(...bars.map(({ start }) => start.getTime())));
  const last = span?.end ?? new Date(Math.max(...bars.map(({ end }) => end.getTime())));
  const svg = Plot.plot({
    document,
    className: "lane-chart",
    width,
    height: lanes.length * lane + 34,
    marginTop: 0,
    marginBottom: 34,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    x: { type: "utc", domain: [first, last], label: null },
    // Room for the label above the highest bar.
    y: { domain: [0, (most * lane) / (lane - LABEL)], axis: null },
    fy: { domain: labels, axis: null, padding: 0 },
    marks: [
      Plot.axisX({
        anchor: "bottom",
        ticks: ticksOf(bars, first, last, Math.max(2, Math.floor(width / TICK))),
        // Called as by `map`, which its type leaves out.
        tickFormat: tickWords as (at: Date, k: number) => string,
        tickSize: 4,
        tickPadding: 4,
        fontSize: 12,
      }),
      Plot.ruleY([0], { className: "lane-base" }),
      Plot.ruleY([most], { className: "lane-most" }),
      // The scale is one and the same for all lanes: told once.
      Plot.text(labels.slice(0, 1), {
        className: "lane-scale",
        fy: (label) => label,
        y: () => most,
        text: () => String(most),
        frameAnchor: "left",
        textAnchor: "end",
        dx: -6,
        fontSize: 11,
      }),
      Plot.text(labels, {
        className: "lane-label",
        fy: (label) => label,
        text: (label) => label,
        frameAnchor: "top-left",
        dy: 8,
        fontSize: 13,
      }),
      Plot.rectY(bars, {
        className: "lane-bars",
        fy: "label",
        x1: "start",
        x2: "end",
        y: "count",
        insetLeft: 0.5,
        insetRight: 0.5,
        href: "address",
        title: "title",
      }),
    ],
  } as Plot.PlotOptions);
  // For the script, which lets a stretch of time be chosen by dragging: when and where the bars begin and end.
  svg.setAttribute(
    "data-span",
    `${first.getTime()} ${last.getTime()} ${MARGIN.left / width} ${1 - MARGIN.right / width}`,
  );
  return bare(svg);
}

/** So many ticks as have room, but none within a bar: bars of a month have no weeks. */
function ticksOf(bars: readonly Bar[], first: Date, last: Date, most: number): number | "month" | "year" {
  const days = (from: Date, to: Date) => (to.getTime() - from.getTime()) / DAY;
  const shortest = Math.min(...bars.map(({ start, end }) => days(start, end)));
  if (shortest > 360) return days(first, last) / 365 <= most ? "year" : most;
  return shortest > 27 && days(first, last) / 30 <= most ? "month" : most;
}

/** Day, month and year of a tick, as far as they differ from those of the tick before: the first has all. */
function tickWords(at: Date, k: number, all: readonly Date[]): string {
  const part = (options: Intl.DateTimeFormatOptions) => at.toLocaleDateString("en-GB", { ...options, timeZone: "UTC" });
  const before = k === 0 ? null : all[k - 1];
  const year = before?.getUTCFullYear() === at.getUTCFullYear() ? "" : part({ year: "numeric" });
  if (all.every((each) => each.getUTCMonth() === 0 && each.getUTCDate() === 1)) return part({ year: "numeric" });
  const month = part({ month: "short" });
  if (all.every((each) => each.getUTCDate() === 1)) return `${month}\n${year}`;
  return `${at.getUTCDate()}\n${year !== "" || before?.getUTCMonth() !== at.getUTCMonth() ? `${month} ${year}` : ""}`;
}

/** The SVG as text, with neither style sheet nor style attribute, which the pages' security policy forbids, and nothing to tab to. */
function bare(svg: Element): string {
  for (const element of svg.querySelectorAll("style")) element.remove();
  for (const element of [svg, ...svg.querySelectorAll("[style]")]) element.removeAttribute("style");
  for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  for (const element of svg.querySelectorAll("[aria-label]")) element.removeAttribute("aria-label");
  svg.setAttribute("aria-hidden", "true");
  svg.removeAttribute("font-family");
  return svg.outerHTML;
}
