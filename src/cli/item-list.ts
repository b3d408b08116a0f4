import { openEventWords } from "../export/event-words.ts";
import { spannedText } from "../export/statement-text.ts";
import { findVoices } from "../export/voices.ts";
import type { Record } from "../record.ts";
import { visibleLine } from "./visible.ts";

/** Something that can be explained, in a few words. */
export interface Item {
  readonly item: string;
  readonly summary: string;
}

/** The statements and then the events of a record, each with its id. */
export function itemsOf(record: Record): Item[] {
  const voices = findVoices(record);
  const wordsOf = openEventWords(record);
  return [
    ...record.statements.map(({ id, content }) => {
      const names = (voices.of.get(id) ?? []).map(({ name }) => name).join(" and ");
      const label = voices.labels.get(id) ?? id;
      return { item: id, summary: visibleLine(`${label} ${names}: ${spannedText(record.document, content.spans)}`) };
    }),
    ...record.events.map((event) => {
      const { act, actors, recipients, source, trigger } = wordsOf(event);
      const sides = `${actors || "not told"}${recipients && ` → ${recipients}`}`;
      return { item: event.id, summary: visibleLine(`${act} · ${sides} · “${trigger}” · word of ${source}`) };
    }),
  ];
}

/** The ids of some items, "s1 to s12, v1 to v6" where they are numbered through. */
export function idRanges(items: readonly Item[]): string {
  const kinds = Map.groupBy(items, ({ item }) => item.replace(/\d+$/, ""));
  const ranges = [...kinds].map(([kind, own]) => {
    const isThrough = own.every(({ item }, k) => item === `${kind}${k + 1}`);
    if (!isThrough || own.length < 3) return own.map(({ item }) => item).join(", ");
    return `${own[0].item} to ${own[own.length - 1].item}`;
  });
  return ranges.join(", ");
}
