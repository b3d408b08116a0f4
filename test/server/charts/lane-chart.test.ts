import assert from "node:assert/strict";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { laneChart } from "../../../src/server/charts/lane-chart.ts";

const HOSTILE = `<script>alert(1)</script>"'`;

function chart(label: string) {
  const bar = (month: number, count: number) => ({
    start: new Date(Date.UTC(2031, month, 1)),
    end: new Date(Date.UTC(2031, month + 1, 1)),
    count,
    address: `/search?q=${month}&x=1`,
    title: `${label}: ${count}`,
  });
  return laneChart(
    [
      { label, bars: [bar(0, 2), bar(2, 8)] },
      { label: "other", bars: [bar(1, 4)] },
    ],
    {
      width: 400,
      lane: 60,
    },
  );
}

test("every bar leads to its rows and is as high as it counts, on one scale for all lanes", () => {
  const { document } = new JSDOM(chart("ASSAULT")).window;
  const links = [...document.querySelectorAll("a")];
  assert.deepEqual(
    links.map((link) => link.getAttribute("href")),
    ["/search?q=0&x=1", "/search?q=2&x=1", "/search?q=1&x=1"],
  );
  const heights = links.map((link) => Number(link.querySelector("rect")?.getAttribute("height")));
  assert.ok(
    Math.abs(heights[0] * 4 - heights[1]) < 0.01 && Math.abs(heights[2] * 2 - heights[1]) < 0.01,
    String(heights),
  );
  assert.deepEqual(
    links.map((link) => link.querySelector("title")?.textContent),
    ["ASSAULT: 2", "ASSAULT: 8", "ASSAULT: 4"],
  );
});

test("a chart has no style of its own, nothing to tab to, and its words are escaped", () => {
  const svg = chart(HOSTILE);
  assert.doesNotMatch(svg, /<style|\sstyle=|<script/i);
  const { document } = new JSDOM(svg).window;
  assert.equal(document.querySelector("svg")?.getAttribute("aria-hidden"), "true");
  assert.equal(document.querySelectorAll('a:not([tabindex="-1"])').length, 0);
  assert.ok(document.querySelector("svg")?.textContent?.includes(HOSTILE));
});
