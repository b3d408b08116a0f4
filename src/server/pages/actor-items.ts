import type { Context } from "hono";
import { html } from "hono/html";
import { PARTS, type Part } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { PART_WORDS } from "./actor-words.ts";
import { actorAddress, addressOf, partAddress } from "./addresses.ts";
import { dataAddresses, dataLinks } from "./data-links.ts";
import { findActor } from "./find-actor.ts";
import { page } from "./layout.ts";
import { pager } from "./pager.ts";
import { resultList } from "./result-view.ts";
import { withTitles } from "./untitled.ts";

const LIMIT = 50;

/** `?part=&cursor=`: all items in which an actor has a part, the newest first. */
export async function actorItemsPage(context: Context<AppEnv>) {
  const actor = await findActor(context);
  const asked = context.req.query("part");
  const part = PARTS.find((part) => part === asked) ?? "speaker";
  const cursor = context.req.query("cursor") ?? null;
  const { items, next } = await context.get("store").actorItems(actor.id, [part], { limit: LIMIT, cursor });
  const address = (cursor: string | null) => addressOf(`/actors/${actor.id}/items`, { part, cursor });
  const body = html`<div class="page-intro">
      <p class="kicker"><a href="${actorAddress(actor.id)}">${actor.name}</a></p>
      <h1>${PART_WORDS[part].title}</h1>
    </div>
    <div class="view-bar">
      <nav class="choices" aria-label="Part">${PARTS.map((other) => partLink(actor.id, other, other === part))}</nav>
      <span class="view-links">${dataLinks(`/actors/${actor.id}/items`, { part })}</span>
    </div>
    ${items.length === 0 ? html`<p class="empty">${PART_WORDS[part].none}</p>` : resultList(await withTitles(context.get("store"), items))}
    ${pager(address, cursor, next)}`;
  return context.html(
    page({
      title: `${actor.name}: ${PART_WORDS[part].title.toLowerCase()}`,
      path: address(cursor),
      body,
      styles: ["views"],
      alternates: dataAddresses(`/actors/${actor.id}/items`, { part }),
    }),
  );
}

function partLink(id: number, part: Part, current: boolean) {
  return html`<a href="${partAddress(id, part)}"${current ? html` aria-current="page"` : ""}>${PART_WORDS[part].title}</a> `;
}
