import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

/** `DECKHAND_BUILD=main,renderer` builds those parts alone: what `scripts/lib/build.mjs` asks for. */
const wanted = process.env.DECKHAND_BUILD?.split(',');
const isWanted = (part: string) => wanted?.includes(part) ?? true;

/**
 * One build, three targets. `main` holds both hosts and the command line: each is an entry over the same services, so the
 * import worker stands once. The preload is CommonJS because a sandboxed preload cannot be an ES module.
 */
export default defineConfig({
  ...(isWanted('main') && {
    main: {
      build: {
        target: 'node20',
        sourcemap: true,
        rolldownOptions: {
          input: {
            electron: 'src/main/electron/index.ts',
            chromium: 'src/main/chromium/index.ts',
            'import-worker': 'src/main/workers/import-worker.ts',
            deckhand: 'src/main/command-line/index.ts',
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
  }),
  ...(isWanted('preload') && {
    preload: {
      build: {
        rolldownOptions: {
          input: { preload: 'src/preload/index.ts' },
          output: { format: 'cjs', entryFileNames: '[name].cjs' },
        },
      },
    },
  }),
  ...(isWanted('renderer') && {
    renderer: {
      root: 'src/renderer',
      plugins: [svelte()],
      worker: { format: 'es' },
      build: {
        target: 'chrome140',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        sourcemap: true,
        rolldownOptions: { input: 'src/renderer/index.html' },
      },
    },
  }),
});
