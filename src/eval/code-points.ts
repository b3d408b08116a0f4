/**
 * Offsets of a text in Unicode code points, as marked data gives them, to UTF-16 code units: entry k is where code
 * point k begins, the last entry is the length of the text.
 */
export function codePointOffsets(text: string): Int32Array {
  const offsets = new Int32Array(text.length + 1);
  let points = 0;
  let offset = 0;
  for (const point of text) {
    offsets[points++] = offset;
    offset += point.length;
  }
  offsets[points] = offset;
  return offsets.subarray(0, points + 1);
}

/** The offset itself or, where it stands inside a surrogate pair, the end of that pair. */
export function pairEnd(text: string, offset: number): number {
  return offset > 0 && text.codePointAt(offset - 1)! > 0xffff ? offset + 1 : offset;
}
