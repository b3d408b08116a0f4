import { html } from "hono/html";
import type { ActorRef, Edge } from "../../store/store.ts";
import { actorAddress, edgeAddress } from "./addresses.ts";
import { numberWords } from "./count-words.ts";

const SHOWN = 5;

/** The ways in which two actors stand in one item, seen from one of them. */
export const RELATIONS = [
  { title: "Speaks about", kind: "says-about", out: true },
  { title: "Is spoken of by", kind: "says-about", out: false },
  { title: "Acts on", kind: "does-to", out: true },
  { title: "Is acted on by", kind: "does-to", out: false },
] as const;

/** The edges of one relation, the commonest first, each with the other actor. */
export function relationEdges(actor: ActorRef, edges: readonly Edge[], { kind, out }: (typeof RELATIONS)[number]) {
  return edges
    .filter((edge) => edge.kind === kind && (out ? edge.from : edge.to).id === actor.id)
    .map((edge) => ({ edge, other: out ? edge.to : edge.from }))
    .sort((a, b) => b.edge.count - a.edge.count || a.other.id - b.other.id);
}

/** Those who stand in the same items, by how. */
export function neighbourLists(actor: ActorRef, edges: readonly Edge[]) {
  const lists = RELATIONS.map((relation) => ({ ...relation, list: relationEdges(actor, edges, relation) }));
  return html`<section aria-labelledby="with-heading">
    <h2 id="with-heading">With whom</h2>
    ${edges.length === 0 ? html`<p class="muted">No other actor stands in the same statements and events.</p>` : ""}
    ${lists
      .filter(({ list }) => list.length > 0)
      .map(
        ({ title, list }) => html`<h3 class="list-heading">${title}</h3>
        <ul class="facet">${list
          .slice(0, SHOWN)
          .map(
            ({ edge, other }) =>
              html`<li><a href="${actorAddress(other.id)}">${other.name}</a><a class="count" href="${edgeAddress(edge)}" aria-label="${numberWords(edge.count)} times: ${title.toLowerCase()} ${other.name}">${numberWords(edge.count)}</a></li>`,
          )}</ul>`,
      )}
    ${edges.length === 0 ? "" : html`<p class="more"><a href="/network/${actor.id}">As a network</a></p>`}
  </section>`;
}
