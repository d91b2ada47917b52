import { RunningChecksum } from './checksum';
import type { TransferCounts, TransferFooter, TransferHeader, TransferRecord } from './records';

/** Counts of nothing. */
export function noCounts(): Record<TransferRecord['type'], number> {
  return { preset: 0, deck: 0, source: 0, setting: 0, note: 0, slide: 0, event: 0 };
}

/** Writes a collection file as bytes of JSON Lines, before compression: the header, the records in any order, the footer. */
export class TransferWriter {
  readonly #checksum = new RunningChecksum();
  readonly #counts = noCounts();

  header(header: TransferHeader): Uint8Array<ArrayBuffer> {
    return this.#checksum.add(`${JSON.stringify(header)}\n`);
  }

  /** Bytes of some lines; many at once cost less than one at a time. */
  records(records: readonly TransferRecord[]): Uint8Array<ArrayBuffer> {
    for (const { type } of records) this.#counts[type]++;
    return this.#checksum.add(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  }

  footer(): Uint8Array<ArrayBuffer> {
    const counts: TransferCounts = { ...this.#counts };
    const footer: TransferFooter = { type: 'footer', counts, sha256: this.#checksum.digest() };
    return new RunningChecksum().add(`${JSON.stringify(footer)}\n`);
  }
}
