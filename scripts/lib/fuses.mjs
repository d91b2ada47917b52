import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * What is burnt into the binary that is shipped, where no argument and no environment variable can turn it back. Every fuse is
 * named, so that one that a later Electron adds is a decision.
 * @type {import('@electron/fuses').FuseV1Config & { readonly strictlyRequireAllFuses: true }}
 */
const FUSES = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  resetAdHocDarwinSignature: true,
  // The signed app is no Node that other programs could run scripts in, nor one that a debugger can enter.
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // Code comes from the archive that was built, unchanged, and from nowhere else.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  // The page lives under app://; file:// has no more rights than in a browser.
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/**
 * Sets the fuses of an Electron binary, or of a macOS app; fails when the binary has a fuse that is not named here.
 * @param {string} binary
 */
export async function setFuses(binary) {
  await flipFuses(binary, FUSES);
}
