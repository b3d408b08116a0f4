import { html } from "hono/html";
import type { Html } from "./layout.ts";
import type { ReportView } from "./report-view.ts";

/** What is drawn over the text, on and off, and what the drawing means. The style sheet alone answers to the boxes. */
export function layerSwitches({ record }: ReportView): Html {
  const { statements, events, entities } = record;
  const box = (id: string, name: string, count: number | null, on: boolean) =>
    html`<label><input type="checkbox" id="show-${id}" autocomplete="off"${on ? html` checked` : ""}> ${name}${count === null ? "" : html` <span class="count">${count}</span>`}</label>`;
  return html`<div class="layers no-print">
<fieldset><legend class="visually-hidden">What is shown in the text</legend>
${box("statements", "Statements", statements.length, true)}
${box("events", "Events", events.length, true)}
${box("names", "Names", entities.length, false)}
${box("clean", "Clean text", null, false)}</fieldset>
<p class="legend"><span><span class="said line-0 direct">direct</span></span> <span><span class="said line-0 indirect">indirect</span></span> <span><span class="said line-0 mixed quoted">mi</span><span class="said line-0 mixed">xed</span></span> <span><span class="said line-0 unsaid">not said</span></span> <span><span class="cue">cue</span></span> <span><span class="event">event</span></span></p>
<button class="button-quiet js-only" type="button" popovertarget="keys">Keys <kbd>?</kbd></button>
</div>`;
}

const KEYS = [
  ["j", "k", "the next mark, the one before"],
  ["Enter", "", "its note"],
  ["e", "", "why it was read so"],
  ["c", "", "copy it, or what is selected, with its source"],
  ["0", "", "clean text"],
  ["Esc", "", "folds the note, then lets go of the mark"],
  ["?", "", "these keys"],
] as const;

export function keyHelp(): Html {
  return html`<div class="keys" id="keys" popover><h2>Keys</h2>
<dl>${KEYS.map(([one, other, does]) => html`<div><dt><kbd>${one}</kbd>${other ? html` <kbd>${other}</kbd>` : ""}</dt><dd>${does}</dd></div>`)}</dl></div>
<p class="visually-hidden" role="status" data-said></p>`;
}
