import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { focused, tabTo } from "./by-keyboard.ts";
import { launchChromium, withoutChromium } from "./chromium.ts";
import { fillReadingLibrary, harbourReport } from "./reading-library.ts";
import { type ServedLibrary, serveLibrary } from "./served-library.ts";
import { openWatched } from "./watched-page.ts";

/** The words that the walks look for. */
const PHRASE = '"came with slogans"';
const CITATION =
  "“We came with figures, and they came with slogans, … Nobody goes back to work on slogans.” — Mara Oduya, Elvan Courier, “Harbour talks end without a deal”, 3 March 2031, https://courier.example/elvan/1, ";

describe("from adding to the timeline and back in Chromium", { skip: withoutChromium }, () => {
  let browser: Browser;
  let library: ServedLibrary;

  before(async () => {
    browser = await launchChromium();
    library = await serveLibrary(fillReadingLibrary);
  });

  after(async () => {
    await browser?.close();
    await library?.close();
  });

  /** A window at the first page; `done` tells what it complained of. */
  async function open(options: BrowserContextOptions = {}) {
    const { page, complaints, foreign } = await openWatched(browser, library.origin, options);
    await page.goto("/");
    return {
      page,
      at: () => page.url().slice(library.origin.length),
      done() {
        assert.deepEqual(complaints, []);
        assert.deepEqual(foreign, []);
        assert.deepEqual(library.errors, []);
      },
    };
  }

  const words = async (page: Page, selector: string) => {
    // A page that was just asked for may be there in part only.
    await page.waitForLoadState();
    return (await page.locator(selector).innerText()).replace(/\s+/g, " ").trim();
  };
  const copied = async (page: Page) => {
    await page.waitForFunction(() => document.querySelector("[data-said]")?.textContent === "Copied");
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const isInView = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });

  /** What is seen of the quotation in its report, however one came there. */
  async function assertRead(page: Page) {
    assert.match(await words(page, "h1"), /Harbour talks end without a deal/);
    assert.equal(await page.locator('[data-item="s3"]').getAttribute("open"), "");
    assert.match(await words(page, 'mark.is-current[data-ids~="s3"] >> nth=0'), /We came with figures/);
    assert.match(await words(page, "#s3"), /Who Mara Oduya, union leader .*Form direct, in the speaker’s own words/);
    assert.equal(await isInView(page, 'mark[data-ids~="s3"]'), true);
  }

  test("by mouse: added, found, read in its place, its speaker, when she spoke, and back to the quotation", async () => {
    const { page, at, done } = await open();
    const reports = Number(await words(page, ".home-tally dd >> nth=0"));
    const run = await library.store.startRun(["late.html"]);
    const late = harbourReport().record;
    const document = {
      ...late.document,
      id: "late",
      url: "https://post.example/late",
      outlet: "Northern Post",
      title: "A late report",
    };
    assert.equal((await library.store.add({ record: { ...late, document }, reasons: {} }, null)).outcome, "stored");
    await library.store.tellRun(run, { arrived: 1, stored: 1, duplicate: 0, refused: 0 }, "late.html", true);
    await page.reload();
    assert.equal(await words(page, ".home-tally dd >> nth=0"), String(reports + 1));

    await page.locator("#q").fill(PHRASE);
    await page.locator("main").getByRole("button", { name: "Search" }).click();
    assert.match(await words(page, ".view-count"), /^4 results$/);
    await page.getByRole("link", { name: "Elvan Courier", exact: true }).click();
    assert.match(await words(page, ".view-count"), /^2 results$/);
    await page.locator(".result-statement blockquote a").click();
    assert.equal(at(), "/reports/elvan-1#s3");
    await assertRead(page);
    await page.locator("#s3 [data-cite]").click();
    assert.equal(await copied(page), `${CITATION}${library.origin}/reports/elvan-1#s3`);

    await page.locator("#s3 dd a", { hasText: "Mara Oduya" }).click();
    assert.equal(await words(page, "h1"), "Mara Oduya");
    await page.locator("main a", { hasText: /^Timeline of/ }).click();
    assert.equal(await words(page, "h1"), "Timeline");
    const bar = page.locator(".only-wide .lane-bars a").first();
    const [, count] = /: (\d+)/.exec((await bar.locator("title").textContent()) ?? "") ?? [];
    await bar.click();
    await page.waitForURL(/\/search\?q=/);
    assert.match(await words(page, ".view-count"), new RegExp(`^${count} results?$`));
    for (const heading of ["Timeline", "Mara Oduya"]) {
      await page.goBack();
      assert.equal(await words(page, "h1"), heading);
    }
    await page.goBack();
    assert.equal(at(), "/reports/elvan-1#s3");
    await assertRead(page);
    done();
  });

  test("by keyboard alone: the same way, with the marks, the reasons and the citation", async () => {
    const { page, at, done } = await open();
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Skip to the content");
    await page.keyboard.press("Enter");
    await tabTo(page, "Search statements, events and reports");
    await page.keyboard.type(`${PHRASE} outlet:courier`);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=/);
    await tabTo(page, /^“We came with figures, and they came with slogans/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/#s3$/);
    assert.equal(at(), "/reports/elvan-1#s3");
    await assertRead(page);
    await page.keyboard.press("Tab");
    assert.equal(await focused(page), "Mara Oduya", "whoever is led to a quotation goes on in its note");
    await page.keyboard.press("j");
    assert.match(await focused(page), /Nobody will|nobody will/);
    await page.keyboard.press("k");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.press("e");
    assert.equal(await page.locator("#s3 .why").getAttribute("open"), "");
    assert.match(await words(page, "#s3 .why"), /read by/);
    await page.keyboard.press("c");
    assert.match(
      await copied(page),
      /^“We came with figures, and they came with slogans, … Nobody goes back to work on slogans\.” — Mara Oduya, /,
    );
    await tabTo(page, "Mara Oduya");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/actors\/\d+$/);
    assert.equal(await words(page, "h1"), "Mara Oduya");
    await tabTo(page, /^Timeline of what/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/timeline\?/);
    await tabTo(page, /^The same numbers as a table/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^\d+$/);
    const count = await focused(page);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?q=/);
    assert.match(await words(page, ".view-count"), new RegExp(`^${count} results?$`));
    // The key for it is the browser's own, which has no window here.
    for (const _ of [1, 2, 3]) await page.goBack();
    assert.equal(at(), "/reports/elvan-1#s3");
    await assertRead(page);
    done();
  });

  test("without scripts: the same way, a correction, actors merged and given back", async () => {
    const { page, at, done } = await open({ javaScriptEnabled: false });
    await page.locator("#q").fill(PHRASE);
    await page.locator("#q").press("Enter");
    await page.locator('.result-statement blockquote a[href="/reports/elvan-1#s3"]').click();
    assert.equal(at(), "/reports/elvan-1#s3");
    assert.match(await words(page, "#s3"), /Who Mara Oduya, union leader/);
    await page.locator("#s3 dd a", { hasText: "Mara Oduya" }).click();
    assert.equal(await words(page, "h1"), "Mara Oduya");
    await page.locator("main a", { hasText: /^Timeline of/ }).click();
    await page.locator(".twin summary").first().click();
    const link = page.locator(".timeline-table tbody td a").first();
    const count = await link.innerText();
    await link.click();
    assert.match(await words(page, ".view-count"), new RegExp(`^${count} results?$`));

    await page.goto("/reports/elvan-1#s8");
    await page.locator("#s8 .fix > summary").click();
    await page.locator("#s8 select[name=field]").selectOption("speaker");
    await page.locator("#s8 input[name=value]").fill("an aide <b>");
    await page.locator("#s8 button[value=mend]").click();
    assert.match(await words(page, "#s8"), /a reader: an aide <b>/);
    await page.goto("/corrections");
    assert.match(await words(page, ".results .correction >> nth=0"), /who: should be an aide <b> exact/);
    await page
      .locator(".correction >> nth=0")
      .getByRole("button", { name: /Withdraw/ })
      .click();
    assert.doesNotMatch(await words(page, "main"), /an aide <b>/);

    await page.goto("/actors?name=Tobias");
    const tobias = page.locator("main th a", { hasText: "Tobias Müller" }).first();
    const address = await tobias.getAttribute("href");
    await tobias.click();
    await page.getByRole("link", { name: "Merge into another actor" }).click();
    await page.locator("input[type=search][name=name]").fill("Vera Holt");
    await page.getByRole("button", { name: "Find" }).click();
    await page.locator("label.choice", { hasText: "Vera Holt" }).first().click();
    await page.getByRole("button", { name: "Merge", exact: true }).click();
    assert.equal(await words(page, "h1"), "Vera Holt");
    assert.match(await words(page, ".page-intro"), /Merged into it by hand: Tobias Müller/);
    await page.getByRole("link", { name: "undo" }).click();
    await page.locator(".decision >> nth=0").getByRole("button", { name: /Undo/ }).click();
    assert.match(await words(page, ".decision >> nth=0"), /Tobias Müller merged into Vera Holt .*undone/);
    await page.goto(address ?? "");
    assert.doesNotMatch(await words(page, ".page-intro"), /Merged/);
    done();
  });

  test("a query that cannot be understood is shown with its place, and can be mended in its box", async () => {
    const { page, done } = await open();
    await page.locator("#q").fill("harbour typ:ACCUSE");
    await page.locator("#q").press("Enter");
    assert.match(await words(page, "[role=alert]"), /cannot be understood.*typ/);
    assert.match(await page.locator(".query-wrong mark").innerText(), /^typ/);
    assert.equal(await page.locator("#q").inputValue(), "harbour typ:ACCUSE");
    assert.equal(await page.locator("#q").getAttribute("aria-invalid"), "true");
    await page.locator("#q").fill("harbour type:COERCE");
    await page.locator("#q").press("Enter");
    assert.match(await words(page, ".view-count"), /\d results?$/);
    done();
  });

  test("all results, page by page, are as many as the first page says, and none comes twice", async () => {
    const { page, done } = await open();
    await page.goto("/search?q=kind%3Astatement+speaker%3Aoduya,holt");
    const total = Number.parseInt(await words(page, ".view-count"), 10);
    const seen: string[] = [];
    for (let more = true; more; ) {
      seen.push(
        ...(await page
          .locator(".result blockquote a")
          .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""))),
      );
      const next = page.locator(".pager a[rel=next]");
      more = (await next.count()) > 0;
      if (more) await next.click();
    }
    assert.ok(total > 25, `${total} results are no reason to turn a page`);
    assert.equal(seen.length, total);
    assert.equal(new Set(seen).size, total);
    await page.locator(".pager a", { hasText: "From the beginning" }).click();
    assert.equal(await page.locator(".result").count(), 25);
    done();
  });

  test("an address of a stretch of text lights these very characters and has them in view", async () => {
    const { page, done } = await open();
    await page.goto("/reports/elvan-1#c120-180");
    const lit = await page.evaluate(() => [...(CSS.highlights.get("deep") ?? [])].map(String).join("\n"));
    assert.equal(lit.trim(), harbourReport().record.document.text.slice(120, 180).trim());
    const top = await page.evaluate(
      () => ([...(CSS.highlights.get("deep") ?? [])][0] as Range).getBoundingClientRect().top,
    );
    assert.ok(top > 0 && top < 900, `it stands at ${top}`);
    done();
  });

  test("dark or light, once chosen, holds on every page and in the next window", async () => {
    const { page, done } = await open({ colorScheme: "light" });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.getByRole("button", { name: "Dark" }).click();
    const dark = await background();
    assert.notEqual(dark, light);
    for (const path of ["/reports/elvan-1", "/timeline", "/look"]) {
      await page.goto(path);
      assert.equal(await background(), dark, path);
    }
    const other = await page.context().newPage();
    await other.goto("/actors");
    assert.equal(await other.evaluate(() => getComputedStyle(document.body).backgroundColor), dark);
    await page.getByRole("button", { name: "Light" }).click();
    assert.equal(await background(), light);
    done();
  });
});
