import type { Markdown } from '#core/cards';
import { plainText } from '#core/markdown';
import { isClause, isLabel, isPlural, lowerFirst } from './language';
import { isInstruction } from './steps';

const ADJECTIVE = /^[\p{L}-]{3,}(?:able|ible|ous|less|ful)$/iu;
/** Names of a property: only together with the slide's title they name one thing. */
const PROPERTY =
  /^(?:the )?(?:main |biggest |key )?(?:uses?|used for|purpose|goal|role|default|cost|price|limit|limitation|benefit|advantage|disadvantage|risk|danger|downside|upside|cause|reason|scope|size|format|syntax|meaning|origin|strengths?|weakness(?:es)?|requirements?|symptoms?|motivation|effect|aim|task|job)s?$/i;
const PASSIVE =
  /^(\p{L}+ed|built|run|written|made|kept|sent|held|set) (by|in|on|with|from|as|to|for|at|through|via)\s/iu;
const DOES =
  /^(?:shows|lists|stores|provides|identifies|defines|describes|creates|deletes|returns|reads|writes|sends|manages|controls|runs|starts|stops|moves|copies|keeps|holds|handles|converts|connects|monitors|tracks|collects|gives|lets|allows|enables|makes|turns|adds|removes|sets|gets|checks|counts|splits|joins|jumps|skips|governs|determines|limits|waits|commits|coordinates|distributes|produces|consumes|prints|sorts|selects|filters|serves|protects|prevents|reduces|increases|replicates|balances|detects|scales|translates|maps|exposes|participates|carries|steers|measures)\s/i;

/** "Fastens a rope". */
const THIRD_PERSON =
  /^\p{L}\p{Ll}+[^\Wsu]s (?:an?|the|its|their|all|every|each|which|what|how|one|two|three|many|more)\b/u;
const UNCOUNTABLE = /(?:[tsx]ion|ing|ity|ness|ment|ance|ence|ware|age|ism|calm|data)$/i;

/**
 * Asks for the meaning of a term as a teacher would, by what the meaning is: a thing, what it does, what is done with it, an
 * instruction, a whole sentence, a full name. `leads` when an arrow joined the two; `title` is the slide's.
 */
export function definitionQuestion(written: Markdown, meaning: Markdown, leads: boolean, title: string): Markdown {
  const term = written.replace(/^The /, 'the ').replace(/^An? /, (article) => article.toLowerCase());
  const plain = plainText(term);
  const said = plainText(meaning);
  if (plain.endsWith('?')) return term;
  if (/^(?:what|how|why|when|where|who)\b/i.test(plain)) return `${term}?`;
  if (leads) return `What follows from ${quoted(term)}?`;
  if (PROPERTY.test(plain) || isLabel(plain)) return propertyQuestion(plain, title);
  if (standsFor(plain, said)) return `What does ${term} stand for?`;
  if (/^`[^`]+`$/.test(meaning) && isInstruction(plain)) return `Which command or setting does this: ${quoted(term)}?`;
  const passive = PASSIVE.exec(said);
  if (passive !== null) return `${quoted(term)}: ${lowerFirst(passive[1] ?? '')} ${passive[2] ?? ''} what?`;
  if (!term.startsWith('`') && isInstruction(plain) && plain.includes(' '))
    return `What is the point of ${quoted(term)}?`;
  if (plain.includes(' ') && /(?:ed|s\/\p{L}+ed)$/u.test(plain)) return `What does ${quoted(term)} mean?`;
  if (!plain.includes(' ') && ADJECTIVE.test(plain)) return `What does ${quoted(term)} mean here?`;
  const isCode = term.startsWith('`');
  if (DOES.test(said) || THIRD_PERSON.test(said) || (isCode && isInstruction(said)))
    return isPlural(plain) && !isCode ? `What do ${term} do?` : `What does ${withArticle(term, plain)} do?`;
  if (isInstruction(said)) return `What is the idea behind ${quoted(term)}?`;
  if (/^you \p{Ll}+/iu.test(said)) return `${quoted(term)}: what do you do?`;
  if (startsAsSentence(said)) return `What characterises ${plain.split(' ').length > 3 ? quoted(term) : term}?`;
  return thingQuestion(term, plain, said);
}

function propertyQuestion(plain: string, title: string): string {
  const property = lowerFirst(plain.replace(/^the /i, ''));
  if (title === '') return `${plain}: what is it?`;
  return `${title}: what ${isPlural(plain) ? 'are' : 'is'} the ${property}?`;
}

function thingQuestion(term: Markdown, plain: string, said: string): string {
  const isCode = term.startsWith('`');
  if (isPlural(plain) && !isCode) return `What are ${term}?`;
  if (/^default \p{Ll}/iu.test(plain)) return `What is the ${lowerFirst(term)}?`;
  const words = plain.split(' ');
  if (!isCode && !/^(?:the|an?) /i.test(plain)) {
    const isCommonNoun = /^\p{Ll}+$/u.test(words.at(-1) ?? '') && words.length > 1 && !plain.includes('(');
    if (isCommonNoun && /^an? /i.test(said)) return `What is ${/^[aeio]/i.test(plain) ? 'an' : 'a'} ${term}?`;
    if (isCommonNoun || (words.length === 1 && /^\p{L}\p{Ll}+$/u.test(plain)))
      return `What is meant by ${quoted(term)}?`;
  }
  return `What is ${term}?`;
}

/** "a sheet bend": for a common noun of two or more words that can be counted. */
function withArticle(term: Markdown, plain: string): Markdown {
  const last = plain.split(' ').at(-1) ?? '';
  const isCommon = plain.includes(' ') && /^\p{Ll}+$/u.test(last) && !/^(?:the|an?|your|its) /i.test(plain);
  return isCommon && !UNCOUNTABLE.test(last) && !term.startsWith('`')
    ? `${/^[aeio]/i.test(plain) ? 'an' : 'a'} ${term}`
    : term;
}

function quoted(term: Markdown): Markdown {
  return /^[`"“]/.test(term) ? term : `“${term}”`;
}

/** "GCE – Google Compute Engine": the letters are those that the words start with. */
function standsFor(plain: string, said: string): boolean {
  if (!/^\p{Lu}[\p{Lu}\p{Ll}\d]{1,7}$/u.test(plain) || !/\p{Lu}\S*\p{Lu}/u.test(plain)) return false;
  const initials = (said.match(/[\p{L}\d]+/gu) ?? []).map((word) => word.charAt(0).toLowerCase()).join('');
  return said.split(' ').length <= 8 && initials === plain.toLowerCase();
}

/** "You pay by the second": a whole sentence, which answers no "what is". */
function startsAsSentence(said: string): boolean {
  const start = said.split(/[;:.(—–→]|\s-\s/)[0] ?? '';
  return (
    isClause(start) &&
    !/^(?:a|an|the|any|all|every)\b[^,]*?\b(?:that|which|who|where)\b/i.test(start) &&
    !/^(?:how|what|who|where|when|which|whether)\b/i.test(start)
  );
}
