/** A short notice that goes by itself. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'calm' | 'alarm';
}

const CALM_MS = 4000;
const ALARM_MS = 12_000;

/** Notices that are shown and read out: alarms stay for a while, of the calm ones only the latest. */
export class Toasts {
  #list = $state.raw<readonly Toast[]>([]);
  #next = 1;

  get list(): readonly Toast[] {
    return this.#list;
  }

  show(text: string, tone: Toast['tone'] = 'calm'): void {
    const toast: Toast = { id: this.#next, text, tone };
    this.#next += 1;
    this.#list = [...this.#list.filter((other) => other.tone === 'alarm').slice(-2), toast];
    setTimeout(() => this.dismiss(toast.id), tone === 'calm' ? CALM_MS : ALARM_MS);
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((toast) => toast.id !== id);
  }
}
