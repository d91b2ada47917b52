// Node has no IndexedDB of its own; browsers bring theirs.
if (typeof indexedDB === 'undefined') await import('fake-indexeddb/auto');
export {};
