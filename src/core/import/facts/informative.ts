import type { Markdown } from '#core/cards';
import { plainText } from '#core/markdown';

const AUDIENCE =
  /\b(?:we['’]ll|let['’]s|let us|(?:next|previous|following|last|earlier|later) (?:slides?|modules?|sections?|chapters?|lessons?|lectures?)|(?:this|the) (?:course|module|slide|lab|workshop|lecture|training|week)|you['’]ll (?:learn|see|build|hear|meet)|coming up|in the lab|(?:see|do) (?:the )?lab|raise your hand|any questions|discuss (?:this|it|in)|hands-on (?:lab|exercise)|more on (?:this|that) later|\(?(?:module|lab|chapter|day|session) \d+\)?|worth (?:recognizing|knowing) early)/i;
const EMPTY_WORDS =
  /^(?:and (?:many |much |others? |so )?(?:more|others?|on)|(?:many |much )?more|others?|etc|and so on|et cetera|tbd|tba|todo|n\/?a|none|see (?:below|above|next)|thank(?:s| you).{0,30}|questions\??|q ?& ?a|source|sources|references?|example|examples|notes?)[.…!:\s]*$/i;
const LINK = /^(?:see:?\s+|more:?\s+|source:?\s+|ref:?\s+)?<?(?:https?:\/\/|www\.)\S+>?$/i;

const ANNOUNCES =
  /^(?:how|why|what|when to|where to|learn|understand|discover|explore|discuss|introduction to)\b(?!.*\?$)/i;

/** Slide titles under which nothing is to be learnt: plans, courtesies, homework. */
const IDLE_TITLE =
  /^(?:(?:today['’]s |our |module |course |lesson )?(?:agenda|outline|plan|contents|roadmap|schedule|overview of (?:the )?(?:course|module))|table of contents|(?:learning )?(?:objectives|outcomes|goals)|what (?:we|you)['’]?(?:ll| will) (?:cover|learn)|about (?:me|us|you|the (?:instructor|author|course|speaker)|this (?:course|class|deck))|about|introductions?|prerequisites|housekeeping|thank(?:s| you).*|questions\??|q ?& ?a|any questions\??|discussion|lab\b.*|exercises?\b.*|homework|references|resources|further reading|credits|licen[cs]e|contact|congrat.*|the end|break|coffee break|lunch.*|welcome.*|logistics|sources|objectifs|sommaire|plan|programme|bibliographie|crédits|merci.*|gliederung|inhalt|agenda der .*|índice|temario)\s{0,9}[.!:]?$/i;

/** Says why a slide of this title is left out as a whole; undefined when it may teach something. */
export function whyIdleTitle(title: string): string | undefined {
  return IDLE_TITLE.test(title.slice(0, 80)) ? `a slide of the kind "${title}" states no fact` : undefined;
}

/** Says why a bullet or a sentence carries nothing to learn; undefined when it does. */
export function whyNoFact(text: Markdown, hasChildren = false): string | undefined {
  const plain = plainText(text);
  if (plain === '') return text.includes('![') || /<img/i.test(text) ? 'image' : 'nothing to read';
  if (!/[\p{L}\p{N}]/u.test(plain)) return 'nothing to read';
  if (LINK.test(plain) || /^\[?https?:\/\/\S+$/.test(plain)) return 'bare link';
  if (EMPTY_WORDS.test(plain)) return 'carries no fact of its own';
  if (AUDIENCE.test(plain)) return 'speaks to the audience';
  if (!hasChildren && ANNOUNCES.test(plain) && !/[:：–—]/.test(plain)) return 'announces a topic';
  if (!hasChildren && plain.endsWith('?')) return 'question without an answer on the slide';
  if (!hasChildren && /[:：]$/.test(plain)) return 'only introduces what follows';
  return undefined;
}
