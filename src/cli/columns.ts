import stringWidth from "string-width";

// All but these take one column each and none joins the character before it: the count of units is the width.
const NOT_PLAIN = /[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]/;

const segmenter = new Intl.Segmenter();

/** Columns that `text` takes in a terminal: wide characters two, combining marks none. `text` has no escape sequences. */
export function textWidth(text: string): number {
  return NOT_PLAIN.test(text) ? stringWidth(text) : text.length;
}

/** The characters of `text` as a reader counts them (grapheme clusters). */
export function* characters(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** `text`, or where it takes more than `width` columns its beginning with "…", never wider than `width`. */
export function cut(text: string, width: number): string {
  // A cluster can be long, but one column seldom takes more than a few units: a long text is not measured whole.
  if (text.length <= width * 8 && textWidth(text) <= width) return text;
  if (width < 1) return "";
  let kept = "";
  let taken = 0;
  for (const character of characters(text)) {
    const wide = textWidth(character);
    if (taken + wide > width - 1) break;
    kept += character;
    taken += wide;
  }
  return `${kept.trimEnd()}…`;
}

/** `text` with spaces after it up to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/** `text` with spaces before it up to `width` columns. */
export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - textWidth(text))) + text;
}
