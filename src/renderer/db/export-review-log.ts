import { eventKey, orderEvents, voidedEvents } from '#core/log';
import type { LogEvent } from '#core/log';
import { reviewLogHeader, reviewLogRecord } from '#core/transfer';
import { readLogInPieces } from './read-log';
import type { Store } from './store';

/** The review log as CSV, in bounded memory: every answer, those taken back marked as such. */
export async function* exportReviewLog({ db }: Store): AsyncGenerator<string> {
  const turns: LogEvent[] = [];
  for await (const events of readLogInPieces(db)) {
    turns.push(...events.filter(({ type }) => type === 'void' || type === 'unvoid'));
  }
  const voided = voidedEvents(orderEvents(turns));
  yield reviewLogHeader();
  for await (const events of readLogInPieces(db)) {
    yield events
      .map((event) => (event.type === 'answer' ? reviewLogRecord(event, voided.has(eventKey(event))) : ''))
      .join('');
  }
}
