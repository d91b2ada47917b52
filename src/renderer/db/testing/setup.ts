// Node has no IndexedDB of its own; browsers bring theirs.
if (typeof indexedDB === 'undefined') {
  const fake = await import('fake-indexeddb');
  Object.assign(globalThis, { indexedDB: fake.indexedDB, IDBKeyRange: fake.IDBKeyRange });
}
export {};
