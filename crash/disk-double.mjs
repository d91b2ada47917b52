import { open, rename, truncate } from 'node:fs/promises';

/** Writes of journal and backups over the real disk, which fail when the laboratory says so. */
let fault = 'none';

const CODES = { 'disk-full': 'ENOSPC', 'no-permission': 'EACCES' };

/** Fails after a part was written, as a full disk does. @param {import('node:fs/promises').FileHandle} file @param {Uint8Array} bytes */
async function write(file, bytes) {
  const code = CODES[/** @type {keyof typeof CODES} */ (fault)];
  if (code === undefined) return file.appendFile(bytes);
  if (fault === 'disk-full') await file.appendFile(bytes.subarray(0, bytes.length >> 1));
  throw Object.assign(new Error(fault), { code });
}

/** @type {import('../src/main/services/durable-files').DurableFiles} */
const disk = {
  async append(path, bytes) {
    const file = await open(path, 'a', 0o600);
    try {
      await write(file, bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
  },
  truncate,
  async create(path) {
    const file = await open(path, 'wx', 0o600);
    return { append: (bytes) => write(file, bytes), flush: () => file.sync(), close: () => file.close() };
  },
  rename,
  flushFolder: async () => undefined,
};

/** The double and its switch. */
export const DISK_DOUBLE = { disk, setFault: (/** @type {string} */ next) => (fault = next) };
