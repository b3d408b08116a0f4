import type { Edge, Part, Result } from "../../store/store.ts";

type Parameters = { readonly [name: string]: string | number | null | undefined };

/** `path` with the parameters that have a value. */
export function addressOf(path: string, parameters: Parameters = {}): string {
  const pairs = Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const query = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
  return query === "" ? path : `${path}?${query}`;
}

/** Where a search is shown. */
export function searchAddress(q: string, more: Parameters = {}): string {
  return addressOf("/search", { q, ...more });
}

export function reportAddress(document: string): string {
  return `/reports/${encodeURIComponent(document)}`;
}

/** The place in its report where something that was found stands. */
export function resultAddress({ document, item }: Pick<Result, "document" | "item">): string {
  return reportAddress(document) + (item === null ? "" : `#${encodeURIComponent(item)}`);
}

/** Where reports are compared: the page, or with `path` the file or the data of it. */
export function compareAddress(documents: readonly string[], path = "/compare"): string {
  const query = new URLSearchParams(documents.map((document) => ["d", document])).toString();
  return query === "" ? path : `${path}?${query}`;
}

export function storyAddress(id: number): string {
  return `/stories/${id}`;
}

export function actorAddress(id: number): string {
  return `/actors/${id}`;
}

/** All items in which an actor has a part. */
export function partAddress(id: number, part: Part): string {
  return addressOf(`/actors/${id}/items`, { part });
}

export function edgeAddress({ from, to, kind }: Edge): string {
  return `/edges/${from.id}/${to.id}/${kind}`;
}
