import type { Count } from "../../store/store.ts";

const NUMBER = new Intl.NumberFormat("en-GB");

/** "1,234". */
export function numberWords(value: number): string {
  return NUMBER.format(value);
}

/** "12", or "1,000+" where there are more than were counted. */
export function countWords({ value, more }: Count): string {
  return numberWords(value) + (more ? "+" : "");
}

/** "1 event", "12 events", "more than 1,000 events". */
export function counted(count: Count | number, one: string, many = `${one}s`): string {
  const { value, more } = typeof count === "number" ? { value: count, more: false } : count;
  return `${more ? "more than " : ""}${numberWords(value)} ${value === 1 && !more ? one : many}`;
}
