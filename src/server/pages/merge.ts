import type { Context } from "hono";
import { html } from "hono/html";
import type { Actor } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { actorKind } from "./actor-words.ts";
import { actorAddress, addressOf } from "./addresses.ts";
import { counted } from "./count-words.ts";
import { findActor } from "./find-actor.ts";
import { page } from "./layout.ts";

const LIMIT = 20;

/** `/actors/:id/merge?name=`: chooses the actor that another is merged into. */
export async function mergePage(context: Context<AppEnv>) {
  const actor = await findActor(context);
  const asked = (context.req.query("name") ?? "").trim();
  // Of people's names the last word is the one that variants share.
  const name = asked || (actor.name.split(/\s+/).at(-1) ?? "");
  const found = await context.get("store").actors({ name, limit: LIMIT + 1, cursor: null });
  const others = found.items.filter(({ id, mergedInto }) => id !== actor.id && mergedInto === null).slice(0, LIMIT);
  const here = `${actorAddress(actor.id)}/merge`;
  const body = html`<div class="page-intro">
      <p class="kicker"><a href="${actorAddress(actor.id)}">${actor.name}</a></p>
      <h1>Merge into another actor</h1>
      <p class="lead">If ${actor.name} and another actor are the same, merge this one into the other. All statements and acts are then found under the other’s name. The reports keep the names they use, reports added later follow, and <a href="/decisions">the log</a> can undo it.</p>
    </div>
    <form class="fields" role="search" aria-label="Actors" action="${here}">
      <div class="field"><label for="name">Part of the other’s name</label><input id="name" type="search" name="name" value="${name}" autocomplete="off" spellcheck="false"></div>
      <div class="field"><button>Find</button></div>
    </form>
    ${
      others.length === 0
        ? html`<p class="empty">No other actor’s name has <b>${name}</b> in it.</p>`
        : html`<form method="post" action="${here}">
            <fieldset class="choose"><legend>Merge <b>${actor.name}</b> into</legend>${others.map((other) => choice(actor, other))}</fieldset>
            <p><button class="button-main">Merge</button> <a class="button-quiet" href="${actorAddress(actor.id)}">Leave it</a></p>
          </form>`
    }`;
  return context.html(
    page({ title: `${actor.name}: merge`, path: addressOf(here, { name: asked }), body, styles: ["views"] }),
  );
}

/** Two whom the library knows to differ in kind or country are most likely not the same. */
function choice(actor: Actor, other: Actor & { readonly namedIn: number }) {
  const differs = (field: "type" | "country") =>
    actor[field] !== null && other[field] !== null && actor[field] !== other[field];
  const against = (["type", "country"] as const).filter(differs);
  return html`<label class="choice"><input type="radio" name="into" value="${String(other.id)}" required>
    <span><b>${other.name}</b> <span class="muted">${[actorKind(other), counted(other.namedIn, "report")].filter(Boolean).join(" · ")}</span>
    ${against.length === 0 ? "" : html`<span class="chip is-warn">another ${against.join(" and ")}</span>`}</span></label>`;
}
