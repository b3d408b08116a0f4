import type { Context } from "hono";
import { html } from "hono/html";
import type { ActorRef, Decision, EntityRef } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { actorAddress, addressOf, reportAddress } from "./addresses.ts";
import { counted } from "./count-words.ts";
import { dataAddresses, dataLinks } from "./data-links.ts";
import { moment } from "./day-words.ts";
import { page } from "./layout.ts";
import { pager } from "./pager.ts";

const LIMIT = 50;
const NAMED = 12;

/** `?cursor=`: the log of what was merged and split, each with the way to undo it. */
export async function decisionsPage(context: Context<AppEnv>) {
  const cursor = context.req.query("cursor") ?? null;
  const { items, next } = await context.get("store").decisions({ limit: LIMIT, cursor });
  const address = (cursor: string | null) => addressOf("/decisions", { cursor });
  const body = html`<div class="page-intro">
      <h1>Merged and split</h1>
      <p class="lead">Every decision of a reader about who is who. It holds when reports are read again, and undoing it leaves it in this log.</p>
    </div>
    ${
      items.length === 0
        ? html`<div class="empty"><p>Nobody has merged or split an actor yet.</p><p>That is done on the page of <a href="/actors">an actor</a>.</p></div>`
        : html`<div class="view-bar"><span></span><span class="view-links">${dataLinks("/decisions")}</span></div>
          <ul class="results">${items.map((decision) => decisionView(decision, address(cursor)))}</ul>`
    }
    ${pager(address, cursor, next)}`;
  return context.html(
    page({
      title: "Merged and split",
      path: address(cursor),
      body,
      styles: ["views"],
      alternates: dataAddresses("/decisions"),
    }),
  );
}

function decisionView({ id, at, by, what, undoneAt }: Decision, here: string) {
  return html`<li class="result decision${undoneAt === null ? "" : " is-undone"}">
    <p class="decision-what">${what.kind === "merge" ? html`${actorLink(what.from)} merged into ${actorLink(what.into)}` : split(what)}</p>
    <p class="meta">${moment(at)}${by === null ? "" : ` by ${by}`}${undoneAt === null ? "" : html` · <b>undone</b> ${moment(undoneAt)}`}</p>
    ${
      undoneAt === null
        ? html`<form class="verdict" method="post" action="/decisions/${String(id)}/undo"><input type="hidden" name="back" value="${here}"><button aria-label="Undo decision ${String(id)}">Undo</button></form>`
        : ""
    }
  </li>`;
}

function split({ from, to, entities }: Extract<Decision["what"], { kind: "split" }>) {
  const left = entities.length - NAMED;
  const byName = [...Map.groupBy(entities.slice(0, NAMED), ({ name }) => name)];
  let number = 0;
  const links = (refs: readonly EntityRef[]) =>
    refs.map(
      ({ document }) =>
        html` <a href="${reportAddress(document)}"><span class="visually-hidden">report </span>${String(++number)}</a>`,
    );
  return html`${actorLink(to)} split from ${actorLink(from)}: ${counted(entities.length, "report")}
    <span class="decision-entities">${byName.map(([name, refs]) => html`${name} in ${refs.length === 1 ? "report" : "reports"}${links(refs)} `)}${left > 0 ? `and ${left} more` : ""}</span>`;
}

function actorLink({ id, name }: ActorRef) {
  return html`<a href="${actorAddress(id)}">${name}</a>`;
}
