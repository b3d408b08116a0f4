import type { Context } from "hono";
import { html } from "hono/html";
import type { Actor, Edge } from "../../store/store.ts";
import type { AppEnv } from "../app-env.ts";
import { fanChart, type Spoke } from "../charts/fan-chart.ts";
import { actorAddress, edgeAddress } from "./addresses.ts";
import { numberWords } from "./count-words.ts";
import { dataAddresses, dataLinks } from "./data-links.ts";
import { findActor } from "./find-actor.ts";
import { page } from "./layout.ts";
import { RELATIONS, relationEdges } from "./neighbour-lists.ts";

const CHARTS = [
  {
    kind: "says-about",
    title: "Who speaks about whom",
    none: "Nobody in this library speaks about this actor, nor this actor about others.",
  },
  { kind: "does-to", title: "Who acts on whom", none: "No act between this actor and others is told." },
] as const;

/** `/network/:actor`: those who stand in the same statements and events as an actor. */
export async function networkPage(context: Context<AppEnv>) {
  const actor = await findActor(context, "actor");
  const edges = await context.get("store").neighbours(actor.id);
  const data = `/actors/${actor.id}/neighbours`;
  const body = html`<div class="page-intro">
      <p class="kicker">Network</p>
      <h1>${actor.name}</h1>
      <p class="lead">Those in the same statements and acts, at most forty. A number leads to its sentences, a name to that one’s own network.</p>
      <p class="meta"><a href="${actorAddress(actor.id)}">All of this actor</a></p>
    </div>
    ${CHARTS.map((chart) => chartView(actor, edges, chart))}
    ${edges.length === 0 ? "" : twin(actor, edges, data)}`;
  return context.html(
    page({
      title: `${actor.name}: network`,
      path: `/network/${actor.id}`,
      body,
      wide: true,
      styles: ["views"],
      alternates: dataAddresses(data),
    }),
  );
}

function chartView(actor: Actor, edges: readonly Edge[], { kind, title, none }: (typeof CHARTS)[number]) {
  const [outgoing, incoming] = RELATIONS.filter((relation) => relation.kind === kind).map((relation) =>
    relationEdges(actor, edges, relation).map(
      ({ edge, other }): Spoke => ({
        name: other.name,
        count: edge.count,
        address: `/network/${other.id}`,
        edgeAddress: edgeAddress(edge),
      }),
    ),
  );
  if (outgoing.length + incoming.length === 0)
    return html`<section class="chart"><h2>${title}</h2><p class="muted">${none}</p></section>`;
  return html`<section class="chart chart-${kind}" aria-label="${title}">
    <figure class="figure">
      <figcaption><h2>${title}</h2></figcaption>
      <div class="only-wide">${fanChart(actor.name, incoming, outgoing, { width: 960, names: 280, letters: 16 })}</div>
      <div class="only-narrow">${fanChart(actor.name, incoming, outgoing, { width: 340, names: 124, letters: 8 })}</div>
    </figure>
  </section>`;
}

function twin(actor: Actor, edges: readonly Edge[], data: string) {
  return html`<section aria-labelledby="twin">
    <div class="view-bar"><h2 id="twin" class="view-count">The same as a table</h2><span class="view-links">${dataLinks(data)}</span></div>
    <div class="scroll-x" tabindex="0" role="region" aria-label="The network as a table"><table class="rows">
      <thead><tr><th scope="col">${actor.name}</th><th scope="col">Whom</th><th scope="col" class="num">Sentences</th></tr></thead>
      <tbody>${RELATIONS.map((relation) =>
        relationEdges(actor, edges, relation).map(
          ({ edge, other }) => html`<tr>
            <td>${relation.title.toLowerCase()}</td>
            <th scope="row"><a href="${actorAddress(other.id)}">${other.name}</a></th>
            <td class="num"><a href="${edgeAddress(edge)}">${numberWords(edge.count)}</a></td>
          </tr>`,
        ),
      )}</tbody>
    </table></div>
  </section>`;
}
