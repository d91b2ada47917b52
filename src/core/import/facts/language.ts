/** Labels that head a remark instead of naming something worth defining. */
const LABELS = new Set(
  (
    'note notes nb important warning caution tip tips hint example examples e.g. eg i.e. source sources reference references ' +
    'reminder result results takeaway takeaways key takeaway summary recap rule design rule rule of thumb key idea key point ' +
    'trade-off tradeoff bottom line why how what when where who goal goals problem the problem solution the solution question ' +
    'answer exercise lab discussion demo default full circle default and recommendation the catch catch in short remember ' +
    'historically today together also more see see also link links image figure figure 1 table listing output input usage ' +
    'simple problem scenario benefits benefit advantages disadvantages pros cons features limitations the name the trade-off ' +
    'the idea idea the point point the fix fix the rule the lesson lesson fun fact bonus others other context background notice attention'
  )
    .split(' ')
    .filter((word) => word !== ''),
);
const LABEL_PHRASES =
  /^(?:key (?:takeaways?|ideas?|points?|insights?|trade-?offs?|facts?|rules?|lessons?|benefits?|differences?)|rules? of thumb|design rule|bottom line|default and \w+|full circle|simple problem|in (?:short|practice|other words|summary|general|contrast|addition)|the (?:trade-?off|catch|problem|solution|idea|point|fix|rule|lesson|name|result|answer|question|goal|short version|good news|bad news|key)|step \d+|figure \d+|table \d+|part \d+|module \d+|day \d+|important \w+|(?:.{1,20} )?take-?aways?(?: for now)?|(?:practical )?(?:upshot|consequences?|implications?|conclusion|verdict)|for example|as (?:an example|a result)|(?:common|main|good|bad|best|typical|usual) (?:mistakes?|practices?|use|advice|choices?|causes?|failures?|problems?|pitfalls?)|why (?:it|this) matters|how it works|what (?:it|this) means|(?:the )?(?:critical|key|big|main|real|central|open) (?:questions?|issues?|problems?)|(?:two|three|four) (?:things|points|reasons|options|ways|rules|steps|cases|kinds|types|remarks|questions)(?: .{1,20})?)$/i;

