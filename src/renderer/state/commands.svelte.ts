/** One thing a person can do, with the keys that do it. The list drives both the keyboard and the shortcut sheet. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Such as `Ctrl+Z`, `Space`, `1`, `?`; the first is the one shown. Ctrl means Command on a Mac. */
  readonly keys: readonly string[];
  readonly run: () => void;
  /** What the sheet says instead of the label; false for one that another line of the sheet speaks for. */
  readonly inSheet?: string | false;
  /** False while it makes no sense; always possible by default. */
  readonly enabled?: () => boolean;
}

/** Commands of one screen or of the whole app. */
export interface CommandGroup {
  readonly title: string;
  readonly commands: readonly Command[];
  /** False while the whole group makes no sense here. */
  readonly applies?: () => boolean;
}

/** The commands that are possible now. Groups registered later win, so that a screen can take a key over. */
export class Commands {
  #groups = $state.raw<readonly CommandGroup[]>([]);

  /** The groups that apply here, that of the screen first. */
  get listed(): readonly CommandGroup[] {
    return this.#groups.toReversed().filter(({ applies }) => applies?.() !== false);
  }

  /** Every command that makes sense now, those of the screen first. */
  get possible(): readonly Command[] {
    return this.listed.flatMap(({ commands }) => commands).filter(({ enabled }) => enabled?.() !== false);
  }

  /** Adds a group until the returned function is called. */
  register(group: CommandGroup): () => void {
    this.#groups = [...this.#groups, group];
    return () => {
      this.#groups = this.#groups.filter((other) => other !== group);
    };
  }

  /** Runs the command of a key press, if there is one, and keeps the browser from acting on the key. */
  handle(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]') !== null) return;
    const key = keyOf(event);
    if (belongsToControl(event, key)) return;
    const command = this.possible.find(({ keys }) => keys.includes(key));
    if (command === undefined) return;
    event.preventDefault();
    if (!event.repeat || key === 'ArrowDown' || key === 'ArrowUp') command.run();
  }
}

/** Names a key press the way commands do. */
function keyOf(event: KeyboardEvent): string {
  const name = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const isLetter = /^[A-Z]$/.test(name);
  return [
    ...(event.ctrlKey || event.metaKey ? ['Ctrl'] : []),
    ...(event.altKey ? ['Alt'] : []),
    ...(event.shiftKey && (isLetter || name.length > 1) ? ['Shift'] : []),
    name,
  ].join('+');
}

/** Whether the focused control uses the key itself: text fields all keys, buttons and links Space and Enter. */
function belongsToControl(event: KeyboardEvent, key: string): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (target === null) return false;
  const isChoice = target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type);
  const takesText = target.isContentEditable || (target.matches('input, textarea, select') && !isChoice);
  if (takesText) return !/^(Ctrl|Alt)\+/.test(key) && key !== 'Escape';
  if (key === 'Space') return isChoice || target.matches('button, summary');
  return key === 'Enter' && target.matches('button, a[href], summary');
}
