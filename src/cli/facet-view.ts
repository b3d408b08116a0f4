import type { Facet } from "../store/store.ts";
import { cut, padEnd, padStart, textWidth } from "./columns.ts";
import type { Paint } from "./paint.ts";
import { visibleLine } from "./visible.ts";

const COUNT_WIDTH = 7;

/** How often each value of each facet is among the results, with the term that narrows the search to it. */
export function* facetView(facets: readonly Facet[], width: number, paint: Paint): Generator<string> {
  for (const { name, values } of facets) {
    yield "";
    yield paint(name, { bold: true });
    const shown = values.map(({ value }) => cut(visibleLine(value), Math.floor(width / 2)));
    const widest = shown.reduce((most, value) => Math.max(most, textWidth(value)), 0);
    for (const [k, { count, query }] of values.entries()) {
      const number = padStart(count.toLocaleString("en-GB"), COUNT_WIDTH);
      const room = width - COUNT_WIDTH - widest - 4;
      yield `${number}  ${padEnd(shown[k], widest)}  ${paint(cut(visibleLine(query), room), { dim: true })}`.trimEnd();
    }
  }
}
