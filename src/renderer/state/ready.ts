/** Says on the page's root which screen has painted with its data, for tests and the headless start. */
export function markReady(name: string): void {
  const version = (pending += 1);
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (version === pending) document.documentElement.dataset.ready = name;
    }),
  );
}

/** Says up to which event (`device:number`) everything is in the database and in the journal. */
export function markAcknowledged(upTo: string): void {
  document.documentElement.dataset.acknowledged = upTo;
}

/** Says that no screen is ready. */
export function markBusy(): void {
  pending += 1;
  document.documentElement.dataset.ready = 'busy';
}

let pending = 0;
