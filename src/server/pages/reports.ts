import type { Context } from "hono";
import { html } from "hono/html";
import type { ReportRow } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { addressOf, reportAddress } from "./addresses.ts";
import { counted, numberWords } from "./count-words.ts";
import { dataAddresses, dataLinks } from "./data-links.ts";
import { moment, publishedDay } from "./day-words.ts";
import { page } from "./layout.ts";
import { pager } from "./pager.ts";
import { withTitles } from "./untitled.ts";

const LIMIT = 50;

/** `?by=published|added&cursor=`: all reports, the newest first. */
export async function reportsPage(context: Context<AppEnv>) {
  const store = context.get("store");
  const by = context.req.query("by") === "added" ? "added" : "published";
  const cursor = context.req.query("cursor") ?? null;
  const [{ items, next }, counts] = await Promise.all([store.reports({ by, limit: LIMIT, cursor }), store.counts()]);
  const reports = await withTitles(store, items);
  const at = (by: string, cursor: string | null) =>
    addressOf("/reports", { by: by === "published" ? null : by, cursor });
  const choice = (value: string, name: string) =>
    html`<a href="${at(value, null)}"${value === by ? html` aria-current="true"` : ""}>${name}</a>`;
  const data = { by };
  const body = html`<div class="page-intro"><h1>Reports</h1></div>
    <div class="view-bar">
      <p class="view-count">${counted(counts.reports, "report")}</p>
      <nav class="choices" aria-label="Order">${choice("published", "Newest published")} ${choice("added", "Newest added")}</nav>
      <span class="view-links">${dataLinks("/reports", data)}</span>
    </div>
    ${items.length === 0 ? html`<div class="empty"><p>There are no reports in this library yet.</p><p>Add some in the terminal: <code>readout add article.html</code></p></div>` : reportTable(reports, by)}
    ${pager((cursor) => at(by, cursor), cursor, next)}`;
  return context.html(
    page({
      title: "Reports",
      path: at(by, cursor),
      body,
      wide: true,
      styles: ["views"],
      alternates: dataAddresses("/reports", data),
    }),
  );
}

function reportTable(reports: readonly ReportRow[], by: "published" | "added") {
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label="Table of reports"><table class="rows report-table">
    <thead><tr><th scope="col">Report</th><th scope="col">Outlet</th><th scope="col">${by === "added" ? "Added" : "Published"}</th><th scope="col" class="num">Words</th><th scope="col" class="num">Statements</th><th scope="col" class="num">Events</th></tr></thead>
    <tbody>${reports.map((report) => {
      const address = reportAddress(report.document);
      return html`<tr>
        <th scope="row"><a href="${address}">${report.title ?? "Report without a title"}</a></th>
        <td>${report.outlet ?? html`<span class="muted">unknown</span>`}</td>
        <td class="nowrap">${by === "added" ? moment(report.addedAt) : publishedDay(report.published?.value ?? null)}</td>
        <td class="num">${numberWords(report.words)}</td>
        <td class="num"><a href="${address}#statements">${numberWords(report.statements)}</a></td>
        <td class="num"><a href="${address}#events">${numberWords(report.events)}</a></td>
      </tr>`;
    })}</tbody></table></div>`;
}
