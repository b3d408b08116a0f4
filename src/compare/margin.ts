/** How much likelier one is than the likest other, of all of which the two likest are known; less than 0 where another is likelier. */
export function marginOf([first, second]: readonly [number, number], own: number): number {
  return own - (own === first ? second : first);
}
