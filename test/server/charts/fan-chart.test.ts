import assert from "node:assert/strict";
import { test } from "node:test";
import { JSDOM } from "jsdom";
import { fanChart, type Spoke } from "../../../src/server/charts/fan-chart.ts";

const spoke = (k: number, name = `Body ${k}`): Spoke => ({
  name,
  count: k,
  address: `/network/${k}`,
  edgeAddress: `/edges/1/${k}/does-to`,
});

async function drawn(incoming: readonly Spoke[], outgoing: readonly Spoke[]) {
  const svg = String(await fanChart("Mara Oduya", incoming, outgoing, { width: 400, names: 120, letters: 12 }));
  return { svg, document: new JSDOM(svg).window.document };
}

test("who comes in stands on the left, who goes out on the right, each with its sentences and its own network", async () => {
  const { document } = await drawn([spoke(3)], [spoke(9), spoke(1)]);
  const arms = [...document.querySelectorAll(".fan-arm")];
  assert.equal(arms.length, 3);
  const x = arms.map((arm) => Number(arm.querySelector("text")?.getAttribute("x")));
  assert.ok(x[0] < 200 && x[1] > 200 && x[2] > 200, String(x));
  const hrefs = [...arms[1].querySelectorAll("a")].map((link) => link.getAttribute("href"));
  assert.deepEqual(hrefs, ["/edges/1/9/does-to", "/edges/1/9/does-to", "/network/9"]);
});

test("a line is the thicker the more it stands for", async () => {
  const { document } = await drawn([], [spoke(16), spoke(4)]);
  const [much, little] = [...document.querySelectorAll(".fan-line")].map((line) =>
    Number(line.getAttribute("stroke-width")),
  );
  assert.ok(much > little && little > 1);
});

test("forty stand apart and inside the picture; what is cut is told whole under the pointer", async () => {
  const long = "Joint Commission for the Reconstruction of the Harbour Bridge";
  const { document } = await drawn(
    [],
    Array.from({ length: 40 }, (_, k) => spoke(k + 1, long)),
  );
  const places = [...document.querySelectorAll(".fan-arm text")].map((text) => Number(text.getAttribute("y")));
  for (const [k, y] of places.entries()) assert.ok(k === 0 || y - places[k - 1] >= 20, `${k}: ${y}`);
  const height = Number(document.querySelector("svg")?.getAttribute("height"));
  assert.ok(places[0] > 0 && places[39] < height);
  const arm = document.querySelector(".fan-arm")!;
  assert.ok(arm.querySelector("title")?.textContent?.startsWith(long));
  assert.match(arm.querySelector("text")?.textContent ?? "", /…/);
});

test("names are escaped, nothing is styled inline", async () => {
  const { svg } = await drawn([spoke(1, '<img src=x onerror="alert(1)">')], []);
  assert.doesNotMatch(svg, /<img|\sstyle=/);
});
