/**
 * The sequence of bytes at `at`, which holds a byte beyond ASCII: one character, or, where it is not valid UTF-8, the
 * stretch that decoders replace by one U+FFFD (the "maximal subpart" of the Unicode standard, section 3.9).
 */
export function utf8Sequence(bytes: Uint8Array, at: number): { readonly length: number; readonly valid: boolean } {
  const lead = bytes[at];
  const wanted = lead < 0xc2 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : 0;
  let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  let found = 0;
  while (found < wanted) {
    const byte = bytes[at + found + 1];
    if (!(byte >= low && byte <= high)) break;
    found++;
    low = 0x80;
    high = 0xbf;
  }
  return wanted > 0 && found === wanted ? WHOLE[found] : BROKEN[found];
}

const WHOLE = [1, 2, 3, 4].map((length) => ({ length, valid: true }));
const BROKEN = [1, 2, 3, 4].map((length) => ({ length, valid: false }));
