/** Letters that authors number options with, each in its own order; circled digits need no punctuation. */
const ALPHABETS = [
  'ABCDEFGHIJKLMNOP',
  'АБВГДЕЖЗИК',
  'ΑΒΓΔΕΖΗΘ',
  'אבגדהוזח',
  'أبجدهوزح',
  'กขคงจฉ',
  'アイウエオカ',
  '가나다라마바',
  '①②③④⑤⑥⑦⑧',
  '123456789',
] as const;

/** Letters that look the same in another alphabet and are typed in its place. */
const LOOK_ALIKE: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  ا: 'أ',
};

const places = new Map<string, { readonly alphabet: number; readonly index: number }>();
ALPHABETS.forEach((letters, alphabet) => {
  [...letters].forEach((letter, index) => places.set(letter, { alphabet, index }));
});

/** Character class of everything that can be an option label except digits, for use inside `[…]` with the `u` flag. */
export const LABEL_CLASS = 'A-Pa-pА-Иа-иКкΑ-Θα-θא-חאאأابجدهوزحก-งจฉアイウエオカ가나다라마바①-⑧Ａ-Ｐａ-ｐ';

/** Brings a label to its one form: upper case, not full width. */
export function normaliseLabel(label: string): string {
  return label.normalize('NFKC').length === 1 && !isCircled(label)
    ? label.normalize('NFKC').toUpperCase()
    : label.toUpperCase();
}

/** Whether the label is a circled digit. */
export function isCircled(label: string): boolean {
  return label >= '①' && label <= '⑧';
}

/** Whether a list of options can start with this label. */
export function isFirstLabel(label: string): boolean {
  return places.get(label)?.index === 0 || label === 'ا';
}

/** Whether this label is the second of its alphabet. */
export function isSecondLabel(label: string): boolean {
  return places.get(label)?.index === 1;
}

/** Whether two labels are the same, or look the same. */
export function sameLabel(left: string, right: string): boolean {
  return left === right || (LOOK_ALIKE[left] ?? left) === (LOOK_ALIKE[right] ?? right);
}

/** How many places `label` comes after `previous` in its alphabet; null when it is not from there. */
export function labelDistance(previous: string, label: string): number | null {
  const from = places.get(previous);
  if (from === undefined) return null;
  const letters = ALPHABETS[from.alphabet] ?? '';
  const at = [...letters].findIndex((letter) => sameLabel(letter, label));
  if (at >= 0) return at - from.index;
  const seen = places.get(LOOK_ALIKE[previous] ?? previous);
  const other = places.get(LOOK_ALIKE[label] ?? label);
  if (seen === undefined || other?.alphabet !== seen.alphabet) return null;
  return other.index - seen.index;
}

/** The label an option at this place would have in the alphabet of `first`. */
export function labelAt(first: string, index: number): string | null {
  const place = places.get(first);
  return place === undefined ? null : ([...(ALPHABETS[place.alphabet] ?? '')][index] ?? null);
}
