const ANKI_CLOZE = /\{\{c(\d{1,3})::/gu;

/** The ordinals of a text in Anki's cloze notation, ascending: number − 1; empty when it has none. */
export function clozeOrdinals(text: string): readonly number[] {
  const numbers = [...text.matchAll(ANKI_CLOZE)].map((match) => Number(match[1]) - 1);
  return [...new Set(numbers)].filter((ordinal) => ordinal >= 0).sort((left, right) => left - right);
}

/** Writes a deletion in Anki's notation; braces that would end it early are kept apart. */
export function ankiCloze(number: number, hidden: string, hint: string): string {
  const text = hidden.replaceAll('}}', '} }');
  return hint === '' ? `{{c${number}::${text}}}` : `{{c${number}::${text}::${hint}}}`;
}
