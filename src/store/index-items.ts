import type { Record } from "../record.ts";
import { openContext } from "./index-context.ts";
import { eventItem } from "./index-event.ts";
import type { IndexItem } from "./index-item.ts";
import { reportItem } from "./index-report.ts";
import { statementItem } from "./index-statement.ts";

/** All items of a record, the report first, then statements and events in the order of the text. */
export function indexItems(record: Record): { readonly items: IndexItem[]; readonly cut: boolean } {
  const context = openContext(record);
  const found = [
    ...record.statements.map((statement) => ({
      at: statement.content.spans[0]?.from ?? 0,
      item: statementItem(context, statement),
    })),
    ...record.events.map((event) => ({ at: event.trigger.from, item: eventItem(context, event) })),
  ];
  found.sort((a, b) => a.at - b.at);
  const items = [reportItem(context), ...found.map(({ item }) => item)];
  return { items, cut: items.some(({ cut }) => cut) };
}
