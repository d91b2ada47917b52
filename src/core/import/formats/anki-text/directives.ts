/** What the first lines of an Anki text export say about the rest. */
export interface AnkiDirectives {
  readonly separator: string | undefined;
  /** Tags of every note. */
  readonly tags: readonly string[];
  readonly columns: readonly string[] | undefined;
  readonly notetype: string;
  readonly deck: string;
  /** Columns from 0. */
  readonly notetypeColumn: number | undefined;
  readonly deckColumn: number | undefined;
  readonly tagsColumn: number | undefined;
  readonly guidColumn: number | undefined;
  /** Lines of directives, from the first. */
  readonly lineCount: number;
}

const SEPARATORS: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  space: ' ',
  pipe: '|',
  colon: ':',
};

const KEY =
  /^#\s?(separator|html|tags|columns|notetype|deck|notetype column|deck column|tags column|guid column|if matches)\s?:(.*)$/iu;

/** Reads `#key:value` lines at the top, or the old first line `tags: x y`. */
export function readDirectives(lines: readonly string[]): AnkiDirectives {
  const values = new Map<string, string>();
  let lineCount = 0;
  const old = /^tags:\s?(.*)$/iu.exec((lines[0] ?? '').slice(0, 2000));
  if (old !== null) {
    values.set('tags', old[1] ?? '');
    lineCount = 1;
  }
  for (; lineCount < lines.length; lineCount += 1) {
    const match = KEY.exec((lines[lineCount] ?? '').slice(0, 2000));
    if (match === null) break;
    values.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').trim());
  }
  const column = (key: string): number | undefined => {
    const number = Number(values.get(key));
    return Number.isInteger(number) && number > 0 ? number - 1 : undefined;
  };
  const named = values.get('separator') ?? '';
  const separator = SEPARATORS[named.toLowerCase()] ?? (named === '\\t' ? '\t' : named[0]);
  return {
    separator,
    tags: (values.get('tags') ?? '').split(/\s+/u).filter((tag) => tag !== ''),
    columns: values.get('columns')?.split(separator ?? '\t'),
    notetype: values.get('notetype') ?? '',
    deck: values.get('deck') ?? '',
    notetypeColumn: column('notetype column'),
    deckColumn: column('deck column'),
    tagsColumn: column('tags column'),
    guidColumn: column('guid column'),
    lineCount,
  };
}
