import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const CHROMIUM = "/usr/bin/chromium";

/** Nothing of its own goes over the network, and it runs as root and without a graphics card. */
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Why the tests in a browser are passed over, `false` where they are not. Where `CI` is set they are not: they fail. */
export const withoutChromium: string | false =
  existsSync(CHROMIUM) || process.env.CI !== undefined
    ? false
    : `${CHROMIUM} is not installed (Debian: apt-get install chromium)`;

/** The system's Chromium. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS });
}
