/** Longer options are prose, never a number. */
const MAX_SHORT_CHARACTERS = 60;
const TRUE_OR_FALSE = new Set(['true', 'false', 'yes', 'no']);
/** A number with an optional sign, currency, comparison or unit before and after. */
const NUMBER =
  /^(?:[<>≤≥~≈=+\-−$€£]|at least|at most|about|up to|less than|more than|over|under|\s)*\d(?:[\d.,\s]*\d)?[.,]?\s{0,9}(?:[\p{L}%°/²³µ]{1,12}(?:\s{1,9}[\p{L}%°/²³µ]{1,12})?)?\s{0,9}\.?$/iu;
/** Names other options by their letters, which are capitals: "only a part" names none. */
const NAMES_LETTERS =
  /\b(?:[Bb]oth|[Ee]ither|[Nn]either|[Oo]nly|[Oo]ptions?|[Aa]nswers?)\s\(?[A-F]\)?(?!\w)|^\(?[A-F]\)?(?:\s?(?:,|and|or|&|\+)\s?\(?[A-F]\)?)+\.?$/;
const NAMES_PLACES = /\b(?:first|last|previous|next|following)\s(?:one|two|three|four|option|answer)/i;
const SPEAKS_OF_ABOVE = /\b(?:above|below|preceding)\b/i;
/** Speaks of the others as a whole, so it stays where the author put it. */
const SPEAKS_OF_OTHERS = /^(?:all|none|both|neither|any|either)\b|^it depends\b|\bof (?:these|them|those)\b/i;

function plain(option: string): string {
  return option.replace(/[*_`]/g, '').trim().replace(/\.$/, '');
}

/** Whether the order is part of the question: True/False, numbers, or options that point at others by place. */
function isFixed(options: readonly string[]): boolean {
  if (options.every((option) => TRUE_OR_FALSE.has(option.toLowerCase()))) return true;
  if (options.every((option) => option.length <= MAX_SHORT_CHARACTERS && NUMBER.test(option))) return true;
  const last = options.length - 1;
  return options.some(
    (option, index) =>
      NAMES_LETTERS.test(option) || NAMES_PLACES.test(option) || (SPEAKS_OF_ABOVE.test(option) && index !== last),
  );
}

/**
 * The order in which options are shown, as source indexes. Shuffled by `random` (0 up to but excluding 1), except True/False, numbers
 * and options that name places, which all stay; an option that speaks of the others keeps its own place.
 */
export function optionOrder(options: readonly string[], random: () => number): readonly number[] {
  const texts = options.map(plain);
  const order = options.map((_, index) => index);
  if (isFixed(texts)) return order;
  const free = order.filter((index) => {
    const text = texts[index] ?? '';
    return !SPEAKS_OF_OTHERS.test(text) && !SPEAKS_OF_ABOVE.test(text);
  });
  const shuffled = shuffle(free, random);
  const places = new Map(free.map((place, k) => [place, shuffled[k] ?? place]));
  return order.map((place) => places.get(place) ?? place);
}

function shuffle(items: readonly number[], random: () => number): readonly number[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.min(last, Math.floor(random() * (last + 1)));
    const kept = result[last] ?? 0;
    result[last] = result[other] ?? 0;
    result[other] = kept;
  }
  return result;
}
