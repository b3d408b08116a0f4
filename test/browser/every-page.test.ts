import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launchChromium, withoutChromium } from "./chromium.ts";
import { fillReadingLibrary } from "./reading-library.ts";
import { readingPages } from "./reading-pages.ts";
import { type ServedLibrary, serveLibrary } from "./served-library.ts";
import { openWatched, withoutRenewal } from "./watched-page.ts";

const AXE = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const RULES = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
} as const;
/** Those of them that a theme can break. */
const COLOURS = { type: "rule", values: ["color-contrast", "link-in-text-block"] } as const;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds by `rules`, a line each. */
async function violations(page: Page, rules: typeof RULES | typeof COLOURS): Promise<string[]> {
  const found = await page.evaluate(
    (rules) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } }).axe
        .run({ runOnly: rules, resultTypes: ["violations"] })
        .then(({ violations }) =>
          violations.map(({ id, nodes }) => ({
            id,
            nodes: nodes.map(({ html, failureSummary }) => ({ html, failureSummary })),
          })),
        ),
    rules,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

/** What can be clicked and is smaller than 24 by 24 px. Links within a line of text may be: the line decides there. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll(
        "button, summary, select, input:not([type=hidden]), nav a, a.button-quiet, a.button-main, .view-links a",
      ),
    ]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => ({ element, box: (element.closest("label") ?? element).getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < 24 || box.height < 24))
      .map(
        ({ element, box }) => `${Math.round(box.width)}×${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`,
      ),
  );
}

/** How far it goes to the right beyond the window, and what does. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`${scrollWidth} > ${clientWidth}`, ...wide.slice(0, 4).map((element) => element.outerHTML.slice(0, 120))];
  });
}

/** Where Tab comes to before what stands above it: by the places of what it reaches. */
async function outOfOrder(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const order = [
      ...document.querySelectorAll<HTMLElement>(
        "a[href], button, input:not([type=hidden]), select, summary, [tabindex]",
      ),
    ];
    return order.filter((element) => element.tabIndex > 0).map((element) => element.outerHTML.slice(0, 120));
  });
}

describe("every page in Chromium", { skip: withoutChromium }, () => {
  let browser: Browser;
  let library: ServedLibrary;
  let pages: readonly string[];

  before(async () => {
    browser = await launchChromium();
    library = await serveLibrary(fillReadingLibrary);
    pages = await readingPages(library.store);
  });

  after(async () => {
    await browser?.close();
    await library?.close();
  });

  for (const width of [360, 1280]) {
    test(`at ${width} px axe finds nothing in light and dark, nothing is out of reach, nothing is asked for from elsewhere`, async () => {
      const { page, context, complaints, foreign } = await openWatched(browser, library.origin, {
        viewport: { width, height: 900 },
        bypassCSP: true,
      });
      await withoutRenewal(context);
      const found: string[] = [];
      for (const path of pages) {
        await page.goto("about:blank");
        await page.goto(path);
        const tell = (what: string, lines: readonly string[]) =>
          found.push(...lines.map((line) => `${path} ${what}: ${line}`));
        tell("is too wide", await overflow(page));
        tell("too small", await tooSmall(page));
        tell("has an order of its own", await outOfOrder(page));
        await page.evaluate(AXE);
        await page.emulateMedia({ colorScheme: "light" });
        tell("light", await violations(page, RULES));
        await page.emulateMedia({ colorScheme: "dark" });
        tell("dark", await violations(page, COLOURS));
      }
      assert.deepEqual(found, []);
      assert.deepEqual(complaints, []);
      assert.deepEqual(foreign, []);
      assert.deepEqual(library.errors, []);
    });
  }
});