/** Words that only a clause has: with one of these a phrase is no term. */
const FINITE =
  /\b(?:is|are|was|were|be|been|am|has|have|had|can|cannot|can['’]t|could|will|won['’]t|would|must|should|may|might|do|does|don['’]t|doesn['’]t|did|didn['’]t|isn['’]t|aren['’]t|it['’]s|let['’]s|you|we|they|who|which|that|because|if|then)\b|\bI\b(?!\/)/i;

/** Verbs that show a clause when they stand after its first word. */
const VERB_INSIDE =
  /\s(?:supports?|provides?|needs?|pairs|scales|rebalances|replaces?|turns?|holds|stays?|survives?|allows?|becomes?|means?|gives?|takes|keeps?|writes?|reads?|sends?|gets?|goes|comes?|makes?|lets?|helps?|enables?|works?|runs?|stores?|returns?|requires?|contains?|includes?|offers?|uses|moves?|says?|knows?)\s/i;

const DANGLING =
  /\b(?:a|an|the|of|to|in|on|at|by|for|from|with|without|into|as|is|are|was|be|and|or|but|than|that|which|via|per|between|about|when|if|because|include|includes|including|using|use|uses|following|has|have|can|will|such)$/i;

/** Says whether a phrase can be the name of something: short, no clause, no mere label. */
export function isTerm(plain: string): boolean {
  const phrase = plain.replace(/[:.!\s]{1,40}$/, '').trim();
  const words = phrase.split(/\s+/);
  if (phrase.length < 2 || phrase.length > 70 || words.length > 7) return false;
  if (
    /^https?$|^[\d.,%]+$|^(?:if|when|while|because|to|in|on|at|by|for|from|with|without|as|so|but|and|or|not|no|yes|then|first|next|finally|instead|however|everything|anything|nothing|both|each|all|this|that|these|those|some|many|most|any|another|other|one|now|here|there|so|also|still|again|today|three|two|four|five)\b/i.test(
      phrase,
    )
  ) {
    return false;
  }
  if ((phrase.match(/\(/g) ?? []).length !== (phrase.match(/\)/g) ?? []).length) return false;
  if (words.length > 2 && /^the\b/i.test(phrase) && !/^the \w+ \w+$/i.test(phrase)) return false;
  if (/^the \w+ \w+s$/i.test(phrase)) return false;
  if (words.length > 1 && /^\p{L}+(?:ed|ing)\s(?:in|on|at|by|for|from|with|to|as|of|into)\b/iu.test(phrase))
    return false;
  if (
    VERB_INSIDE.test(phrase) ||
    FINITE.test(phrase) ||
    DANGLING.test(phrase) ||
    isLabel(phrase) ||
    /\bthe following\b/i.test(phrase)
  )
    return false;
  return /\p{L}/u.test(phrase);
}

/** Says whether a phrase only heads a remark ("Note", "Rule of thumb"). */
export function isLabel(plain: string): boolean {
  const phrase = plain
    .replace(/[:.!?\s]{1,40}$/, '')
    .trim()
    .toLowerCase();
  return LABELS.has(phrase) || LABEL_PHRASES.test(phrase);
}

const VERB =
  /\b(?:is|are|was|were|has|have|had|can|cannot|can['’]t|could|will|won['’]t|would|must|should|may|might|do|does|don['’]t|doesn['’]t|did|isn['’]t|aren['’]t)\b|^(?:you|we|they|it|he|she|i)\b/i;

/** Says whether a parent bullet only opens an example, so that what stands below it is no fact by itself. */
export function isScenario(plain: string): boolean {
  return /^(?:(?:a |an |for |simple |sample |real[- ]world )*(?:examples?|scenarios?|problem|case study|use case|exercise|story|next|next (?:steps?|up)|up next|in the lab|e\.g)\.?)[:.]?$/i.test(
    plain.trim(),
  );
}

/** Says whether a text is a clause of its own, with its subject and verb among its first words. */
export function isClause(plain: string): boolean {
  const start = plain
    .split(/\s+/)
    .slice(0, 11)
    .join(' ')
    .replace(/\b(?:that|which|who|where|when|if|whether|how|what)\b.*$/i, '');
  return VERB.test(start);
}

/** Says whether a statement points to something said before it, so that alone it would leave the reader asking what. */
export function leansOnBefore(plain: string): boolean {
  return (
    /^(?:this|that|these|those|it|its|they|their|he|she|such|both|here|there|then|also|but|and|or|so|however|instead|otherwise|similarly|likewise|meanwhile|together|in (?:other|this|that|these|those|such|both) \p{L}+|the (?:result|rest|same|others?|latter|former))\b/iu.test(
      plain,
    ) ||
    /^(?:\p{L}+ )?(?:you|we|one)\b.{0,20} (?:them|this|it)\b/iu.test(plain) ||
    /\b(?:whether|if) that(?:['’]s)?\b/i.test(plain) ||
    /\b(?:these|those)\b(?! (?:who|that|which|of)\b)/i.test(plain) ||
    /(?:\b(?:in|of|for|from|with|on|at|by|to|into|turns|turn)|,) that \p{Ll}+/u.test(plain)
  );
}

/** Says whether a phrase names several things ("Use cases"), so that a question about it takes "are". */
export function isPlural(plain: string): boolean {
  const words = (/^(.{2,}?) (?:of|for|to|per|in|on|with|when|from|by|at|that|which)\b/i.exec(plain)?.[1] ?? plain)
    .replace(/\([^()]{0,80}\)/g, ' ')
    .replace(/[^\p{L}\p{N}\s'-]/gu, ' ')
    .trim()
    .split(/\s+/);
  const last = words.at(-1) ?? '';
  if (
    /^(?:series|species|means|news|lens|bus|gas|status|analysis|basis|axis|corpus|apparatus|kubernetes|postgres|windows)$/i.test(
      last,
    )
  )
    return false;
  if (/ (?:&|and) /.test(plain) && words.length < 6) return true;
  if (words.slice(0, -1).some((word) => /[a-z]{3}s$/.test(word) && !/(?:ss|us|is)$/.test(word)) && words.length > 2)
    return false;
  return /[a-z]s$/.test(last) && !/(?:ss|us|is|ics|news|ous)$/i.test(last) && last.length > 3 && !isVerbForm(last);
}

function isVerbForm(word: string): boolean {
  return /^(?:does|has|needs|means|runs|allows|makes|includes|works|uses)$/i.test(word);
}

/** Starts a phrase in lower case unless its first word is a name, an acronym or code. */
export function lowerFirst(phrase: string): string {
  const first = /^[\p{L}-]+/u.exec(phrase)?.[0] ?? '';
  const isName = /\p{Lu}/u.test(first.slice(1)) || (first.length === 1 && first !== 'A');
  if (isName || first === '') return phrase;
  const isHeadline =
    phrase.split(' ').length > 1 && phrase.split(' ').every((word) => /^\p{Lu}\p{Ll}+$|^\p{Ll}+$|^[(\d]/u.test(word));
  return isHeadline ? phrase.toLowerCase() : phrase.charAt(0).toLowerCase() + phrase.slice(1);
}

/** Words of a text that carry meaning, in lower case, cut to a stem of at most six letters. */
export function contentStems(plain: string): ReadonlySet<string> {
  const words = plain.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  return new Set(words.filter((word) => !FUNCTION_WORDS.has(word)).map((word) => word.slice(0, 6)));
}

const FUNCTION_WORDS = new Set(
  (
    'a an the of to in on at by for from with without into onto as is are was were be been being and or but nor so than that this ' +
    'these those it its they them their there here you your we our us he she his her i my me not no yes do does did done can could ' +
    'will would may might must should shall has have had having if then else when while where which who whom whose what why how ' +
    'all any some each every both either neither one two more most less least many much few very just only also too up down out off ' +
    'over under about between per via etc'
  ).split(' '),
);

/** Splits running text into sentences; marks and spaces stay with theirs. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(/(?:[.!?]["”’)*]{0,3}|[.!?]\*{2})\s+(?=["“*_`(]{0,3}[\p{Lu}\d`])/gu)) {
    const end = match.index + match[0].length;
    const before = text.slice(start, end);
    if (/(?:\b(?:e\.g|i\.e|vs|etc|cf|approx|no|fig|Dr|Mr|Mrs|St)\.|\b[A-Z]\.)\s+$/.test(before.slice(-12))) continue;
    if (((before.match(/`/g) ?? []).length & 1) === 1) continue;
    sentences.push(before.trim());
    start = end;
  }
  const last = text.slice(start).trim();
  return last === '' ? sentences : [...sentences, last];
}
