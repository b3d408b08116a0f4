/**
 * Leads from a character of `Document.text` (UTF-16 code units) back to the bytes it was read from. Runs are kept in
 * ascending order of text offset; a run either copies (each character of the text stands for as many units of the
 * source as every other: one to one, or two bytes a letter) or stands whole for its source range (an entity, collapsed
 * white space). Text that has no source (a paragraph break between two blocks) has no run.
 *
 * The source of a gzipped input is what it unpacks to; the source of a string given by a program is that string, in
 * UTF-16 code units.
 */
export interface OffsetMap {
  /** The half-open byte range of the source that `from`..`to` of the text was read from, or `null` where it has none. */
  toSource(from: number, to: number): { readonly from: number; readonly to: number } | null;
}

/** Offset runs in typed arrays, found by binary search. Made by `OffsetRuns.builder()`. */
export class OffsetRuns implements OffsetMap {
  private readonly runs: Runs;

  constructor(runs: Runs) {
    this.runs = runs;
  }

  /** A builder that takes runs in ascending order of text offset. */
  static builder(): OffsetRunsBuilder {
    return new OffsetRunsBuilder();
  }

  /** One run: `length` characters that stand one to one (or `unit` source units each) for the source from `sourceFrom` on. */
  static single(length: number, sourceFrom = 0, unit = 1): OffsetRuns {
    return OffsetRuns.builder().addEach(0, length, sourceFrom, unit).build();
  }

  toSource(from: number, to: number): { readonly from: number; readonly to: number } | null {
    if (!(from >= 0 && to >= from)) throw new RangeError(`not a span of a text: ${from}..${to}`);
    const { text, length, source, sourceLength, unit } = this.runs;
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (text[middle] + length[middle] <= from) low = middle + 1;
      else high = middle;
    }
    let start = Infinity;
    let end = -Infinity;
    // A headline may stand behind the body in the source: the range is the one that holds all runs, in whatever order.
    for (let k = low; k < text.length && text[k] < to; k++) {
      const step = unit[k];
      const first = step === 0 ? 0 : Math.max(from - text[k], 0) * step;
      const last = step === 0 ? sourceLength[k] : Math.min(to - text[k], length[k]) * step;
      if (source[k] + first < start) start = source[k] + first;
      if (source[k] + last > end) end = source[k] + last;
    }
    return start < end ? { from: start, to: end } : null;
  }
}

/** Collects runs for an OffsetRuns; a run that goes on with the one before is joined to it. */
export class OffsetRunsBuilder {
  private runs: Runs = newRuns(64);
  private count = 0;

  /**
   * `length` characters from `textFrom` stand for `sourceLength` units of the source from `sourceFrom`: one to one where
   * the two lengths are equal, as a whole where they are not. Throws RangeError where `textFrom` lies before the end of
   * the run added last.
   */
  add(textFrom: number, length: number, sourceFrom: number, sourceLength: number): this {
    return this.push(textFrom, length, sourceFrom, sourceLength, length === sourceLength ? 1 : 0);
  }

  /** `length` characters from `textFrom` that stand for `unit` units of the source each. Throws as `add` does. */
  addEach(textFrom: number, length: number, sourceFrom: number, unit: number): this {
    return this.push(textFrom, length, sourceFrom, length * unit, unit);
  }

  build(): OffsetRuns {
    return new OffsetRuns(copyRuns(this.runs, this.count, this.count));
  }

  private push(textFrom: number, length: number, sourceFrom: number, sourceLength: number, unit: number): this {
    if (length < 0 || sourceLength < 0 || textFrom < 0 || sourceFrom < 0) {
      throw new RangeError(`a run cannot be negative: ${textFrom}+${length} from ${sourceFrom}+${sourceLength}`);
    }
    if (length === 0) return this;
    const last = this.count - 1;
    if (last >= 0) {
      const { text, length: lengths, source, sourceLength: sourceLengths, unit: units } = this.runs;
      const end = text[last] + lengths[last];
      if (textFrom < end) throw new RangeError(`runs must ascend: ${textFrom} lies before ${end}`);
      if (unit > 0 && units[last] === unit && textFrom === end && sourceFrom === source[last] + sourceLengths[last]) {
        lengths[last] += length;
        sourceLengths[last] += sourceLength;
        return this;
      }
    }
    if (this.count === this.runs.text.length) this.runs = copyRuns(this.runs, this.count, this.count * 2);
    this.runs.text[this.count] = textFrom;
    this.runs.length[this.count] = length;
    this.runs.source[this.count] = sourceFrom;
    this.runs.sourceLength[this.count] = sourceLength;
    this.runs.unit[this.count] = unit;
    this.count++;
    return this;
  }
}

/** The map that leads through `inner` (text to a string between) and then `outer` (that string to the source). */
export function composeOffsets(inner: OffsetMap, outer: OffsetMap): OffsetMap {
  return {
    toSource(from, to) {
      const between = inner.toSource(from, to);
      return between && outer.toSource(between.from, between.to);
    },
  };
}

/** A stretch of a text put together of several, with the map of its own characters. */
export interface OffsetPiece {
  readonly from: number;
  readonly to: number;
  readonly map: OffsetMap;
}

/** The map of a text put together of pieces, which must be in ascending order. */
export function joinOffsets(pieces: readonly OffsetPiece[]): OffsetMap {
  if (pieces.length === 1 && pieces[0].from === 0) return pieces[0].map;
  return {
    toSource(from, to) {
      let low = 0;
      let high = pieces.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (pieces[middle].to <= from) low = middle + 1;
        else high = middle;
      }
      let range: { from: number; to: number } | null = null;
      for (let k = low; k < pieces.length && pieces[k].from < to; k++) {
        const piece = pieces[k];
        const part = piece.map.toSource(Math.max(from - piece.from, 0), Math.min(to, piece.to) - piece.from);
        if (part === null) continue;
        range = range === null ? part : { from: Math.min(range.from, part.from), to: Math.max(range.to, part.to) };
      }
      return range;
    },
  };
}

interface Runs {
  readonly text: Int32Array;
  readonly length: Int32Array;
  // A place in an archive can lie beyond 2 GiB.
  readonly source: Float64Array;
  readonly sourceLength: Int32Array;
  /** Source units a character; 0 for a run that stands whole. */
  readonly unit: Uint8Array;
}

function newRuns(size: number): Runs {
  return {
    text: new Int32Array(size),
    length: new Int32Array(size),
    source: new Float64Array(size),
    sourceLength: new Int32Array(size),
    unit: new Uint8Array(size),
  };
}

function copyRuns(runs: Runs, count: number, size: number): Runs {
  const copy = newRuns(size);
  copy.text.set(runs.text.subarray(0, count));
  copy.length.set(runs.length.subarray(0, count));
  copy.source.set(runs.source.subarray(0, count));
  copy.sourceLength.set(runs.sourceLength.subarray(0, count));
  copy.unit.set(runs.unit.subarray(0, count));
  return copy;
}
