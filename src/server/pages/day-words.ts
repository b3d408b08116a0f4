import { html } from "hono/html";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A date as it is known, cut to the day, for a reader: "3 March 2031", "March 2031", "2031". What is no such date comes back as it is. */
export function dayWords(value: string): string {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(value);
  if (!parts) return value;
  const [, year, month, day] = parts;
  const named = month === undefined ? "" : MONTHS[Number(month) - 1];
  return [day && String(Number(day)), named, year].filter(Boolean).join(" ");
}

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
