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

test("the first label under the axis tells the year, and bars of a month have no weeks under them", () => {
  const words = (svg: string) =>
    [...new JSDOM(svg).window.document.querySelectorAll("g[font-variant] > text")].map((text) =>
      [...text.querySelectorAll("tspan")].map((line) => line.textContent).join(" "),
    );
  assert.deepEqual(words(chart("ASSAULT")), ["Jan 2031", "Feb", "Mar", "Apr"]);
  const day = (start: number) => ({
    start: new Date(start),
    end: new Date(start + 86_400_000),
    count: 1,
    address: "/",
    title: "",
  });
  const days = [day(Date.UTC(2030, 11, 20)), day(Date.UTC(2031, 0, 17))];
  const labels = words(laneChart([{ label: "x", bars: days }], { width: 700, lane: 60 }));
  assert.match(labels[0], /^\d+ Dec 2030$/);
  assert.equal(labels.filter((label) => / Jan 2031$/.test(label)).length, 1);
});

test("charts that are given the same span have the same axis", () => {
  const span = { start: new Date(Date.UTC(2030, 0, 1)), end: new Date(Date.UTC(2032, 0, 1)) };
  const bar = {
    start: new Date(Date.UTC(2031, 0, 1)),
    end: new Date(Date.UTC(2031, 1, 1)),
    count: 1,
    address: "/",
    title: "",
  };
  const { document } = new JSDOM(laneChart([{ label: "x", bars: [bar] }], { width: 800, lane: 60, span })).window;
  const x = Number(document.querySelector(".lane-bars rect")?.getAttribute("x"));
  assert.ok(Math.abs(x - 411) < 2, `it stands at ${x}, not in the middle`);
});
