import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { comparisonFile } from "../../src/export/comparison/comparison-file.ts";
import { COMPARISON, RECORDS } from "../export/comparison/tellings.ts";
import { launchChromium, withoutChromium } from "./chromium.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** The row of the attack, which all three tell otherwise. */
const ROW = "April 4";
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

describe("the single file of a comparison in a browser", { skip: withoutChromium }, () => {
  let folder: string;
  let browser: Browser;
  let address: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "readout-comparison-"));
    const file = join(folder, "comparison.html");
    await writeFile(file, await comparisonFile(COMPARISON, RECORDS));
    address = pathToFileURL(file).href;
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  /** Opens the file from the disk and does `what`; nothing may be asked for outside of it, and nothing may go wrong in it. */
  async function see(options: BrowserContextOptions, what: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ reducedMotion: "reduce", ...options });
    try {
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(address)) wrong.push(request.url());
      });
      page.on("pageerror", (error) => wrong.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") wrong.push(message.text());
      });
      await page.goto(address);
      await what(page);
      assert.deepEqual(wrong, []);
    } finally {
      await context.close();
    }
  }

  const rowOf = (page: Page) => page.locator(".told-row", { hasText: ROW });

  /** The sentences that are lit, by text, as the eye sees them. */
  const lit = (page: Page) =>
    page.evaluate(() => {
      const plain = getComputedStyle(document.querySelector(".sentence")!.closest("p")!).backgroundColor;
      return [...document.querySelectorAll(".sentence")]
        .filter((sentence) => getComputedStyle(sentence).backgroundColor !== plain)
        .map((sentence) => `${sentence.closest(".text")!.id}: ${sentence.textContent!.slice(0, 30)}`);
    });

  const LIT = [
    "text-A: A Sorenian patrol ship attacke",
    "text-B: Velmark says that a Sorenian p",
    "text-C: “They looked us in the eye and",
  ];

  for (const javaScriptEnabled of [false, true]) {
    const how = javaScriptEnabled ? "with a script" : "without a script";

    test(`${how}, a click on a sentence of a row lights its sentences in all texts`, async () => {
      await see({ javaScriptEnabled, viewport: WIDE }, async (page) => {
        assert.deepEqual(await lit(page), []);
        await rowOf(page).locator(".side", { hasText: "Velmark says" }).locator(".passage a").click();
        assert.deepEqual(await lit(page), LIT);
        const second = page.locator("#text-B .sentence", { hasText: "Velmark says" });
        assert.ok(await second.evaluate((one) => one.getBoundingClientRect().top < innerHeight));
      });
    });

    test(`${how}, at 360 pixels one text is shown at a time, and nothing is wider than the screen`, async () => {
      await see({ javaScriptEnabled, viewport: PHONE }, async (page) => {
        const shown = () => page.locator(".text:visible").evaluateAll((texts) => texts.map(({ id }) => id));
        assert.deepEqual(await shown(), ["text-A"]);
        await page.locator(".tabs a", { hasText: "Northern Gazette" }).click();
        assert.deepEqual(await shown(), ["text-C"]);
        await rowOf(page).locator(".side", { hasText: "Velmark says" }).locator(".passage a").click();
        assert.deepEqual(await shown(), ["text-B"]);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      });
    });
  }

  test("with a script, the sentences of a row come to the same height", async () => {
    await see({ viewport: WIDE }, async (page) => {
      await rowOf(page).locator(".row-number").click();
      const tops = await page
        .locator(".sentence.is-lit")
        .evaluateAll((sentences) => sentences.map((one) => one.getBoundingClientRect().top));
      assert.equal(tops.length, 3);
      assert.ok(Math.max(...tops) - Math.min(...tops) < 3, tops.join(", "));
      await page.goBack();
      await page.locator("#text-A .rows-of a").first().click();
      assert.match(page.url(), /#row-\d+$/);
    });
  });

  test("with a script, texts scroll together", async () => {
    await see({ viewport: WIDE }, async (page) => {
      const pane = (letter: string) => page.locator(`#text-${letter} .text-body`);
      await pane("A").scrollIntoViewIfNeeded();
      await pane("A").hover();
      await page.mouse.wheel(0, 300);
      await page.waitForFunction(() => document.querySelector("#text-B .text-body")!.scrollTop > 0);
    });
  });

  for (const colorScheme of ["light", "dark"] as const) {
    for (const viewport of [WIDE, PHONE]) {
      test(`axe finds nothing wrong: ${colorScheme}, ${viewport.width} pixels`, async () => {
        await see({ viewport, colorScheme, bypassCSP: true }, async (page) => {
          await page.addScriptTag({ content: await readFile(AXE, "utf8") });
          const found = await page.evaluate(async () => {
            const axe = (globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe;
            type Violation = { id: string; help: string; nodes: { html: string; failureSummary: string }[] };
            const { violations } = await axe.run();
            return violations.map(
              ({ id, help, nodes }) => `${id}: ${help}: ${nodes[0].html} ${nodes[0].failureSummary}`,
            );
          });
          assert.deepEqual(found, []);
        });
      });
    }
  }

  test("on paper all texts are there", async () => {
    await see({ viewport: WIDE }, async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator(".text:visible").count(), 3);
      const cut = await page
        .locator(".text-body")
        .evaluateAll((bodies) => bodies.filter((body) => body.scrollHeight > body.clientHeight + 1).length);
      assert.equal(cut, 0);
    });
  });
});
