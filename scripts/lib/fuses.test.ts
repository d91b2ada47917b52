import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setFuses } from './fuses.mjs';

/** The mark that Electron's binaries carry before their fuses: version, number of fuses, one digit each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckhand-fuses-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file that looks like Electron's binary as far as fuses go. */
function binaryWith(fuses: string): string {
  const path = join(folder, `electron-${fuses}`);
  const wire = Buffer.from([1, fuses.length, ...Buffer.from(fuses)]);
  writeFileSync(path, Buffer.concat([Buffer.alloc(5_000, 7), Buffer.from(SENTINEL), wire, Buffer.alloc(100, 7)]));
  return path;
}

describe('the fuses of the shipped binary', () => {
  it('close every way to run other code in the app', async () => {
    // As Electron ships: run as Node, NODE_OPTIONS and --inspect allowed, nothing checked.
    const path = binaryWith('101100011');
    await setFuses(path);
    const { version, ...wire } = await getCurrentFuseWire(path);
    expect(version).toBe('1');
    expect(wire).toEqual({
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
      [FuseV1Options.WasmTrapHandlers]: FuseState.ENABLE,
    });
  });

  it('are refused by a binary with a fuse that nobody has decided on', async () => {
    await expect(setFuses(binaryWith('1011000111'))).rejects.toThrow(/strictlyRequireAllFuses/);
  });
});
