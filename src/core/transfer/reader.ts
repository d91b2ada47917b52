import type { DeckId } from '#core/cards';
import { fail, ok } from '#core/result';
import type { Result } from '#core/result';
import * as v from 'valibot';
import { RunningChecksum } from './checksum';
import { TRANSFER_VERSION } from './records';
import type { TransferCounts, TransferHeader, TransferRecord } from './records';
import { footerSchema, headerSchema, recordSchema } from './schemas';
import { noCounts } from './writer';

/** Why a collection file cannot be used; `line` counts from 1. */
export type TransferProblem =
  | { readonly kind: 'not-a-collection'; readonly message: string }
  | { readonly kind: 'newer-version'; readonly found: number; readonly supported: number }
  | { readonly kind: 'damaged'; readonly line: number; readonly message: string };

/** What a file holds once its footer agreed. */
export interface TransferContents {
  readonly header: TransferHeader;
  readonly records: readonly TransferRecord[];
}

/** Reads a collection file line by line and trusts nothing: shapes, counts and checksum must agree before anyone uses it. */
export class TransferReader {
  readonly #checksum = new RunningChecksum();
  readonly #counts = noCounts();
  readonly #records: TransferRecord[] = [];
  readonly #decks = new Set<DeckId>();
  readonly #decksNamed = new Set<DeckId>();
  readonly #onRecord: (record: TransferRecord) => void;
  #header: TransferHeader | undefined;
  #line = 0;
  #closed = false;

  /** Hands each record to `onRecord` and keeps none, or keeps all of them for `finish`. */
  constructor(onRecord?: (record: TransferRecord) => void) {
    this.#onRecord = onRecord ?? ((record) => this.#records.push(record));
  }

  /** Takes in a line without its line end. */
  line(text: string): Result<null, TransferProblem> {
    this.#line++;
    if (this.#closed) return this.#damaged('There is more after the end.');
    const parsed = parseJson(text);
    if (!parsed.ok) {
      return this.#header ? this.#damaged('The line is no JSON.') : notOurs();
    }
    if (this.#header === undefined) return this.#takeHeader(text, parsed.value);
    if (isFooter(parsed.value)) return this.#takeFooter(parsed.value);
    const record = v.safeParse(recordSchema, parsed.value);
    if (!record.success) return this.#damaged(describe(record.issues[0]));
    this.#checksum.add(`${text}\n`);
    this.#counts[record.output.type]++;
    this.#note(record.output);
    this.#onRecord(record.output);
    return ok(null);
  }

  /** What was read; a failure when the file ended too early. */
  finish(): Result<TransferContents, TransferProblem> {
    if (this.#header === undefined) return notOurs();
    if (!this.#closed) return this.#damaged('The file ends too early.');
    if (![...this.#decksNamed].every((id) => this.#decks.has(id))) return this.#damaged('A deck is missing.');
    return ok({ header: this.#header, records: this.#records });
  }

  /** Every deck that a note or a deck names must be there in the end. */
  #note(record: TransferRecord): void {
    if (record.type === 'note') this.#decksNamed.add(record.note.deckId);
    if (record.type !== 'deck') return;
    this.#decks.add(record.deck.id);
    if (record.deck.parentId !== undefined) this.#decksNamed.add(record.deck.parentId);
  }

  #takeHeader(text: string, value: unknown): Result<null, TransferProblem> {
    const header = v.safeParse(headerSchema, value);
    if (!header.success) return notOurs();
    const { version } = header.output;
    if (version > TRANSFER_VERSION) return fail({ kind: 'newer-version', found: version, supported: TRANSFER_VERSION });
    this.#checksum.add(`${text}\n`);
    this.#header = header.output;
    return ok(null);
  }

  #takeFooter(value: unknown): Result<null, TransferProblem> {
    const footer = v.safeParse(footerSchema, value);
    if (!footer.success) return this.#damaged('The end of the file is malformed.');
    const { counts, sha256 } = footer.output;
    if (sha256 !== this.#checksum.digest()) return this.#damaged('The checksum does not match.');
    if (!sameCounts(counts, this.#counts)) return this.#damaged('The counts do not match.');
    this.#closed = true;
    return ok(null);
  }

  #damaged(message: string): Result<null, TransferProblem> & { readonly ok: false } {
    return fail({ kind: 'damaged', line: this.#line, message });
  }
}

function notOurs(): { readonly ok: false; readonly error: TransferProblem } {
  return fail({ kind: 'not-a-collection', message: 'It does not start as a collection of Deckhand does.' });
}

function parseJson(text: string): Result<unknown, null> {
  try {
    return ok(JSON.parse(text));
  } catch {
    return fail(null);
  }
}

function isFooter(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'footer';
}

function sameCounts(a: TransferCounts, b: TransferCounts): boolean {
  return (
    a.preset === b.preset &&
    a.deck === b.deck &&
    a.source === b.source &&
    a.setting === b.setting &&
    a.note === b.note &&
    a.slide === b.slide &&
    a.event === b.event
  );
}

function describe(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return path === null ? `${issue.message}.` : `${path}: ${issue.message}.`;
}
