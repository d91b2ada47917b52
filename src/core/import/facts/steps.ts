import { plainText, singleSpaced } from '#core/markdown';
import type { Fact, Place, Statement } from './fact';
import type { ListLead } from './list';

const ORDER_WORDS =
  /\b(?:steps?|how to|procedure|process|launch\w*|lifecycle|life cycle|stages?|phases?|order|sequence|workflow|pipeline|setting up|set up|creating|installing|configuring|deploying|building|running|getting started|installation|algorithm|recipe|timeline|étapes|marche à suivre|schritte|ablauf|pasos)\b/i;
const IMPERATIVE =
  /^(?:add|apply|ask|assign|attach|back|begin|bind|boot|break|bring|build|calculate|call|change|check|choose|clean|clear|click|clone|close|collect|combine|commit|compare|compile|complete|compute|configure|connect|convert|copy|count|create|cut|decide|define|delete|deploy|describe|design|determine|disable|distribute|do|download|drag|draw|drop|edit|enable|encourage|enter|ensure|establish|estimate|evaluate|execute|explore|export|extract|fill|filter|find|finish|fix|follow|format|gather|generate|get|give|go|group|identify|implement|import|initialize|insert|inspect|install|invoke|keep|launch|learn|leave|let|link|list|load|locate|log|look|make|map|mark|measure|merge|mix|monitor|mount|move|name|navigate|note|obtain|open|order|organize|package|pass|paste|pick|place|plan|prepare|press|print|process|provide|publish|pull|push|put|read|record|refactor|register|remove|rename|repeat|replace|request|reset|restart|restore|return|review|rotate|run|save|scan|schedule|search|select|send|set|share|sign|sort|specify|split|start|stop|store|submit|subtract|switch|take|tell|test|transfer|transform|try|turn|type|update|upgrade|upload|use|validate|verify|visit|vote|wait|watch|write)\b/i;
/** French, Spanish, Portuguese and Italian infinitives. */
const INFINITIVE = /^\p{L}{2,}(?:er|ir|re|ar)\s/u;
const MOST_STEPS = 12;

/** Words that start an instruction as well as the name of a thing ("Launch permissions", "Boot image"). */
const VERB_OR_NOUN =
  /^(?:back|boot|break|build|call|change|check|click|clone|combine|commit|compute|copy|count|cut|design|display|distribute|do|download|draw|drop|estimate|exercise|export|extract|fill|filter|fix|form|format|group|handle|import|insert|label|launch|lift|link|list|load|lock|log|look|make|map|mark|match|measure|merge|mix|monitor|mount|move|name|note|open|order|package|pass|paste|pick|place|plan|press|print|process|program|project|pull|push|query|read|record|release|remember|repeat|report|request|reset|restart|return|review|rotate|run|scale|scales|scan|schedule|search|send|set|share|sign|sort|split|start|stop|store|submit|switch|take|test|transfer|transform|treat|trim|try|tune|turn|type|update|upgrade|use|view|visit|vote|wait|watch|work|write)\s+(?!(?:the|an?|your|its|all|each|every|both|one|two|any|it|them|in|on|with|to|from|for|only|out|up|down|off|over|before|after|until|at|by|into|as|and|or|no|not|what|when|how|where|again|early|often|first|once|more|less|\p{L}+ly)\b)/iu;

/** Says whether a phrase tells someone to do something ("Close cleanly"), and does not name a thing ("Launch window"). */
export function isInstruction(plain: string): boolean {
  if (
    VERB_OR_NOUN.test(plain) &&
    !/^\p{L}+ \p{Ll}+s? (?:the|an?|your|for|in|on|with|to|from|that|when|before|after|until|by)\b/u.test(plain)
  )
    return false;
  return (
    IMPERATIVE.test(plain) ||
    /^(?:only \p{Ll}+|expect|consider|prefer|avoid|don['’]t|never|always|treat|beware|remember|aim|scale|scales|tune|handle|commit|take|coordinate|compute|feed|react|analy[sz]e|detect|pay|reduce|increase|allow|spread|reuse|raise|lower|kill|funnel|stream|separate|reprocess|jump|seek|confirm|ensure|enrich|correlate|batch|lead|prove|stay|hold|tie|steer|reef|manage|tell|carry|hoist|haul|ease|trim)\b/iu.test(
      plain,
    )
  );
}

/** Says whether a numbered list is a sequence and no mere enumeration. */
export function isSequence(items: readonly string[], heading: string): boolean {
  if (ORDER_WORDS.test(heading)) return true;
  const doing = items.filter((item) => {
    const plain = plainText(item);
    return IMPERATIVE.test(plain) || INFINITIVE.test(plain);
  });
  return doing.length * 10 >= items.length * 6;
}

/** A numbered list: the whole order, and what comes after each step. Undefined for fewer than three or more than twelve. */
export function stepsFact(
  items: readonly Statement[],
  lead: ListLead | undefined,
  place: Place,
): Omit<Fact, 'parents'> | undefined {
  const first = items[0];
  const last = items.at(-1);
  if (first === undefined || last === undefined || items.length < 3 || items.length > MOST_STEPS) return undefined;
  const name = lead === undefined ? place.title : plainText(lead.text).replace(/[:：]\s*$/, '');
  if (name === '') return undefined;
  return {
    content: { kind: 'steps', prompt: name, items: items.map((item) => singleSpaced(item.text)) },
    ordinals: items.map((_, index) => index),
    lines: { from: lead?.lines.from ?? first.lines.from, to: last.lines.to },
    block: `${name}\n${items.map((item) => item.text).join('\n')}`,
    reason: 'A numbered list whose order matters.',
  };
}
