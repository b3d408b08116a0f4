import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { html, raw } from "hono/html";
import type { Comparison } from "../../compare/comparison.ts";
import type { Record } from "../../record.ts";
import { comparisonBody, rowRules } from "./comparison-body.ts";
import { comparisonTitle } from "./heads-part.ts";
import { openComparisonView } from "./view.ts";

const WEB = join(import.meta.dirname, "../../../web");

/**
 * A comparison as one HTML file that needs nothing else: opened from a disk, without a script, without a network. Nothing in it is run
 * or fetched but its own style and script, which the policy names by their hashes. `records` are those it was made of.
 */
export async function comparisonFile(comparison: Comparison, records: readonly Record[]): Promise<string> {
  const view = openComparisonView(comparison, records);
  const style = `${web("style.css")}\n${web("compare.css")}\n${rowRules(view)}`;
  const script = web("compare.js");
  const outlets = view.reports.map(({ label }) => label);
  const policy = `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`;
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${comparisonTitle(view)}: ${outlets.join(", ")}</title>
<style>${raw(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<main id="main" class="wide" tabindex="-1">
${comparisonBody(view)}
</main>
<footer class="colophon"><p>Made with Readout ${comparison.made.version}. Reports stand in the order of their publication. “Not found” means that the report was read and nothing in it was found to tell it; it does not say that anything was left out on purpose.</p></footer>
<script>${raw(script)}</script>
</body>
</html>
`;
  return String(page);
}

function web(name: string): string {
  return readFileSync(join(WEB, name), "utf8").replaceAll("\r\n", "\n");
}

function hash(content: string): string {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}
