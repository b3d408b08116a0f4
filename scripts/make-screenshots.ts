import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { launchChromium } from "../test/browser/chromium.ts";
import { fillReadingLibrary } from "../test/browser/reading-library.ts";
import { readingPages } from "../test/browser/reading-pages.ts";
import { serveLibrary } from "../test/browser/served-library.ts";

/**
 * Makes pictures of every page, to be looked at before a change of them is called done:
 *
 *     node scripts/make-screenshots.ts FOLDER [ADDRESS …]
 *
 * Without addresses (`/search?q=harbour`) those of `readingPages`. Each is taken light and dark, 1280 and 360 px wide, and as it is
 * printed. FOLDER should lie outside the checkout.
 */
const [folder, ...asked] = process.argv.slice(2);
if (folder === undefined) throw new RangeError("name the folder that the pictures go to");
if (resolve(folder).startsWith(resolve(import.meta.dirname, "..")))
  throw new RangeError(`${folder} lies in the checkout: choose another folder`);

const LOOKS = [
  { name: "light", width: 1280, colorScheme: "light" },
  { name: "dark", width: 1280, colorScheme: "dark" },
  { name: "narrow", width: 360, colorScheme: "light" },
  { name: "narrow-dark", width: 360, colorScheme: "dark" },
] as const;

mkdirSync(folder, { recursive: true });
const library = await serveLibrary(fillReadingLibrary);
const browser = await launchChromium();
const page = await browser.newPage({ baseURL: library.origin, reducedMotion: "reduce" });
for (const path of asked.length > 0 ? asked : await readingPages(library.store)) {
  const name = path.replace(/[^\w]+/g, "-").replace(/^-|-$/g, "") || "home";
  const file = (look: string) => join(folder, `${name}.${look}.png`);
  for (const { name: look, width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme, media: "screen" });
    await page.goto("about:blank");
    await page.goto(path);
    // A place in the text is looked at where the browser brings it.
    await page.screenshot({ path: file(look), fullPage: !path.includes("#") });
  }
  await page.setViewportSize({ width: 700, height: 900 });
  await page.emulateMedia({ colorScheme: "light", media: "print" });
  await page.screenshot({ path: file("print"), fullPage: true });
  console.log(path);
}
await browser.close();
await library.close();
