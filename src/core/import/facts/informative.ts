import type { Markdown } from '#core/cards';
import { plainText } from '#core/markdown';

const AUDIENCE =
  /\b(?:we['’]ll|let['’]s|let us|(?:next|previous|following|last|earlier|later) (?:slides?|modules?|sections?|chapters?|lessons?|lectures?)|(?:this|the) (?:course|module|slide|lab|workshop|lecture|training|week)|you['’]ll (?:learn|see|build|hear|meet)|coming up|in the lab|(?:see|do) (?:the )?lab|raise your hand|any questions|discuss (?:this|it|in)|hands-on (?:lab|exercise)|more on (?:this|that) later|\(?(?:module|lab|chapter|day|session) \d+\)?|worth (?:recognizing|knowing) early|\bour (?:own )?(?:lab|cluster|course|demo|example|project|exercise|workshop)s?\b|everything you(?:['’]ve| have)? (?:learned|learnt|seen)|\bfor us,|^so far:|^by the end of (?:the|this)\b|\bcapstone\b|^(?:start|run|open|try|type|press|click|stop|kill)\b.{3,60} and (?:watch|see|notice|observe)\b)/i;
/** "(Lab 3, exercise 2)", "— next module": where else the course speaks of it. */
const REFERENCE =
  /(?<!\s)\s{0,9}\((?:see |as in |from |in |→ )?(?:our |the |this )?(?:lab|module|chapter|section|session|next|previous|later|coming|more)\b[^()]{0,60}\)|(?<!\s)\s{0,9}[—–-]\s(?:in |see )?(?:the )?(?:next (?:big )?(?:module|chapter|section|slides?)|coming up)[.!]?$/gi;

const EMPTY_WORDS =
  /^(?:and (?:many |much |others? |so )?(?:more|others?|on)|(?:many |much )?more|others?|etc|and so on|et cetera|tbd|tba|todo|n\/?a|none|see (?:below|above|next)|thank(?:s| you).{0,30}|questions\??|q ?& ?a|source|sources|references?|example|examples|notes?)[.…!:\s]*$/i;
const LINK = /^(?:see:?\s+|more:?\s+|source:?\s+|ref:?\s+)?<?(?:https?:\/\/|www\.)\S+>?$/i;

const ANNOUNCES =
  /^(?:how|why|what|when to|where to|learn|understand|discover|explore|discuss|introduction to)\b(?!.*\?$)/i;

/** "How many … depends on …": a statement that only starts like an announcement. */
const STATES =
  /^(?:how|why|what|when|where)\b.{3,80}?\b(?:depends?|determines?|decides?|matters?|differs?|varies|sets|defines?|is (?!it\b)|are (?!they\b))\b/i;

/** Slide titles under which nothing is to be learnt: plans, courtesies, homework. */
const IDLE_TITLE =
  /^(?:(?:today['’]s |our |module |course |lesson )?(?:agenda|outline|plan|contents|roadmap|schedule|overview of (?:the )?(?:course|module))|table of contents|(?:learning )?(?:objectives|outcomes|goals)|what (?:we|you)['’]?(?:ll| will) (?:cover|learn)|about (?:me|us|you|the (?:instructor|author|course|speaker)|this (?:course|class|deck))|about|introductions?|prerequisites|housekeeping|thank(?:s| you).*|questions\??|q ?& ?a|any questions\??|discussion|lab\b.*|exercises?\b.*|homework|references|resources|further reading|credits|licen[cs]e|contact|congrat.*|our (?:teaching )?(?:philosophy|approach)|what['’]s next|next steps|by the end.*|what you(?:['’]ll| will) (?:be able to do|need|build|do)|who should attend|how (?:this|the) course works|who (?:this|the) course is for|the end|break|coffee break|lunch.*|welcome.*|logistics|sources|objectifs|sommaire|plan|programme|bibliographie|crédits|merci.*|gliederung|inhalt|agenda der .*|índice|temario)\s{0,9}[.!:]?$/i;

/** Says why a slide of this title is left out as a whole; undefined when it may teach something. */
export function whyIdleTitle(title: string): string | undefined {
  return IDLE_TITLE.test(title.slice(0, 80)) ? `a slide of the kind "${title}" states no fact` : undefined;
}

/** A statement without its references to other parts of the course, which no card needs. */
export function withoutReferences(text: Markdown): Markdown {
  return /lab|module|chapter|section|session|next|previous|later|coming|more/i.test(text)
    ? text.replace(REFERENCE, '')
    : text;
}

/** Says whether a title names no subject ("Summary"), so that nothing can be asked by it. */
export function isBareTitle(title: string): boolean {
  return /^(?:(?:module |chapter |course |in )?(?:summary|recap|conclusions?|overview)|(?:key )?take-?aways?|key points|wrap[- ]?up|notes?|details|introduction|basics|putting it (?:all )?together|zusammenfassung|fazit|résumé|resumen|conclusión)$/i.test(
    title.trim(),
  );
}

/** Says why a bullet or a sentence carries nothing to learn; undefined when it does. */
export function whyNoFact(text: Markdown, hasChildren = false): string | undefined {
  const plain = plainText(text);
  if (plain === '') return text.includes('![') || /<img/i.test(text) ? 'image' : 'nothing to read';
  if (!/[\p{L}\p{N}]/u.test(plain)) return 'nothing to read';
  if (LINK.test(plain) || /^\[?https?:\/\/\S+$/.test(plain)) return 'bare link';
  if (EMPTY_WORDS.test(plain)) return 'carries no fact of its own';
  if (AUDIENCE.test(plain)) return 'speaks to the audience';
  if (!hasChildren && ANNOUNCES.test(plain) && !/[:：–—]/.test(plain) && !STATES.test(plain))
    return 'announces a topic';
  if (!hasChildren && plain.endsWith('?')) return 'question without an answer on the slide';
  if (!hasChildren && /[:：]$/.test(plain)) return 'only introduces what follows';
  return undefined;
}
