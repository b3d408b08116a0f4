import type { Context } from "hono";
import { html } from "hono/html";
import { StoreError } from "../../store/store-error.ts";
import type { AppEnv } from "../app-env.ts";
import { actorAddress, addressOf } from "./addresses.ts";
import { dataAddresses, dataLinks } from "./data-links.ts";
import { findActor } from "./find-actor.ts";
import { page } from "./layout.ts";
import { pager } from "./pager.ts";
import { resultList } from "./result-view.ts";
import { withTitles } from "./untitled.ts";

const LIMIT = 50;
const VERBS = { "says-about": "speaks about", "does-to": "acts on" } as const;

/** `/edges/:from/:to/:kind`: the sentences in which one actor speaks about another, or acts on it. */
export async function edgePage(context: Context<AppEnv>) {
  const kind = (["says-about", "does-to"] as const).find((kind) => kind === context.req.param("kind"));
  if (kind === undefined) throw new StoreError("NOT_FOUND", "two actors are joined by says-about or does-to");
  const [from, to] = await Promise.all([findActor(context, "from"), findActor(context, "to")]);
  const cursor = context.req.query("cursor") ?? null;
  const { items, next } = await context.get("store").edgeItems(from.id, to.id, kind, { limit: LIMIT, cursor });
  const here = `/edges/${from.id}/${to.id}/${kind}`;
  const address = (cursor: string | null) => addressOf(here, { cursor });
  const body = html`<div class="page-intro">
      <p class="kicker"><a href="/network/${from.id}">Network of ${from.name}</a></p>
      <h1>${from.name} <span class="verb">${VERBS[kind]}</span> ${to.name}</h1>
      <p class="meta"><a href="${actorAddress(from.id)}">${from.name}</a> · <a href="${actorAddress(to.id)}">${to.name}</a></p>
    </div>
    <div class="view-bar">
      <p class="small"><a href="/edges/${to.id}/${from.id}/${kind}">The other way round</a></p>
      <span class="view-links">${dataLinks(here)}</span>
    </div>
    ${items.length === 0 ? html`<p class="empty">No sentence of this library tells that ${from.name} ${VERBS[kind]} ${to.name}.</p>` : resultList(await withTitles(context.get("store"), items))}
    ${pager(address, cursor, next)}`;
  return context.html(
    page({
      title: `${from.name} ${VERBS[kind]} ${to.name}`,
      path: address(cursor),
      body,
      styles: ["views"],
      alternates: dataAddresses(here),
    }),
  );
}
