import type { Context } from "hono";
import { html } from "hono/html";
import type { Actor, Count, Edge, Naming, Part, Result } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { actorTimeline } from "./actor-timeline.ts";
import { actorKind, PART_WORDS } from "./actor-words.ts";
import { actorAddress, partAddress } from "./addresses.ts";
import { countWords } from "./count-words.ts";
import { dataAddresses } from "./data-links.ts";
import { findActor } from "./find-actor.ts";
import { type Html, page } from "./layout.ts";
import { namingsTable } from "./namings-table.ts";
import { neighbourLists } from "./neighbour-lists.ts";
import { resultList } from "./result-view.ts";
import { withTitles } from "./untitled.ts";

const NEWEST = 4;

/** Beside the newest items: parts with a section of their own, and their number. */
const SECTIONS = [
  { part: "speaker", count: "quotes" },
  { part: "about", count: "about" },
  { part: "actor", count: "done" },
  { part: "recipient", count: "received" },
] as const;

/** All that the library has on one actor, the newest of each. */
export async function actorPage(context: Context<AppEnv>) {
  const store = context.get("store");
  const actor = await findActor(context);
  const [namings, edges, timeline, ...newest] = await Promise.all([
    store.namings(actor.id),
    store.neighbours(actor.id),
    actorTimeline(store, actor),
    ...SECTIONS.map(async ({ part, count }) =>
      actor[count].value === 0
        ? []
        : withTitles(store, (await store.actorItems(actor.id, [part], { limit: NEWEST, cursor: null })).items),
    ),
  ]);
  const body = actorView({ actor, namings, edges, timeline, newest });
  return context.html(
    page({
      title: actor.name,
      path: actorAddress(actor.id),
      body,
      wide: true,
      styles: ["views"],
      alternates: { json: dataAddresses(`/actors/${actor.id}`).json },
    }),
  );
}

interface ActorView {
  readonly actor: Actor;
  readonly namings: readonly Naming[];
  readonly edges: readonly Edge[];
  readonly timeline: Html | "";
  /** In the order of `SECTIONS`. */
  readonly newest: readonly (readonly Result[])[];
}

function actorView({ actor, namings, edges, timeline, newest }: ActorView) {
  const { id } = actor;
  return html`${actorHead(actor)}
    ${timeline}
    <div class="two-col actor-columns">
      <div class="two-col-main">
        ${SECTIONS.map(({ part, count }, index) => itemSection(actor, part, actor[count], newest[index]))}
      </div>
      <div class="two-col-side">
        ${namingsTable(namings)}
        ${neighbourLists(actor, edges)}
        <section aria-labelledby="mend-heading">
          <h2 id="mend-heading">Not one actor, or one of two?</h2>
          <p class="small">An actor of the library joins the <i>entities</i> of several reports; in each report the <i>mentions</i> in its text are joined to an entity. What you decide here leaves the reports as they are and can be undone.</p>
          <ul class="plain small">
            <li><a href="${actorAddress(id)}/merge">Merge into another actor</a>: both are the same.</li>
            <li><a href="${actorAddress(id)}/split">Split</a>: some reports mean somebody else.</li>
            <li><a href="/decisions">What was decided so far</a></li>
          </ul>
        </section>
      </div>
    </div>`;
}

function actorHead(actor: Actor) {
  const { id, name, merged, mergedInto } = actor;
  const kind = actorKind(actor);
  return html`<div class="page-intro">
      <p class="kicker">Actor${kind === "" ? "" : ` · ${kind}`}</p>
      <h1>${name}</h1>
      ${mergedInto === null ? "" : html`<p class="notice">Merged by hand into <a href="${actorAddress(mergedInto.id)}">${mergedInto.name}</a>, where its reports are counted now. <a href="/decisions">Undo</a></p>`}
      ${merged.length === 0 ? "" : html`<p class="meta">Merged into it by hand: ${merged.map((other, index) => html`${index === 0 ? "" : ", "}<a href="${actorAddress(other.id)}">${other.name}</a>`)} · <a href="/decisions">undo</a></p>`}
    </div>
    <dl class="tally">
      ${tally("Reports", actor.reports, `${actorAddress(id)}/reports`)}
      ${SECTIONS.map(({ part, count }) => tally(PART_WORDS[part].title, actor[count], partAddress(id, part)))}
    </dl>`;
}

function tally(name: string, count: Count, address: string) {
  return html`<div><dt>${name}</dt><dd>${count.value === 0 ? html`<span class="muted">0</span>` : html`<a href="${address}">${countWords(count)}</a>`}</dd></div>`;
}

function itemSection({ id }: Actor, part: Part, count: Count, newest: readonly Result[]) {
  const { title, none } = PART_WORDS[part];
  return html`<section class="item-section" aria-labelledby="part-${part}">
    <div class="view-bar"><h2 id="part-${part}" class="view-count">${title}</h2>
      ${
        newest.length === 0
          ? ""
          : html`<span class="view-links"><a href="${partAddress(id, part)}">${newest.length === count.value ? "" : "all "}${countWords(count)}</a></span>`
      }
    </div>
    ${newest.length === 0 ? html`<p class="muted">${none}</p>` : resultList(newest)}
  </section>`;
}
