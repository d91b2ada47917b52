import type { EventId, LogEvent } from './event';

/** Key of an event for maps: the device, then its number. */
export function eventKey({ deviceId, seq }: EventId): string {
  return `${deviceId}:${seq}`;
}

function byDevice(events: readonly LogEvent[]): Map<string, LogEvent[]> {
  const devices = new Map<string, LogEvent[]>();
  for (const event of events) {
    const own = devices.get(event.deviceId);
    if (own) own.push(event);
    else devices.set(event.deviceId, [event]);
  }
  return devices;
}

interface Placed {
  readonly event: LogEvent;
  readonly day: number;
  readonly at: number;
}

function placedOf(own: LogEvent[]): Placed[] {
  own.sort((a, b) => a.seq - b.seq);
  let day = -Infinity;
  let at = -Infinity;
  return own.map((event) => {
    day = Math.max(day, event.studyDay);
    at = Math.max(at, event.at);
    return { event, day, at };
  });
}

/**
 * The one order in which the events of all devices happened: by study day, then time, then id. The events of one device
 * always keep their own order: a clock that was set back counts as standing still, so the result is the same on every
 * machine that has the same events, however they got there.
 */
export function orderEvents(events: readonly LogEvent[]): readonly LogEvent[] {
  const placed = [...byDevice(events).values()].flatMap(placedOf);
  placed.sort(
    (a, b) =>
      a.day - b.day ||
      a.at - b.at ||
      (a.event.deviceId < b.event.deviceId ? -1 : a.event.deviceId > b.event.deviceId ? 1 : a.event.seq - b.event.seq),
  );
  return placed.map(({ event }) => event);
}
