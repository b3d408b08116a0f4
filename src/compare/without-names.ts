const NAME = /\p{Lu}[\p{L}\p{M}’'.-]*/gu;

/** Words without those that are written with a capital, a space in the place of each. */
export function withoutNames(text: string): string {
  return text.replace(NAME, " ");
}
