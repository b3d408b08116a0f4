import { quantile } from "./measure-library.ts";
import type * as engine from "./run-engine.ts";

type Measured = engine.Filled & engine.Measured;

/** What was measured at each size as lines for people: the last size beside the first, and what is wanted. */
export function tableOf(measured: readonly Measured[]): string {
  const first = measured[0];
  const last = measured[measured.length - 1];
  const lines: string[][] = [["", ...measured.map(({ reports }) => number(reports)), "ratio", "wanted"]];
  const row = (name: string, value: (of: Measured) => number, digits: number, wanted = "") =>
    lines.push([
      name,
      ...measured.map((of) => number(value(of), digits)),
      (value(last) / value(first)).toFixed(2),
      wanted,
    ]);
  row("statements", ({ statements }) => statements, 0);
  row("events", ({ events }) => events, 0);
  row("actors", ({ actors }) => actors, 0);
  row("kB on disk a report", ({ bytes, reports }) => bytes / reports / 1000, 1);
  row("MB of memory, adding", ({ peakAdding }) => peakAdding, 0, "≤ 500");
  row("MB of memory, searching and pages", ({ peakServing }) => peakServing, 0, "≤ 500");
  row("ms to add a report: mean", ({ added }) => mean(added), 2, "≤ 1.2 ×");
  row("  median", ({ added }) => quantile(added, 0.5), 2);
  row("  p99", ({ added }) => quantile(added, 0.99), 2);
  row("  processor time of the process", ({ addedCpu }) => addedCpu, 2);
  for (const name of Object.keys(first.timings)) {
    const settled = (of: Measured) => of.timings[name].settled;
    row(`${name}: p50 ms`, (of) => quantile(settled(of), 0.5), 2);
    row("  p95", (of) => quantile(settled(of), 0.95), 2, GROWS.has(name) ? "≤ 1.5 ×" : "");
    row("  p95 when first asked", (of) => quantile(of.timings[name].first, 0.95), 2);
  }
  for (const [name, bare] of [
    ["search", "bare SQL of a search"],
    ["search with facets", "bare SQL with facets"],
  ]) {
    if (first.timings[bare] === undefined) continue;
    const times = (of: Measured) => [of.timings[name].settled, of.timings[bare].settled] as const;
    const against = (share: (values: readonly number[]) => number) => (of: Measured) => {
      const [own, sql] = times(of);
      return share(own) / share(sql);
    };
    row(`${name} / its bare SQL: all together`, against(mean), 2, "≤ 3");
    row(
      "  p95 / p95",
      against((values) => quantile(values, 0.95)),
      2,
      "≤ 3",
    );
    row("  middle of the ratios", (of) => quantile(ratios(...times(of)), 0.5), 2, "≤ 3");
  }
  const widths = lines[0].map((_, k) => Math.max(...lines.map((line) => line[k].length)));
  const text = lines.map((line) =>
    line.map((cell, k) => (k === 0 ? cell.padEnd(widths[k]) : cell.padStart(widths[k]))).join("  "),
  );
  return `\n${last.engine}\n${text.join("\n")}`;
}

const GROWS = new Set(["search", "search with facets", "search page", "report", "report page", "actor page"]);

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function ratios(own: readonly number[], bare: readonly number[]): number[] {
  return own.map((time, k) => time / bare[k]);
}

function number(value: number, digits = 0): string {
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
