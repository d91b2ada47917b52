const MS_PER_MINUTE = 60_000;
/** Every zone rule since 1972 changes on a quarter of an hour, so an offset holds for its whole quarter. */
const MS_PER_QUARTER = 15 * MS_PER_MINUTE;
const CACHED_QUARTERS = 20_000;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

function zoneNamed(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const zone = { format, offsets: new Map<number, number>() };
  zones.set(name, zone);
  return zone;
}

function readOffset(format: Intl.DateTimeFormat, atMs: number): number {
  const local: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of format.formatToParts(atMs)) local[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = local;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - atMs) / MS_PER_MINUTE);
}

/**
 * Minutes east of UTC in `zone` at an instant in ms since 1970 UTC; from the platform's zone data, cached.
 * Throws RangeError for a zone the platform does not know and for an instant that is no date.
 */
export function offsetMinutesAt(atMs: number, zone: string): number {
  const { format, offsets } = zoneNamed(zone);
  const quarter = Math.floor(atMs / MS_PER_QUARTER);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const offset = readOffset(format, quarter * MS_PER_QUARTER);
  if (offsets.size >= CACHED_QUARTERS) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}
