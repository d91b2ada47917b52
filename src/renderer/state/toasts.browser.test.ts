import { describe, expect, it } from 'vitest';
import { Toasts } from './toasts.svelte';

describe('notices', () => {
  it('do not pile up over the card: a calm one replaces the last, an alarm stays', () => {
    const toasts = new Toasts();
    toasts.show('The disk is full', 'alarm');
    toasts.show('Answer undone.');
    toasts.show('Answer brought back.');
    expect(toasts.list.map(({ text }) => text)).toEqual(['The disk is full', 'Answer brought back.']);
  });
});
