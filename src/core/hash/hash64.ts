/**
 * FNV-1a, 64 bit, over the UTF-8 bytes of a text, as 16 lower-case hexadecimal digits. Not cryptographic: it names things,
 * it protects nothing. Needs no BigInt: the prime is 2^40 + 435, so a step is one product of 16-bit limbs and one shift.
 * Source: Fowler, Noll, Vo; test vectors of draft-eastlake-fnv.
 */
export function hash64(text: string): string {
  // Four limbs of 16 bits, lowest first: every product stays a small integer, so that nothing is allocated for a byte.
  let a = 0x2325;
  let b = 0x8422;
  let c = 0x9ce4;
  let d = 0xcbf2;
  let pending = 0;
  let pendingCount = 0;
  for (let index = 0; index < text.length || pendingCount > 0;) {
    let byte: number;
    if (pendingCount > 0) {
      pendingCount--;
      byte = 0x80 | ((pending >> (6 * pendingCount)) & 0x3f);
    } else {
      const unit = text.charCodeAt(index);
      if (unit < 0x80) {
        byte = unit;
        index++;
      } else {
        pending = text.codePointAt(index) ?? 0;
        index += pending > 0xffff ? 2 : 1;
        pendingCount = pending < 0x800 ? 1 : pending < 0x1_0000 ? 2 : 3;
        byte = (LEAD_BITS[pendingCount] ?? 0) | (pending >> (6 * pendingCount));
      }
    }
    a ^= byte;
    const low = a * 435;
    const second = b * 435 + (low >>> 16);
    const third = c * 435 + (a << 8) + (second >>> 16);
    d = (d * 435 + (b << 8) + (third >>> 16)) & 0xffff;
    a = low & 0xffff;
    b = second & 0xffff;
    c = third & 0xffff;
  }
  return hexOf(d) + hexOf(c) + hexOf(b) + hexOf(a);
}

/** The high bits of a UTF-8 lead byte, by how many bytes follow it. */
const LEAD_BITS = [0, 0xc0, 0xe0, 0xf0] as const;

function hexOf(limb: number): string {
  return (limb + 0x1_0000).toString(16).slice(1);
}
