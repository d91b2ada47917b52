import { svelte } from '@sveltejs/vite-plugin-svelte';
import { join } from 'node:path';
import { build } from 'vite';

/** What stands in for the sanitiser in the mutant: everything comes through, scripts ready to run. */
const NO_SANITISER = `
const policy = trustedTypes.createPolicy('dompurify', { createHTML: (html) => html });
export const sanitise = (html) => document.createRange().createContextualFragment(policy.createHTML(html));
`;

/**
 * Builds the page that renders hostile content with the app's own component; `withoutSanitiser` builds the mutant that a test
 * of hostile content has to notice.
 * @param {string} outDir
 * @param {{ readonly withoutSanitiser?: boolean }} [options]
 */
export async function buildFuzzPage(outDir, { withoutSanitiser = false } = {}) {
  await build({
    configFile: false,
    logLevel: 'error',
    root: join(import.meta.dirname, 'page'),
    plugins: [
      svelte({ configFile: false }),
      {
        name: 'without-sanitiser',
        enforce: 'pre',
        transform: (_code, id) =>
          withoutSanitiser && id.endsWith('/rendering/sanitise.ts') ? { code: NO_SANITISER, map: null } : undefined,
      },
    ],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      minify: false,
    },
  });
}
