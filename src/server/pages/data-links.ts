import { html } from "hono/html";
import { addressOf } from "./addresses.ts";

type Parameters = { readonly [name: string]: string | number | null | undefined };

/** Where the rows of a view are had as data. `path` is that below `/api/v1`. */
export function dataAddresses(path: string, parameters: Parameters = {}): { json: string; csv: string } {
  const address = `/api/v1${path}`;
  return { json: addressOf(address, parameters), csv: addressOf(address, { ...parameters, format: "csv" }) };
}

/** `dataAddresses` as two links. */
export function dataLinks(path: string, parameters: Parameters = {}) {
  const { json, csv } = dataAddresses(path, parameters);
  return html`<span class="data-links"><a href="${json}">JSON</a> <a href="${csv}">CSV</a></span>`;
}
