import * as regexp from 'eslint-plugin-regexp';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** What each layer may not import; dependency-cruiser says the same, but does not see type-only imports in .svelte files. */
const layers = [
  {
    files: ['src/core/**'],
    banned: [
      'electron',
      'dexie',
      'svelte',
      'svelte/*',
      'playwright-core',
      'node:*',
      '#contract',
      '**/main/**',
      '**/renderer/**',
      '**/preload/**',
    ],
  },
  {
    files: ['src/contract/**'],
    banned: ['electron', 'dexie', 'svelte', 'playwright-core', 'node:*', '**/main/**', '**/renderer/**'],
  },
  {
    files: ['src/main/services/**', 'src/main/workers/**', 'src/main/command-line/**'],
    banned: ['electron', 'playwright-core', '**/electron/**', '**/chromium/**', '**/renderer/**'],
  },
  { files: ['src/main/electron/**'], banned: ['playwright-core', '**/chromium/**', '**/renderer/**'] },
  { files: ['src/main/chromium/**'], banned: ['electron', '**/main/electron/**', '**/renderer/**'] },
  { files: ['src/preload/**'], banned: ['**/main/**', '**/renderer/**', 'node:*'] },
  {
    files: ['src/renderer/components/**'],
    banned: ['dexie', '**/db/**', '**/state/**', '**/screens/**', '**/main/**', 'electron', 'node:*'],
  },
  {
    files: ['src/renderer/db/**'],
    banned: ['svelte', '**/components/**', '**/screens/**', '**/state/**', '**/main/**', 'electron', 'node:*'],
  },
  { files: ['src/renderer/state/**'], banned: ['**/screens/**', '**/main/**', 'electron', 'node:*'] },
  {
    files: ['src/renderer/screens/**', 'src/renderer/*.ts', 'src/renderer/*.svelte'],
    banned: ['**/main/**', 'electron', 'node:*', 'dexie'],
  },
  {
    files: ['src/renderer/workers/**'],
    banned: ['**/components/**', '**/screens/**', '**/state/**', '**/main/**', 'electron', 'node:*'],
  },
];

export default ts.config(
  { ignores: ['out/', 'node_modules/', 'test-results/', 'coverage/', 'playwright-report/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.svelte', '**/*.svelte.ts'],
    extends: [...ts.configs.strictTypeChecked, ...ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: false,
        project: ['./tsconfig.json', './src/renderer/workers/tsconfig.json'],
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
      globals: { ...globals.browser, ...globals.node },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': ['error', { allowTransitions: false }],
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  {
    files: ['**/*.test.ts', '**/testing/**/*.ts', 'e2e/**/*.ts', 'bench/**/*.ts', 'fuzz/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['src/core/**'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'process',
        'Buffer',
        'navigator',
        'fetch',
        'setTimeout',
        'crypto',
        'performance',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Core has no clock: pass the time in.' },
        { object: 'Math', property: 'random', message: 'Core has no randomness: pass it in.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Core has no clock: pass the time in.',
        },
      ],
    },
  },
  {
    // Text of strangers meets these: a regular expression that backtracks, or starts over at every character, would freeze the app.
    files: ['src/core/**', 'src/renderer/**', 'src/main/**', 'src/contract/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { ignorePartial: false }],
    },
  },
  ...layers.map(({ files, banned }) => ({
    files,
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: banned, message: 'This layer may not import that: see docs/architecture.md.' }] },
      ],
    },
  })),
);
