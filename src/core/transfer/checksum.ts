import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of text that comes in pieces. */
export class RunningChecksum {
  readonly #hash = sha256.create();

  /** Takes in a piece and returns its bytes in UTF-8. */
  add(text: string): Uint8Array<ArrayBuffer> {
    const bytes = utf8ToBytes(text);
    this.#hash.update(bytes);
    return bytes;
  }

  /** 64 hexadecimal digits; nothing can be added afterwards. */
  digest(): string {
    return bytesToHex(this.#hash.digest());
  }
}
