import type { Context } from "hono";
import { html, raw } from "hono/html";
import type { Query } from "../../store/query/query.ts";
import type { Store, Timeline } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { fittingUnit, nextPeriod, periodStart, periodTerms, periodUnit, type Unit } from "../charts/periods.ts";
import { addressOf, searchAddress } from "./addresses.ts";
import { counted, numberWords } from "./count-words.ts";
import { dataAddresses, dataLinks } from "./data-links.ts";
import { type Html, page } from "./layout.ts";
import { narrowed } from "./query-clauses.ts";
import { queryErrorView } from "./query-error.ts";
import { readQuery } from "./read-query.ts";
import { timelineForm } from "./timeline-form.ts";
import { lanesOf, type Series, seriesOf } from "./timeline-series.ts";
import { timelineTable } from "./timeline-table.ts";

/** What the address asks for. */
export interface TimelineAsked {
  readonly q: string;
  /** `null`: as it fits. */
  readonly unit: Unit | null;
  readonly by: "type" | "actor";
  /** Days, months or years, the last one included. */
  readonly from: string;
  readonly to: string;
}

/** `?q=&unit=&by=&from=&to=`: when what a query finds was published. */
export async function timelinePage(context: Context<AppEnv>) {
  const asked = readAsked((name) => (context.req.query(name) ?? "").trim());
  const { q, unit, by, from, to } = asked;
  const parts = {
    title: q === "" ? "Timeline" : `${q} · Timeline`,
    path: addressOf("/timeline", { ...asked }),
    query: q,
    wide: true,
    styles: ["views"],
  };
  const head = html`<div class="page-intro"><h1>Timeline</h1></div>`;
  const wrong = [from, to].find((date) => date !== "" && periodUnit(date) === null);
  const range = wrong === undefined ? periodTerms(from || null, to || null) : "";
  const { query, error } = readQuery(q);
  if (error)
    return context.html(page({ ...parts, body: html`${head}${timelineForm(asked)}${queryErrorView(q, error)}` }), 400);
  const ranged = readQuery(narrowed(q, range)).query;
  if (wrong !== undefined || ranged === null) {
    const body = html`${head}${timelineForm(asked)}<p class="notice is-bad" role="alert">There is no date <b>${wrong ?? range}</b>: write a year, a month or a day, as 2031, 2031-03 or 2031-03-05.</p>`;
    return context.html(page({ ...parts, body }), 400);
  }
  const timeline = await fittingTimeline(context.get("store"), ranged, unit, by);
  const data = { q: ranged.text, unit: timeline.unit, by };
  const body = html`${head}${timelineForm(asked)}${await timelineView({ timeline, by, query, ranged, range, data })}`;
  return context.html(page({ ...parts, body, alternates: dataAddresses("/timeline", data) }));
}

function readAsked(parameter: (name: string) => string): TimelineAsked {
  const unit = (["day", "month", "year"] as const).find((unit) => unit === parameter("unit")) ?? null;
  const by = parameter("by") === "actor" ? "actor" : "type";
  return { q: parameter("q"), unit, by, from: parameter("from"), to: parameter("to") };
}

/** By `unit`, or by the smallest in which the months that have anything still fit. */
async function fittingTimeline(store: Store, query: Query, unit: Unit | null, by: "type" | "actor"): Promise<Timeline> {
  if (unit !== null) return store.timeline({ query, unit, by });
  const byMonth = await store.timeline({ query, unit: "month", by });
  const fitting = fittingUnit(byMonth.points.map(({ when }) => when));
  return fitting === "month" ? byMonth : store.timeline({ query, unit: fitting, by });
}

interface TimelineView {
  readonly timeline: Timeline;
  readonly by: "type" | "actor";
  readonly query: Query;
  readonly ranged: Query;
  readonly range: string;
  readonly data: { readonly [name: string]: string };
}

async function timelineView({ timeline, by, query, ranged, range, data }: TimelineView): Promise<Html> {
  const { points, undated, total, unit } = timeline;
  const shown = [
    { kind: "event", title: by === "type" ? "Acts by kind" : "Acts by who acts" },
    { kind: "statement", title: by === "type" ? "Statements by form" : "Statements by who speaks" },
    { kind: "report", title: "Reports" },
  ] as const;
  const charts = shown
    .map(({ kind, title }) => ({ title, series: seriesOf(timeline, kind, by, query.text, range) }))
    .filter(({ series }) => series.groups.length > 0);
  return html`<div class="view-bar">
      <p class="view-count"><a href="${searchAddress(ranged.text)}">${counted(total, "result")}</a> by ${unit} of publication</p>
      <span class="view-links">${dataLinks("/timeline", data)}</span>
    </div>
    ${
      undated === 0
        ? ""
        : html`<p class="small muted">${counted(undated, "result")} without a date ${undated === 1 ? "is" : "are"} in none of the numbers below: <a href="${searchAddress(query.text, { order: "oldest" })}">they come first among the oldest</a>.</p>`
    }
    ${points.length === 0 ? html`<div class="empty"><p>Nothing with a date fits.</p><p><a href="${searchAddress(query.text)}">Look at the results without their dates</a></p></div>` : ""}
    ${await Promise.all(charts.map(({ title, series }) => chartView(title, series, unit, spanOf(points))))}`;
}

/** From the first to the last of what all charts show, so that they have one axis. */
function spanOf(points: Timeline["points"]) {
  const periods = points.map(({ when }) => when).sort();
  return { start: periodStart(periods[0]), end: periodStart(nextPeriod(periods[periods.length - 1])) };
}

async function chartView(title: string, series: Series, unit: Unit, span: ReturnType<typeof spanOf>): Promise<Html> {
  // Plot and the document it draws in take half a second to load: nobody else is to wait for them.
  const { laneChart } = await import("../charts/lane-chart.ts");
  const lanes = lanesOf(series);
  // Their text comes out of a document, which has escaped it.
  const wide = raw(laneChart(lanes, { width: 1200, lane: 70, span }));
  const narrow = raw(laneChart(lanes, { width: 340, lane: 64, span }));
  return html`<section class="chart" aria-label="${title}" data-brush="${unit}">
    <figure class="figure">
      <figcaption><h2>${title}</h2><p class="brush-hint small muted">Drag over the bars to choose a stretch of time.</p></figcaption>
      <div class="only-wide">${wide}</div><div class="only-narrow">${narrow}</div>
    </figure>
    <details class="twin"><summary>The same numbers as a table <span class="muted">${numberWords(series.periods.length)} rows</span></summary>${timelineTable(series, title)}</details>
  </section>`;
}
