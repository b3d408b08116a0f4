import { html } from "hono/html";
import type { Party } from "../../store/store.ts";
import { actorAddress } from "./addresses.ts";

/** Somebody in a report: the name, leading to the actor it is joined with, and the role the report gives. */
export function partyName({ name, actor }: Pick<Party, "name" | "actor">) {
  if (actor === null) return html`<span class="party">${name}</span>`;
  return html`<a class="party" href="${actorAddress(actor)}">${name}</a>`;
}

/** Several as one phrase: "A", "A and B", "A, B and C". */
export function partyNames(parties: readonly Pick<Party, "name" | "actor">[]) {
  return parties.map((party, index) => {
    const before = index === 0 ? "" : index === parties.length - 1 ? " and " : ", ";
    return html`${before}${partyName(party)}`;
  });
}

/** As `partyNames`, each with its role where the report gives one. */
export function describedParties(parties: readonly Party[]) {
  return parties.map((party, index) => {
    const before = index === 0 ? "" : index === parties.length - 1 ? " and " : ", ";
    return html`${before}${partyName(party)}${party.role ? html`, <span class="role">${party.role}</span>` : ""}`;
  });
}
