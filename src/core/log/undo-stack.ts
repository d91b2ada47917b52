import type { AnswerEvent, EventId, ImportEvent, LogEvent, PresetsEvent, SuspendEvent } from './event';
import { eventKey } from './order';

/** What undo can take back. */
export type UndoableEvent = AnswerEvent | ImportEvent | PresetsEvent | SuspendEvent;

/** What can be undone and redone on one device, kept up by feeding it every event of that device in order. */
export class UndoStack {
  readonly #limit: number;
  #done: UndoableEvent[] = [];
  #undone: UndoableEvent[] = [];

  /** Keeps the last `limit` steps. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get undoable(): UndoableEvent | undefined {
    return this.#done.at(-1);
  }

  get redoable(): UndoableEvent | undefined {
    return this.#undone.at(-1);
  }

  /** Steps that can be undone. */
  get depth(): number {
    return this.#done.length;
  }

  /** Settings are changed back by hand. */
  push(event: LogEvent): void {
    switch (event.type) {
      case 'answer':
      case 'import':
      case 'presets':
      case 'suspend':
        this.#undone = [];
        this.#add(event);
        return;
      case 'void':
        this.#takeBack(event.target);
        return;
      case 'unvoid':
        if (this.#is(this.#undone, event)) for (const again of this.#undone.splice(-1)) this.#add(again);
        return;
      case 'setting':
        return;
    }
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
  }

  /** Usually the last step; an import can be taken back although other steps followed. */
  #takeBack(target: EventId): void {
    const place = this.#done.findLastIndex((event) => eventKey(event) === eventKey(target));
    if (place >= 0) this.#undone.push(...this.#done.splice(place, 1));
  }

  #add(event: UndoableEvent): void {
    this.#done.push(event);
    if (this.#done.length > this.#limit) this.#done.shift();
  }

  #is(stack: readonly UndoableEvent[], event: Extract<LogEvent, { readonly target: unknown }>): boolean {
    const top = stack.at(-1);
    return top !== undefined && eventKey(top) === eventKey(event.target);
  }
}
