/** Words that carry little of a text's subject: English, French and German. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an the of to in on at by for from with and or as is are was were be been being it its this that these those ' +
    'which what who whom whose when where why how do does did has have had will would shall should can could may might ' +
    'you your we our they their he she his her i me my us them there here also such than then so if into about ' +
    'le la les un une des du de et ou est sont dans pour par sur avec que qui quoi ce cette ces il elle ils elles on ' +
    'der die das ein eine einer und oder ist sind im in den dem von zu mit auf fur für bei als auch wird werden'
  ).split(' '),
);

/** Words that turn or bound a statement: one more or one less of them and it says something else. */
export const TURNING_WORDS: ReadonlySet<string> = new Set(
  (
    'not no never none neither nor nothing nobody nowhere without cannot except unless only all any each every some most ' +
    'least always sometimes rarely seldom more less fewer must half double twice both either ' +
    'true false yes correct incorrect wrong invalid ' +
    'pas jamais aucun aucune sans ni sauf tous toutes toujours plus moins vrai faux oui non ' +
    'nicht kein keine keinen nie niemals ohne nur alle immer mehr weniger wahr falsch ja nein'
  ).split(' '),
);

/** Numbers written out count as numbers. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand ' +
    'million billion trillion first second third fourth fifth once dozen ' +
    'deux trois quatre cinq sept huit neuf dix cent mille zwei drei vier fünf sechs sieben acht neun zehn hundert tausend'
  ).split(' '),
);

const OPPOSITES: readonly (readonly [string, string])[] = (
  'before/after above/below over/under allow/deny allow/block accept/reject accept/refuse permit/forbid enable/disable ' +
  'public/private input/output left/right up/down high/low higher/lower highest/lowest large/small larger/smaller ' +
  'largest/smallest big/small bigger/smaller long/short longer/shorter longest/shortest fast/slow faster/slower ' +
  'fastest/slowest early/late earlier/later earliest/latest old/new older/newer oldest/newest start/stop start/end ' +
  'begin/end open/close opened/closed opens/closes push/pull read/write reads/writes client/server local/remote ' +
  'local/global static/dynamic hot/cold warm/cold hard/soft strong/weak same/different first/last minimum/maximum ' +
  'min/max add/remove adds/removes insert/delete create/delete create/destroy temporary/permanent ' +
  'ephemeral/persistent persistent/volatile with/without many/few often/rarely cheap/expensive cheaper/dearer ' +
  'horizontal/vertical horizontally/vertically primary/secondary active/passive front/back top/bottom inside/outside ' +
  'sender/receiver send/receive sends/receives source/target parent/child producer/consumer buy/sell gain/lose ' +
  'positive/negative even/odd heavy/light thick/thin wide/narrow deep/shallow rise/fall rises/falls grow/shrink ' +
  'grows/shrinks safe/unsafe manual/automatic manually/automatically single/multiple optional/required can/cannot ' +
  'optional/mandatory best/worst better/worse good/bad north/south east/west day/night success/failure succeed/fail ' +
  'succeeds/fails ascending/descending regional/global stateless/stateful row/column rows/columns'
)
  .split(' ')
  .map((pair) => {
    const [one = '', other = ''] = pair.split('/');
    return [one, other];
  });

const OPPOSITES_OF: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const map = new Map<string, Set<string>>();
  const add = (word: string, opposite: string): void => {
    const known = map.get(word);
    if (known === undefined) map.set(word, new Set([opposite]));
    else known.add(opposite);
  };
  for (const [one, other] of OPPOSITES) {
    add(one, other);
    add(other, one);
  }
  return map;
})();

/** Whether two words are opposites: by the list, or because only what stands before a common tail differs (import, export). */
export function areOpposites(one: string, other: string): boolean {
  if (OPPOSITES_OF.get(one)?.has(other) === true) return true;
  const tail = commonTail(one, other);
  return tail >= 4 && tail * 2 >= Math.max(one.length, other.length);
}

function commonTail(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}

const ENDINGS = /(?:ings?|edly|ed|es|s|ly|e|'s|’s)$/;

/** A word without a common English ending: store, stores, stored and storing give the same. */
export function stemOf(word: string): string {
  const stem = word.replace(ENDINGS, '');
  return stem.length >= 3 ? stem : word;
}
