import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

/** A page of which all is kept that a reader would not see. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings of the console, and what the page's script did not catch. */
  readonly complaints: string[];
  /** Addresses asked for that are not of `origin`. */
  readonly foreign: string[];
}

/** A new window of its own; answers of 400 and 404, which some pages are about, are no complaint. */
export async function openWatched(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, baseURL: origin, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  const page = await context.newPage();
  const complaints: string[] = [];
  const foreign: string[] = [];
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("console", (message) => {
    const isAnswer = /the server responded with a status of 40[04]/.test(message.text());
    if (["error", "warning"].includes(message.type()) && !isAnswer) complaints.push(message.text());
  });
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith("data:")) foreign.push(url);
  });
  return { page, context, complaints, foreign };
}

/** Pages that ask for themselves again while reports are added stay as they are: a test would lose them under its hands. */
export async function withoutRenewal(context: BrowserContext): Promise<void> {
  await context.route(/\/adding/, async (route) => {
    const response = await route.fetch();
    const { refresh, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
}
