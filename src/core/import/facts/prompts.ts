import { isClause, isPlural, lowerFirst } from './language';

const HANGING =
  /\b(?:by|in|with|for|to|of|from|on|at|into|as|using|via|is|are|was|were|be|includes?|contains?|supports?|provides?|requires?|needs?|has|have|when|if|because|can|means|offers?|allows?|you|between|against|through)$/i;

/**
 * The question a list answers, from the line that introduces it: "An AMI includes the following:" asks what an AMI includes,
 * "Authored in:" asks "authored in …?", a question stays itself, a phrase asks for all of it.
 */
export function questionFromLead(lead: string, count: number): string {
  const clean = lead
    .replace(/[\s:：.]{1,40}$/, '')
    .replace(/,?\s{0,9}(?:briefly|as follows|in short)$/i, '')
    .trim();
  const all = count === 2 ? 'Name both' : `Name all ${count}`;
  if (/[?？]$/.test(clean)) return `${clean} (${count} points)`;
  const includes =
    /^(.{2,80}?)\s+(includes?|contains?|consists? of|comprises?|supports?|offers?|provides?|requires?|needs?|covers?)(?:\s+(?:the following|these))?(?:\s+\w+)?$/i.exec(
      clean,
    );
  if (includes !== null && !isClause(includes[1] ?? '')) {
    const subject = lowerFirst(includes[1] ?? '');
    const verb = (includes[2] ?? '').replace(/^consists? of$/i, 'consist of').replace(/s$/i, '');
    return `What ${isPlural(includes[1] ?? '') ? 'do' : 'does'} ${subject} ${verb}? ${all}.`;
  }
  const bare = clean.replace(/\s{0,9}\b(?:the following|these|such as|like)(?:\s+\w+)?$/i, '');
  if (HANGING.test(bare)) return `${bare} …? ${all}.`;
  return `${bare === '' ? clean : bare}: ${lowerFirst(all)}.`;
}

/** The question that the bullets of a slide answer, from its title. */
export function questionFromTitle(title: string, count: number): string {
  const clean = title.replace(/\s{0,9}[:.]\s{0,9}$/, '').trim();
  const all = count === 2 ? 'name both' : `name all ${count}`;
  if (/[?？]$/.test(clean)) return `${clean} (${count} points)`;
  if (/^(?:why|how|when|where|what|who|which)\b/i.test(clean)) return `${clean}? (${count} points)`;
  if (isPlural(clean) && clean.split(' ').length <= 6 && !isClause(clean)) return `${clean}: ${all}.`;
  if (isClause(clean) || clean.split(' ').length > 4 || /^(?:the|a|an|from|to|with)\b/i.test(clean))
    return `“${clean}”: what are the ${count} points?`;
  return `What are the ${count} main points about ${clean}?`;
}
