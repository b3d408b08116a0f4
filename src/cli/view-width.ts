import { MAX_WIDTH, MIN_WIDTH } from "./terminal-view.ts";

const OFF_TERMINAL = 80;

/** How many columns a view has: as asked for, else as the terminal has, within what a view can be laid out in. */
export function viewWidth(asked: number | null, { columns }: { readonly columns?: number }): number {
  return Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, asked ?? columns ?? OFF_TERMINAL));
}
