import { html } from "hono/html";
import { dayWords } from "../../export/day-words.ts";
import type { ReportRow } from "../../store/store.ts";
import { type ChartedDay, dayChart } from "../charts/day-chart.ts";
import { reportAddress } from "./addresses.ts";
import { counted } from "./count-words.ts";
import type { Html } from "./layout.ts";
import type { StoryDay } from "./story-days.ts";

/** When the reports of a story were published and which days they tell of: a figure, and the same as a list. `read`: those whose acts are told. */
export function storyTimeline(
  days: readonly StoryDay[],
  reports: readonly ReportRow[],
  read: readonly ReportRow[],
): Html {
  if (days.length === 0)
    return html`<section class="band" aria-labelledby="when"><h2 id="when">When</h2><p class="muted">No day is known, neither of publication nor of an act.</p></section>`;
  const charted: ChartedDay[] = days.map(({ day, published, acts }) => ({
    day,
    published: published.length,
    publishedAddress: published.length === 0 ? "" : `#report-${reports.indexOf(published[0]) + 1}`,
    acts: acts.length,
    actsAddress: `#day-${day}`,
  }));
  const base = read.length < reports.length ? ` of the newest ${read.length} reports` : "";
  return html`<section class="band" aria-labelledby="when"><h2 id="when">When</h2>
<p class="meta">Squares: reports published that day. Circles: acts${base} that are told with that day.</p>
<div class="scroll-x" tabindex="0" role="group" aria-label="Days of the story">${dayChart(charted)}</div>
<details class="as-list"><summary>The days as a list</summary><ol>${days.map(dayItem)}</ol></details></section>`;
}

function dayItem({ day, published, acts }: StoryDay): Html {
  return html`<li id="day-${day}"><time datetime="${day}">${dayWords(day)}</time><ul>${
    published.length === 0
      ? ""
      : html`<li>${counted(published.length, "report")} published: ${published.map(({ document, title, outlet }, k) => html`${k > 0 ? ", " : ""}<a href="${reportAddress(document)}">${outlet ?? title ?? document}</a>`)}</li>`
  }${acts.map(({ report, address, words }) => html`<li><a href="${address}">${words}</a> <span class="muted">${report.outlet ?? "outlet unknown"}</span></li>`)}</ul></li>`;
}
