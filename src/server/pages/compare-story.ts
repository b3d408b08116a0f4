import { html } from "hono/html";
import { MOST_COMPARED } from "../../compare/compare.ts";
import type { StoryRow } from "../../store/store.ts";
import { compareAddress } from "./addresses.ts";

/** The reports of a story that are compared at once: its newest, as many as a comparison takes. */
export function comparedReports({ reports }: Pick<StoryRow, "reports">): StoryRow["reports"] {
  return reports.slice(-MOST_COMPARED);
}

/** The button that sets the reports of a story side by side; "" where there is only one. */
export function compareButton(story: Pick<StoryRow, "reports" | "size">) {
  const compared = comparedReports(story);
  const all = story.size;
  if (all < 2) return "";
  const words =
    compared.length < all ? `Compare the newest ${compared.length}` : all === 2 ? "Compare both" : `Compare all ${all}`;
  return html`<a class="button" href="${compareAddress(compared.map(({ document }) => document))}">${words}</a>`;
}
