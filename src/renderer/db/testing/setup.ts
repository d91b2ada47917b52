// Node has no IndexedDB of its own; browsers bring theirs.
if (typeof indexedDB === 'undefined') {
  const { indexedDB, IDBKeyRange, IDBObjectStore } = await import('fake-indexeddb');
  Object.assign(globalThis, { indexedDB, IDBKeyRange, IDBObjectStore });
}
export {};
