import type { Page } from "playwright-core";

/** How often Tab is pressed before what was looked for counts as out of reach. */
const MOST = 150;

/** What has the focus, as it is read out: its name, else its words. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "";
    const labels = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels : null;
    const name = element.getAttribute("aria-label") ?? labels?.[0]?.textContent ?? element.textContent;
    return (name ?? "").replace(/\s+/g, " ").trim();
  });
}

/** Presses Tab until what has the focus has this name. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let k = 0; k < MOST; k++) {
    await page.keyboard.press("Tab");
    const here = await focused(page);
    if (typeof name === "string" ? here === name : name.test(here)) return;
    passed.push(here);
  }
  throw new Error(`Tab never comes to ${name}: it came to ${passed.join(" | ")}`);
}
