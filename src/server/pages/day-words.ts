import { html } from "hono/html";
import { dayWords } from "../../export/day-words.ts";

export { dayWords };

/** A moment that the library noted, in UTC: "3 March 2031, 10:00 UTC". */
export function momentWords(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const utc = at.toISOString();
  return `${dayWords(utc)}, ${utc.slice(11, 16)} UTC`;
}

/** The day of publication as `<time>`, "undated" where none is known. */
export function publishedDay(value: string | null) {
  if (value === null) return html`<span class="undated">undated</span>`;
  return html`<time datetime="${value}">${dayWords(value)}</time>`;
}

export function moment(iso: string) {
  return html`<time datetime="${iso}">${momentWords(iso)}</time>`;
}
