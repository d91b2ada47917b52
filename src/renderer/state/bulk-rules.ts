import type { NoteKind } from '#core/cards';
import type { ImportDraft, Proposal } from './import-draft.svelte';

/** Proposals that have something in common and can be taken or skipped at once. */
export interface BulkRule {
  readonly label: string;
  readonly indexes: readonly number[];
}

const KINDS: Readonly<Record<NoteKind, string>> = {
  choice: 'Quiz questions',
  definition: 'Definitions',
  table: 'Table cells',
  cloze: 'Clozes',
  list: 'Lists',
  steps: 'Steps',
  slide: 'Slides',
  basic: 'Questions',
};

/** What can be chosen in bulk: by kind of card, by what it is to the collection, by the lint's findings. */
export function bulkRules(draft: ImportDraft, proposals: readonly Proposal[]): readonly BulkRule[] {
  const groups = new Map<string, number[]>();
  const add = (label: string, index: number): void => {
    const group = groups.get(label);
    if (group === undefined) groups.set(label, [index]);
    else group.push(index);
  };
  for (const proposal of proposals) {
    const { index, note, match } = proposal;
    add(KINDS[note.content.kind], index);
    if (match !== undefined) add(`What is ${draft.changeOf(proposal)}`, index);
    for (const rule of new Set(note.lint.map((finding) => finding.rule)))
      add(`Lint: ${rule.replaceAll('-', ' ')}`, index);
  }
  return [...groups].map(([label, indexes]) => ({ label, indexes }));
}
