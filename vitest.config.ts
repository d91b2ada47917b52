import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

const executablePath = process.env.DECKHAND_CHROMIUM;
/** Made anew for each suite: vitest writes the suite's name into it. */
const chromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  }),
  instances: [{ browser: 'chromium' as const }],
});

/** Found late, they would make the browser reload in the midst of a test. */
const optimizeDeps = {
  include: [
    'dexie',
    'ts-fsrs',
    'valibot',
    'dompurify',
    'markdown-it',
    '@noble/hashes/sha2.js',
    '@noble/hashes/utils.js',
  ],
};

/** Three suites: pure and Node code, the database in both engines it meets, components in a real browser. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: ['**/*.browser.test.ts', '**/*.db.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'db-node',
          environment: 'node',
          include: ['src/**/*.db.test.ts'],
          setupFiles: ['src/renderer/db/testing/setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [svelte()],
        optimizeDeps,
        test: { name: 'db-chromium', include: ['src/**/*.db.test.ts'], browser: chromium(), testTimeout: 60_000 },
      },
      {
        plugins: [svelte()],
        optimizeDeps,
        test: { name: 'components', include: ['src/**/*.browser.test.ts'], browser: chromium() },
      },
    ],
  },
});
