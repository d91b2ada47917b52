import { isClause, isLabel, isPlural, lowerFirst } from './language';
import { isInstruction } from './steps';

const HANGING =
  /\b(?:by|in|with|for|to|of|from|on|at|into|as|using|via|is|are|was|were|be|includes?|contains?|supports?|provides?|requires?|needs?|has|have|when|if|because|can|means|offers?|allows?|you|between|against|through)$/i;

/**
 * The question a list answers, from the line that introduces it: "An AMI includes the following:" asks what an AMI includes,
 * "Authored in:" asks "authored in …?", a question stays itself, a phrase asks for all of it.
 */
export function questionFromLead(lead: string, count: number, title = ''): string {
  const clean = lead
    .replace(/[\s:：.]{1,40}$/, '')
    .replace(/,?\s{0,9}(?:briefly|as follows|in short)$/i, '')
    .trim();
  const all = count === 2 ? 'Name both' : `Name all ${count}`;
  if (/[?？]$/.test(clean)) return `${clean} (${count} points)`;
  if (isLabel(clean) && title !== '') return `${title} — ${lowerFirst(clean)}: ${lowerFirst(all)}.`;
  const includes =
    /^(.{2,80}?)\s+(includes?|contains?|consists? of|comprises?|supports?|offers?|provides?|requires?|needs?|covers?)(?:\s+(?:the following|these))?(?:\s+\w+)?$/i.exec(
      clean,
    );
  if (includes !== null && !isClause(includes[1] ?? '')) {
    const subject = lowerFirst(includes[1] ?? '');
    const verb = (includes[2] ?? '').replace(/^consists? of$/i, 'consist of').replace(/s$/i, '');
    return `What ${isPlural(includes[1] ?? '') ? 'do' : 'does'} ${subject} ${verb}? ${all}.`;
  }
  const asked =
    /^(\p{L}+) (?:the following|these)(?: \p{L}+)?((?: (?:when|before|after|if|for|in|while|to) .{3,60})?)$/iu.exec(
      clean,
    );
  if (asked !== null && isInstruction(clean))
    return `What should you ${lowerFirst(asked[1] ?? '')}${asked[2] ?? ''}? ${all}.`;
  const bare = clean.replace(/\s{0,9}\b(?:the following|these|such as|like)(?:\s+\w+)?$/i, '');
  const hanging = HANGING.exec(bare)?.[0].toLowerCase();
  if (hanging === 'when' || hanging === 'if')
    return `${bare.slice(0, -hanging.length).replace(/[,\s]{1,9}$/, '')}: in which cases? ${all}.`;
  if (hanging !== undefined) return `${bare} ${COMPLETIONS.get(hanging) ?? 'what'}? ${all}.`;
  const phrase = bare === '' ? clean : bare;
  if (isClause(phrase) || VERB_AFTER_NAME.test(phrase) || isInstruction(phrase))
    return `“${phrase}”: which ${count} points does this cover?`;
  return isPlural(phrase) || /^[`\p{Ll}]/u.test(phrase)
    ? `${phrase}: ${lowerFirst(all)}.`
    : `What belongs to “${phrase}”? ${all}.`;
}

/** How a line that breaks off is asked to be completed; all others by "what". */
const COMPLETIONS: ReadonlyMap<string, string> = new Map([
  ['to', 'do what'],
  ['can', 'do what'],
  ['you', 'do what'],
  ['because', 'of what'],
]);
const VERB_AFTER_NAME =
  /\s(?:offers?|fits|supports?|provides?|works?|needs?|runs?|keeps?|helps?|lets?|holds?|gives?|makes?|takes?|handles?)\s/i;

/** What the children of a bare noun say of it: "Is …", "Can …", "Runs …". */
export function questionFromSubject(subject: string, count: number): string {
  const clean = subject.replace(/[\s:：.]{1,40}$/, '').trim();
  return `What ${count === 2 ? 'two' : count} things are true of ${clean}?`;
}

/** The question that the bullets of a slide answer, from its title. */
export function questionFromTitle(title: string, count: number): string {
  const clean = title.replace(/\s{0,9}[:.]\s{0,9}$/, '').trim();
  const all = count === 2 ? 'name both' : `name all ${count}`;
  if (/[?？]$/.test(clean)) return `${clean} (${count} points)`;
  if (/^(?:why|how|when|where|what|who|which)\b/i.test(clean)) return `${clean}? (${count} points)`;
  const about = /^(.{3,60}?)\s+(?:facts?|basics|overview|details|essentials|highlights)$/i.exec(clean)?.[1];
  if (about !== undefined) return `Name ${count} facts about ${about}.`;
  if (isPlural(clean) && clean.split(' ').length <= 6 && !isClause(clean)) return `${clean}: ${all}.`;
  if (/^\p{L}+ing\b/iu.test(clean)) return `${clean}: which ${count} things should you know?`;
  if (
    isClause(clean) ||
    isInstruction(clean) ||
    clean.split(' ').length > 4 ||
    /^(?:the|a|an|from|to|with)\b|[:：]/i.test(clean)
  )
    return `“${clean}”: which ${count} points explain it?`;
  return `What characterises ${clean}? Name ${count} points.`;
}
