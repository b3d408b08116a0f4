import { html } from "hono/html";
import type { PlacedCorrection } from "../../store/store.ts";
import { moment } from "./day-words.ts";
import type { Html } from "./layout.ts";
import type { ReportView } from "./report-view.ts";

/** The fields that can be mended, by kind of item, with the name a reader knows. */
export const MENDABLE = {
  statement: { speaker: "who", addressee: "to whom", form: "form", said: "said or not" },
  event: {
    actors: "who",
    type: "act",
    recipients: "to whom",
    assertedBy: "asserted by",
    status: "status",
    time: "when",
    place: "where",
  },
} as const;

export type ItemName = keyof typeof MENDABLE;

const FIELD_WORDS: { readonly [field: string]: string } = { ...MENDABLE.statement, ...MENDABLE.event };

/** Marks of the text are not set within those of the page. */
const OUTER_MARKS = /^[“”"]|[“”"]$/g;

/** The name of a field for a reader. */
export function fieldWords(field: string): string {
  return FIELD_WORDS[field] ?? field;
}

/** Values that are often wanted, offered by the browser in `value`; once a page. */
export function fixSuggestions({ record, voices }: ReportView): Html {
  const said = ["unknown", ...voices.all.map(({ name }) => name), "direct", "indirect", "mixed", "yes", "no"];
  const events = [
    "unknown",
    "reporter",
    "actual",
    "future",
    "possible",
    "negated",
    ...new Set(record.entities.filter(({ type }) => type !== null && type !== "other").map(({ name }) => name)),
  ];
  const list = (id: string, values: readonly string[]) =>
    html`<datalist id="${id}">${values.map((value) => html`<option value="${value}"></option>`)}</datalist>`;
  return html`${list("fix-statement", said)}${list("fix-event", events)}`;
}

/**
 * The form that says an item right or wrong or mends a field. What mends stands first: it is what Enter does, and without a value
 * it does nothing.
 */
export function fixForm({ stored }: ReportView, item: string, kind: ItemName): Html {
  const action = `/reports/${encodeURIComponent(stored.row.document)}/corrections`;
  const fields = Object.entries(MENDABLE[kind]);
  return html`<details class="fix"><summary>Fix</summary>
<form method="post" action="${action}" autocomplete="off">
<input type="hidden" name="item" value="${item}">
<div class="fix-row"><select name="field" aria-label="Field of ${item} to mend">${fields.map(([field, words]) => html`<option value="${field}">${words}</option>`)}</select>
<input name="value" list="fix-${kind}" maxlength="500" aria-label="What it should be" placeholder="should be …"></div>
<input name="note" maxlength="2000" aria-label="Note" placeholder="note, if you like">
<div class="fix-row"><button name="verdict" value="mend">Mend</button><span class="fix-or">or all of it is</span>
<button name="verdict" value="right">Right</button><button name="verdict" value="wrong">Wrong</button></div>
</form></details>`;
}

/** What readers said of an item, as a list with the way to take it back. */
export function correctionList(placed: readonly PlacedCorrection[]): Html {
  if (placed.length === 0) return html``;
  return html`<ul class="corrections">${placed.map((each) => html`<li>${correctionView(each)}</li>`)}</ul>`;
}

function correctionView({ correction, state, why }: PlacedCorrection): Html {
  const { id, document, item, verdict, field, value, note, by, at, anchor } = correction;
  const said =
    verdict === "mend"
      ? html`<b>${fieldWords(field ?? "")}</b> should be <q class="words-of">${value}</q>`
      : html`<b>${verdict}</b>`;
  const orphan =
    state === "orphan"
      ? html`<p class="small">It was about ${item}: <q class="words-of">${anchor.exact.replace(OUTER_MARKS, "")}</q>${why ? html` — ${why}` : ""}.</p>`
      : "";
  return html`<p>${by ?? "A reader"}: ${said}${note ? html`. <i>${note}</i>` : ""}
<span class="muted small">${moment(at)}${state === "moved" ? "; found again by its words" : ""}</span></p>${orphan}
<form method="post" action="/corrections/${id}/withdraw"><input type="hidden" name="document" value="${document}"><input type="hidden" name="item" value="${item}"><button class="button-quiet">Withdraw</button></form>`;
}

/** One word for what readers said of an item, shown where its note is folded. */
export function correctionChip(placed: readonly PlacedCorrection[]): Html {
  const verdicts = new Set(placed.map(({ correction }) => correction.verdict));
  if (verdicts.has("wrong")) return html`<span class="chip is-warn">wrong</span>`;
  if (verdicts.has("mend")) return html`<span class="chip is-on">mended</span>`;
  return verdicts.has("right") ? html`<span class="chip">looked at</span>` : html``;
}
