import type { Context } from "hono";
import { html } from "hono/html";
import type { ActorReport } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { actorAddress, addressOf, reportAddress } from "./addresses.ts";
import { publishedDay } from "./day-words.ts";
import { findActor } from "./find-actor.ts";
import { page } from "./layout.ts";
import { pager } from "./pager.ts";
import { withTitles } from "./untitled.ts";

const LIMIT = 50;

/** `?cursor=`: the reports an actor is in, with the name and role it has there. */
export async function actorReportsPage(context: Context<AppEnv>) {
  const actor = await findActor(context);
  const cursor = context.req.query("cursor") ?? null;
  const { items, next } = await context.get("store").actorReports(actor.id, { limit: LIMIT, cursor });
  const address = (cursor: string | null) => addressOf(`/actors/${actor.id}/reports`, { cursor });
  const body = html`<div class="page-intro">
      <p class="kicker"><a href="${actorAddress(actor.id)}">${actor.name}</a></p>
      <h1>Reports</h1>
    </div>
    ${items.length === 0 ? html`<p class="empty">No report has this actor now.</p>` : reportRows(await withTitles(context.get("store"), items))}
    ${pager(address, cursor, next)}`;
  return context.html(page({ title: `${actor.name}: reports`, path: address(cursor), body, styles: ["views"] }));
}

function reportRows(reports: readonly ActorReport[]) {
  return html`<div class="scroll-x" tabindex="0" role="region" aria-label="Table of reports"><table class="rows report-table">
    <thead><tr><th scope="col">Report</th><th scope="col">Outlet</th><th scope="col">Published</th><th scope="col">Named and described there</th></tr></thead>
    <tbody>${reports.map(
      ({ document, title, outlet, published, name, role }) => html`<tr>
        <th scope="row"><a href="${reportAddress(document)}">${title ?? "Report without a title"}</a></th>
        <td>${outlet ?? html`<span class="muted">unknown</span>`}</td>
        <td class="nowrap">${publishedDay(published)}</td>
        <td>${name}${role === null ? "" : html`, <span class="role">${role}</span>`}</td>
      </tr>`,
    )}</tbody></table></div>`;
}
