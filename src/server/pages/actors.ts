import type { Context } from "hono";
import { html } from "hono/html";
import type { Actor, Count, Part } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { actorKind } from "./actor-words.ts";
import { actorAddress, addressOf, partAddress } from "./addresses.ts";
import { counted, countWords, numberWords } from "./count-words.ts";
import { dataAddresses, dataLinks } from "./data-links.ts";
import { page } from "./layout.ts";
import { pager } from "./pager.ts";

const LIMIT = 50;

/** `?name=&cursor=`: the actors of the library, those in most reports first. */
export async function actorsPage(context: Context<AppEnv>) {
  const store = context.get("store");
  const name = (context.req.query("name") ?? "").trim();
  const cursor = context.req.query("cursor") ?? null;
  const [{ items, next }, counts] = await Promise.all([
    store.actors({ name: name === "" ? null : name, limit: LIMIT, cursor }),
    store.counts(),
  ]);
  const address = (cursor: string | null) => addressOf("/actors", { name, cursor });
  const body = html`<div class="page-intro">
      <h1>Actors</h1>
      <p class="lead">People and bodies followed across reports. An actor joins what several reports call by one name, where nothing in them speaks against it.</p>
    </div>
    <form class="fields" role="search" action="/actors" aria-label="Actors">
      <div class="field"><label for="name">Part of the name</label><input id="name" type="search" name="name" value="${name}" autocomplete="off" spellcheck="false"></div>
      <div class="field"><button type="submit">Find</button></div>
    </form>
    ${
      items.length === 0
        ? nobody(name, counts.actors)
        : html`<div class="view-bar">
            <p class="view-count">${name === "" ? counted(counts.actors, "actor") : html`Named like <b>${name}</b>`}, those in most reports first</p>
            <span class="view-links"><a href="/decisions">Merged and split</a> ${dataLinks("/actors", { name })}</span>
          </div>
          <div class="scroll-x" tabindex="0" role="region" aria-label="Table of actors">${actorTable(items)}</div>
          ${pager(address, cursor, next)}`
    }`;
  return context.html(
    page({
      title: "Actors",
      path: address(cursor),
      body,
      wide: true,
      styles: ["views"],
      alternates: dataAddresses("/actors", { name }),
    }),
  );
}

function actorTable(actors: readonly (Actor & { readonly namedIn: number })[]) {
  return html`<table class="rows actor-table">
    <thead><tr><th scope="col">Name</th><th scope="col" class="num">Reports</th><th scope="col" class="num">Said</th><th scope="col" class="num">Spoken of</th><th scope="col" class="num">Acts done</th><th scope="col" class="num">Received</th></tr></thead>
    <tbody>${actors.map(
      (actor) => html`<tr>
        <th scope="row"><a href="${actorAddress(actor.id)}">${actor.name}</a> <span class="actor-kind">${actorKind(actor)}</span></th>
        <td class="num"><a href="${actorAddress(actor.id)}/reports">${numberWords(actor.namedIn)}</a></td>
        ${itemCount(actor.id, "speaker", actor.quotes)}${itemCount(actor.id, "about", actor.about)}${itemCount(actor.id, "actor", actor.done)}${itemCount(actor.id, "recipient", actor.received)}
      </tr>`,
    )}</tbody>
  </table>`;
}

function itemCount(id: number, part: Part, count: Count) {
  return html`<td class="num">${count.value === 0 ? html`<span class="muted">0</span>` : html`<a href="${partAddress(id, part)}">${countWords(count)}</a>`}</td>`;
}

function nobody(name: string, all: number) {
  return html`<div class="empty"><p>${name === "" ? "There are no actors in this library yet." : html`No actor’s name has <b>${name}</b> in it.`}</p>
    <p>${all === 0 ? html`Add reports in the terminal: <code>readout add article.html</code>` : html`Try a shorter part of it, or <a href="${addressOf("/search", { q: name })}">search the words of the reports</a>.`}</p></div>`;
}
