import { afterEach, describe, expect, it, vi } from 'vitest';
import { Commands } from './commands.svelte';

const press = (commands: Commands, key: string, more: KeyboardEventInit = {}, target: HTMLElement = document.body) => {
  const listener = (event: Event): void => {
    if (event instanceof KeyboardEvent) commands.handle(event);
  };
  window.addEventListener('keydown', listener, { once: true });
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
};

afterEach(() => document.body.replaceChildren());

describe('a key', () => {
  it('runs its command, whatever the case and with Command for Ctrl', () => {
    const commands = new Commands();
    const [slide, undo, redo] = [vi.fn(), vi.fn(), vi.fn()];
    commands.register({
      title: 'Study',
      commands: [
        { id: 'slide', label: 'Slide', keys: ['S'], run: slide },
        { id: 'undo', label: 'Undo', keys: ['Ctrl+Z'], run: undo },
        { id: 'redo', label: 'Redo', keys: ['Ctrl+Shift+Z'], run: redo },
      ],
    });
    press(commands, 's');
    press(commands, 'z', { metaKey: true });
    press(commands, 'Z', { ctrlKey: true, shiftKey: true });
    expect([slide, undo, redo].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1]);
  });

  it('belongs to a text field that has the focus', () => {
    const commands = new Commands();
    const run = vi.fn();
    commands.register({ title: 'x', commands: [{ id: 'x', label: 'x', keys: ['S'], run }] });
    const field = document.body.appendChild(document.createElement('input'));
    press(commands, 's', {}, field);
    expect(run).not.toHaveBeenCalled();
  });

  it('leaves Space to a focused button', () => {
    const commands = new Commands();
    const run = vi.fn();
    commands.register({ title: 'x', commands: [{ id: 'x', label: 'x', keys: ['Space'], run }] });
    press(commands, ' ', {}, document.body.appendChild(document.createElement('button')));
    expect(run).not.toHaveBeenCalled();
    press(commands, ' ');
    expect(run).toHaveBeenCalledOnce();
  });

  it('means what the screen registered last, and the former again once that is gone', () => {
    const commands = new Commands();
    const [everywhere, screen] = [vi.fn(), vi.fn()];
    commands.register({ title: 'a', commands: [{ id: 'a', label: 'a', keys: ['T'], run: everywhere }] });
    const leave = commands.register({ title: 'b', commands: [{ id: 'b', label: 'b', keys: ['T'], run: screen }] });
    press(commands, 't');
    leave();
    press(commands, 't');
    expect([everywhere.mock.calls.length, screen.mock.calls.length]).toEqual([1, 1]);
  });

  it('does nothing, and is not listed, while its group does not apply', () => {
    const commands = new Commands();
    const run = vi.fn();
    let applies = false;
    const group = { title: 'a', applies: () => applies, commands: [{ id: 'a', label: 'a', keys: ['T'], run }] };
    commands.register(group);
    press(commands, 't');
    expect([run.mock.calls.length, commands.listed]).toEqual([0, []]);
    applies = true;
    press(commands, 't');
    expect([run.mock.calls.length, commands.listed]).toEqual([1, [group]]);
  });
});
