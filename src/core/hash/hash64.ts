/**
 * FNV-1a, 64 bit, over the UTF-8 bytes of a text, as 16 lower-case hexadecimal digits. Not cryptographic: it names things,
 * it protects nothing. Needs no BigInt: the prime is 2^40 + 435, so a step is one 32-bit product and one shift.
 * Source: Fowler, Noll, Vo; test vectors of draft-eastlake-fnv.
 */
export function hash64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  const add = (byte: number): void => {
    low = (low ^ byte) >>> 0;
    const product = low * 435;
    const nextLow = product >>> 0;
    high = (Math.imul(high, 435) + (product - nextLow) / 0x1_0000_0000 + (low << 8)) >>> 0;
    low = nextLow;
  };
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      add(unit);
      continue;
    }
    const code = text.codePointAt(index) ?? 0;
    if (code < 0x800) {
      add(0xc0 | (code >> 6));
    } else {
      if (code < 0x1_0000) {
        add(0xe0 | (code >> 12));
      } else {
        add(0xf0 | (code >> 18));
        add(0x80 | ((code >> 12) & 0x3f));
        index++;
      }
      add(0x80 | ((code >> 6) & 0x3f));
    }
    add(0x80 | (code & 0x3f));
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
