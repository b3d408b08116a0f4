import type { Context } from "hono";
import { html } from "hono/html";
import { comparisonBody } from "../../export/comparison/comparison-body.ts";
import { comparisonFile } from "../../export/comparison/comparison-file.ts";
import { comparisonTitle } from "../../export/comparison/heads-part.ts";
import { openComparisonView } from "../../export/comparison/view.ts";
import type { AppEnv } from "../app-env.ts";
import { compareStored } from "../compared.ts";
import { compareAddress, reportAddress } from "./addresses.ts";
import { page } from "./layout.ts";

/** GET /compare?d=ID&d=ID…: reports of the library side by side. */
export async function comparePage(context: Context<AppEnv>): Promise<Response> {
  const documents = context.req.queries("d") ?? [];
  if (documents.length < 2) return context.html(await howToChoose(documents));
  const { comparison, records } = await compareStored(context.get("store"), context.get("readMeanings"), documents);
  const view = openComparisonView(comparison, records);
  const body = html`${comparisonBody(view, (document) => reportAddress(document.replace(/~\d+$/, "")))}
<p class="meta no-print">Take it along: <a href="${compareAddress(documents, "/compare/file")}" download>one HTML file</a> that needs nothing else.</p>
<script src="/web/compare.js"></script>`;
  return context.html(
    await page({
      title: `${comparisonTitle(view)}: ${view.reports.map(({ label }) => label).join(", ")}`,
      path: compareAddress(documents),
      body,
      wide: true,
      styles: ["compare"],
      description: `${comparison.differences.length} differences between ${view.reports.length} reports`,
      alternates: { json: compareAddress(documents, "/api/v1/compare") },
    }),
  );
}

/** GET /compare/file?d=ID&d=ID…: the same as one HTML file, to be kept. */
export async function compareFile(context: Context<AppEnv>): Promise<Response> {
  const { comparison, records } = await compareStored(
    context.get("store"),
    context.get("readMeanings"),
    context.req.queries("d") ?? [],
  );
  return context.body(await comparisonFile(comparison, records), 200, {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Disposition": 'attachment; filename="comparison.html"',
  });
}

function howToChoose(documents: readonly string[]) {
  return page({
    title: "Compare reports",
    path: compareAddress(documents),
    body: html`<div class="page-intro"><h1>Compare reports</h1>
<p class="lead">Two to twelve reports of one story, side by side: who is quoted, what is told and on whose word, which words are used.</p></div>
<p>Choose a story from <a href="/stories">the stories of this library</a>, or give the ids of documents:</p>
<form action="/compare" class="fields">
<div class="field"><label for="first">First report</label><input id="first" name="d" required value="${documents[0] ?? ""}" autocomplete="off"></div>
<div class="field"><label for="second">Second report</label><input id="second" name="d" required autocomplete="off"></div>
<div class="field"><button type="submit">Compare</button></div>
</form>`,
  });
}
