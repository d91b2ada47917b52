import type { CardColumns } from './columns';

/** Columns that may be written; `length` slots are in use. */
export type WritableColumns = { -readonly [Name in keyof CardColumns]: CardColumns[Name] };
/** Names of the columns. */
export type ColumnName = Exclude<keyof CardColumns, 'length'>;

type ArrayType<Column> = new (length: number) => Column;

type MakeColumn = <Column extends CardColumns[ColumnName]>(name: ColumnName, type: ArrayType<Column>) => Column;

/** Builds all columns, asking `make` for each; the one place that says which type a column has. */
function buildColumns(length: number, make: MakeColumn): WritableColumns {
  return {
    length,
    noteHigh: make('noteHigh', Uint32Array),
    noteLow: make('noteLow', Uint32Array),
    ordinal: make('ordinal', Uint16Array),
    page: make('page', Uint32Array),
    deck: make('deck', Uint32Array),
    phase: make('phase', Uint8Array),
    flags: make('flags', Uint16Array),
    dueDay: make('dueDay', Int32Array),
    dueAt: make('dueAt', Float64Array),
    stability: make('stability', Float64Array),
    difficulty: make('difficulty', Float64Array),
    lastDay: make('lastDay', Int32Array),
    intervalDays: make('intervalDays', Uint32Array),
    reps: make('reps', Uint32Array),
    lapses: make('lapses', Uint16Array),
    step: make('step', Uint8Array),
  };
}

/** Empty columns with room for `capacity` cards. */
export function emptyColumns(capacity: number): WritableColumns {
  return buildColumns(0, (_name, Type) => new Type(capacity));
}

/** A copy with room for `capacity` cards; by default exactly as many as there are. */
export function copyColumns(columns: CardColumns, capacity = columns.length): WritableColumns {
  return buildColumns(columns.length, (name, Type) => {
    const array = new Type(capacity);
    array.set(columns[name].subarray(0, columns.length));
    return array;
  });
}

/** A copy with the cards in `slots` alone, in that order. */
export function selectColumns(columns: CardColumns, slots: readonly number[]): WritableColumns {
  return buildColumns(slots.length, (name, Type) => {
    const array = new Type(slots.length);
    const from = columns[name];
    slots.forEach((slot, index) => (array[index] = from[slot] ?? 0));
    return array;
  });
}

/** Columns that were stored with `copyColumns`, as they are; undefined when one is missing, of another type or length. */
export function checkedColumns(stored: Readonly<Record<string, unknown>>): WritableColumns | undefined {
  const { length } = stored;
  if (typeof length !== 'number') return undefined;
  const misfits: ColumnName[] = [];
  const columns = buildColumns(length, (name, Type) => {
    const array = stored[name];
    if (array instanceof Type && array.length === length) return array;
    misfits.push(name);
    return new Type(0);
  });
  return misfits.length === 0 ? columns : undefined;
}
