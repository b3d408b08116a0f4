import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { type ServerType, serve } from "@hono/node-server";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { createApp } from "../../../src/server/app.ts";
import { launchChromium, withoutChromium } from "../../browser/chromium.ts";
import { fakeStore } from "../fake-store.ts";

const AXE = new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url);

describe("the report page in Chromium", { skip: withoutChromium }, () => {
  let browser: Browser;
  let server: ServerType;
  let origin = "";

  before(async () => {
    const app = createApp({ store: fakeStore(), version: "0", hosts: null });
    origin = await new Promise((resolve) => {
      server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
        resolve(`http://127.0.0.1:${port}`),
      );
    });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  /** Opens the sample report; what the browser complains of fails the test. */
  async function open(hash = "", options: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 }, ...options });
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", ({ message }) => complaints.push(message));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(`${origin}/reports/elvan-1${hash}`);
    return { page, complaints };
  }

  const current = (page: Page) =>
    page.locator("mark.is-current").evaluateAll((marks) => marks.map((mark) => mark.textContent));
  const isOpen = (page: Page, item: string) =>
    page.locator(`[data-item="${item}"]`).evaluate((note) => (note as HTMLDetailsElement).open);
  const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

  test("by keyboard: from mark to mark, into a note, to its reasons, and the citation copied", async () => {
    const { page, complaints } = await open();
    await page.keyboard.press("j");
    assert.deepEqual(await page.locator(".note.is-current").getAttribute("data-item"), "s1");
    for (const _ of [1, 2, 3]) await page.keyboard.press("j");
    assert.match((await current(page)).join(" "), /We came with figures/);
    await page.keyboard.press("k");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    assert.equal(await isOpen(page, "s3"), true);
    assert.equal(await page.evaluate(() => document.activeElement?.parentElement?.getAttribute("data-item")), "s3");
    await page.keyboard.press("e");
    await page.keyboard.press("j");
    assert.deepEqual([await isOpen(page, "s3"), await isOpen(page, "s4")], [false, true], "notes go along");
    await page.keyboard.press("k");
    assert.equal(await page.locator("#s3 .why").evaluate((why) => (why as HTMLDetailsElement).open), true);
    await page.keyboard.press("c");
    await page.waitForFunction(() => document.querySelector("[data-said]")?.textContent === "Copied");
    assert.equal(
      await copied(page),
      `“We came with figures, and they came with slogans, … Nobody goes back to work on slogans.” — Mara Oduya, Elvan Courier, “Harbour talks end without a deal”, 3 March 2025, https://courier.example/elvan/1, ${origin}/reports/elvan-1#s3`,
    );
    assert.deepEqual(complaints, []);
  });

  test("what is selected is copied with its source and an address that leads back to these very words", async () => {
    const { page } = await open();
    await page.locator("article .words", { hasText: "Ships do not wait" }).selectText();
    await page.keyboard.press("c");
    await page.waitForFunction(() => document.querySelector("[data-said]")?.textContent === "Copied");
    const [, words, address] = /^“(.*)” — .*, (http\S+)$/.exec(await copied(page)) ?? [];
    assert.equal(words, "“Ships do not wait.”");
    const { page: again } = await open(new URL(address).hash);
    const lit = await again.evaluate(() => [...(CSS.highlights.get("deep") ?? [])].map(String).join("").trim());
    assert.equal(lit, "“Ships do not wait.”");
  });

  test("clean text by key and by box takes marks, letters and notes away, and gives them back", async () => {
    const { page } = await open();
    const lines = () =>
      page
        .locator("mark.direct")
        .first()
        .evaluate((mark) => getComputedStyle(mark).textDecorationLine);
    assert.equal(await lines(), "underline");
    await page.keyboard.press("0");
    assert.equal(await lines(), "none");
    assert.equal(await page.locator(".note").first().isVisible(), false);
    await page.keyboard.press("0");
    await page.locator("#show-statements").uncheck();
    assert.equal(await lines(), "none");
    assert.equal(await page.locator('[data-item="v1"]').isVisible(), true);
    await page.keyboard.press("j");
    assert.equal(
      await page.locator(".note.is-current").getAttribute("data-item"),
      "v1",
      "what is hidden is passed over",
    );
  });

  test("keys that are typed into a form do nothing else", async () => {
    const { page } = await open("#s3");
    await page.locator("#s3 .fix > summary").click();
    await page.locator("#s3 input[name=value]").pressSequentially("joe0c?");
    assert.equal(await page.locator("#s3 input[name=value]").inputValue(), "joe0c?");
    assert.equal(await page.locator("#show-clean").isChecked(), false);
  });

  test("without scripts the address of an item unfolds its note, and a correction is made and withdrawn", async () => {
    const { page } = await open("#s5", { javaScriptEnabled: false });
    assert.equal(await page.locator("#s5").isVisible(), true);
    await page.locator("#s5 .fix > summary").click();
    await page.locator("#s5 select[name=field]").selectOption("form");
    await page.locator("#s5 input[name=value]").fill("direct");
    await page.locator("#s5 input[name=value]").press("Enter");
    await page.waitForURL(/#s5$/);
    assert.match((await page.locator("#s5 .corrections").innerText()) ?? "", /form should be “?direct/);
    assert.match((await page.locator("#s5").innerText()) ?? "", /a reader: direct/);
    await page.locator("#s5 .corrections button").click();
    await page.waitForURL(/#s5$/);
    assert.equal(await page.locator("#s5 .corrections").count(), 0);
  });

  test("an open note moves nothing in the text beside it", async () => {
    const { page } = await open();
    const last = () => page.locator("article .words").last().boundingBox();
    const before = await last();
    await page.locator('[data-item="s1"] > summary').click();
    assert.equal(await isOpen(page, "s1"), true);
    assert.deepEqual(await last(), before);
  });

  test("a letter stands in the line of the words it is for, also where these begin a line", async () => {
    for (const width of [360, 700, 1400]) {
      const { page } = await open("", { viewport: { width, height: 900 } });
      const far = await page.locator("article .rail:not(.slot-1)").evaluateAll(
        (rails) =>
          rails.filter((rail) => {
            const range = document.createRange();
            let word: Node = rail;
            while (word.nodeType !== Node.TEXT_NODE && word.previousSibling) word = word.previousSibling;
            range.selectNodeContents(word);
            const [line] = range.getClientRects();
            const box = rail.getBoundingClientRect();
            return !line || box.bottom < line.top || line.bottom < box.top;
          }).length,
      );
      assert.equal(far, 0, `at ${width}`);
    }
  });

  test("axe finds nothing, light and dark, wide and narrow, with notes open", async () => {
    const axe = readFileSync(AXE, "utf8");
    for (const [width, colorScheme] of [
      [1400, "light"],
      [1400, "dark"],
      [800, "light"],
      [360, "dark"],
    ] as const) {
      const { page } = await open("#s3", { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      await page.locator("#s3 .fix > summary").click();
      await page.locator("#s3 .why > summary").click();
      await page.locator("#show-names").check();
      await page.evaluate(axe);
      const violations = await page.evaluate(async () => {
        const { violations } = await (
          globalThis as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }> };
          }
        ).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
      });
      assert.deepEqual(violations, [], `${width} ${colorScheme}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0, `the page is wider than the window at ${width}`);
    }
  });

  test("a chosen theme is kept from page to page, and the system's is followed again once it is the same", async () => {
    const { page } = await open("", { colorScheme: "light" });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.locator("[data-theme-toggle]").click();
    const dark = await background();
    assert.notEqual(dark, light);
    await page.reload();
    assert.equal(await background(), dark);
    await page.locator("[data-theme-toggle]").click();
    assert.equal(await page.evaluate(() => localStorage.length), 0);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.equal(await background(), dark);
  });
});
