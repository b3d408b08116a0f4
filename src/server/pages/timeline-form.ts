import { html } from "hono/html";
import type { TimelineAsked } from "./timeline.ts";

/** What a timeline shows, chosen: the query, the stretch of time, the unit, what the rows are. */
export function timelineForm({ q, unit, by, from, to }: TimelineAsked) {
  return html`<form class="fields timeline-form" role="search" aria-label="Timeline" action="/timeline">
    <div class="field field-wide"><label for="t-q">Query</label><input id="t-q" name="q" type="search" value="${q}" autocomplete="off" spellcheck="false" placeholder="everything"></div>
    <div class="field"><label for="t-from">From</label><input id="t-from" name="from" value="${from}" size="10" placeholder="2031-03" autocomplete="off"></div>
    <div class="field"><label for="t-to">To, included</label><input id="t-to" name="to" value="${to}" size="10" placeholder="2031-05-20" autocomplete="off"></div>
    <div class="field"><label for="t-unit">Bars</label><select id="t-unit" name="unit">
      ${choice("", "as it fits", unit ?? "")}${choice("day", "by day", unit)}${choice("month", "by month", unit)}${choice("year", "by year", unit)}
    </select></div>
    <div class="field"><label for="t-by">Rows</label><select id="t-by" name="by">${choice("type", "by kind of act", by)}${choice("actor", "by actor", by)}</select></div>
    <div class="field"><button type="submit">Show</button></div>
  </form>`;
}

function choice(value: string, name: string, chosen: string | null) {
  return html`<option value="${value}"${value === chosen ? html` selected` : ""}>${name}</option>`;
}
