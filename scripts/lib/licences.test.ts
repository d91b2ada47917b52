import { describe, expect, it } from 'vitest';
import { licences, meets, packageFaults } from './licences.mjs';

const sound = { version: '1.0.0', license: 'MIT', integrity: 'sha512-x' };

describe('the packages of the lock file', () => {
  it('are all under allowed licences, with checksums, and run nothing at install but what is named', async () => {
    expect(await licences()).toEqual({ ok: true, output: '' });
  });

  it('are refused with a licence that is not allowed, or none', () => {
    expect(packageFaults({ 'node_modules/a': { ...sound, license: 'GPL-3.0-only' } })).toEqual([
      'a: GPL-3.0-only is not among the allowed licences',
    ]);
    const { license: _, ...silent } = sound;
    expect(packageFaults({ 'node_modules/@b/none': silent })).toEqual(['@b/none: no licence is stated']);
  });

  it('may be tools under licences that the app itself may not have', () => {
    const attributed = { ...sound, license: 'CC-BY-4.0' };
    expect(packageFaults({ 'node_modules/a': { ...attributed, dev: true } })).toEqual([]);
    expect(packageFaults({ 'node_modules/a': attributed })).toHaveLength(1);
  });

  it('are refused with an unnamed install script or without a checksum', () => {
    const { integrity: _, ...unchecked } = sound;
    expect(packageFaults({ 'node_modules/a': { ...unchecked, hasInstallScript: true } })).toEqual([
      'a: the lock file has no checksum',
      'a: wants to run a script at install',
    ]);
  });

  it('meet a choice of licences with one of them, and a union with all', () => {
    const isMit = (id: string) => id === 'MIT';
    expect(meets('(GPL-2.0 OR MIT)', isMit)).toBe(true);
    expect(meets('(MIT AND GPL-2.0)', isMit)).toBe(false);
  });
});
