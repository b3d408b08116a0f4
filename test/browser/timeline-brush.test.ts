import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleRecord } from "../cli/sample-record.ts";
import { launchChromium, withoutChromium } from "./chromium.ts";
import { serveLibrary } from "./served-library.ts";

test("dragging over the bars of a timeline chooses the months under it, a click the bar", {
  skip: withoutChromium,
}, async (t) => {
  const library = await serveLibrary(async (store) => {
    for (const month of ["01", "02", "03", "04"]) {
      const sample = sampleRecord();
      const published = { value: `2031-${month}-15`, precision: "day" as const, basis: "given" };
      const document = { ...sample.document, id: month, url: null, title: `Report ${month}`, published };
      await store.add({ record: { ...sample, document }, reasons: {} }, null);
    }
  });
  t.after(() => library.close());
  const browser = await launchChromium();
  t.after(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(`${library.origin}/timeline`);
  const chart = page.locator(".only-wide svg").first();
  const box = (await chart.boundingBox())!;
  const bars = await chart
    .locator("a rect")
    .evaluateAll((bars) => bars.slice(0, 4).map((bar) => bar.getBoundingClientRect().x));
  await page.mouse.move(bars[1] + 8, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(bars[2] - 40, box.y + 40);
  await page.mouse.move(bars[2] + 8, box.y + 40);
  await Promise.all([page.waitForURL(/from=/), page.mouse.up()]);
  const { searchParams } = new URL(page.url());
  assert.deepEqual([searchParams.get("from"), searchParams.get("to")], ["2031-02", "2031-03"]);

  await Promise.all([page.waitForURL(/\/search\?/), page.locator(".only-wide svg a rect").first().click()]);
  assert.ok((await page.locator(".result").count()) > 0);
});
