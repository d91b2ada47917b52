/** Layers × runtimes, as docs/architecture.md draws them. Imports point one way. */
const notTests = '\\.test\\.ts$|/testing/';
const forbid = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: notTests },
  to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$|(^|/)index\\.html$|tsconfig\\.json$|/fixtures/' },
      to: {},
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^(electron|\\$)' } },
    forbid('core-is-pure', '^src/core/', '^src/(contract|main|preload|renderer)/', 'Core knows nobody above it.'),
    {
      name: 'core-uses-no-node',
      severity: 'error',
      from: { path: '^src/core/', pathNot: notTests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-features-by-their-face',
      severity: 'error',
      from: { path: '^src/core/([^/]+)/', pathNot: notTests },
      to: { path: '^src/core/([^/]+)/', pathNot: ['^src/core/$1/', '^src/core/[^/]+/index\\.ts$'] },
    },
    {
      name: 'others-use-core-by-its-face',
      severity: 'error',
      from: { path: '^src/(contract|main|preload|renderer)/', pathNot: notTests },
      to: { path: '^src/core/', pathNot: '^src/core/[^/]+/index\\.ts$' },
    },
    {
      name: 'one-adapter-per-library',
      comment: 'Each text and FSRS library is imported by one file.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: [notTests, '^src/core/scheduling/fsrs\\.ts$'] },
      to: { path: '(^|/)ts-fsrs/' },
    },
    forbid('contract-imports-core-only', '^src/contract/', '^src/(main|preload|renderer)/', ''),
    forbid(
      'services-know-no-host',
      '^src/main/(services|workers|command-line)/',
      '^src/main/(electron|chromium)/|^src/(preload|renderer)/',
      '',
    ),
    forbid('hosts-never-meet-1', '^src/main/electron/', '^src/main/chromium/|^src/renderer/', ''),
    forbid('hosts-never-meet-2', '^src/main/chromium/', '^src/main/electron/|^src/renderer/', ''),
    {
      name: 'electron-in-its-place',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/electron/', '^src/preload/', notTests] },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'playwright-in-its-place',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main/chromium/', notTests] },
      to: { path: '(^|/)node_modules/playwright' },
    },
    {
      name: 'dexie-in-its-place',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/renderer/db/', notTests] },
      to: { path: '(^|/)node_modules/dexie/' },
    },
    forbid('preload-is-thin', '^src/preload/', '^src/(main|renderer)/', ''),
    forbid('renderer-never-imports-main', '^src/renderer/', '^src/(main|preload)/', ''),
    forbid('db-below-the-screens', '^src/renderer/db/', '^src/renderer/(state|components|screens|rendering)/', ''),
    forbid('components-present-only', '^src/renderer/components/', '^src/renderer/(db|state|screens|workers)/', ''),
    forbid('state-below-screens', '^src/renderer/state/', '^src/renderer/(screens|components)/', ''),
    forbid('web-workers-over-core', '^src/renderer/workers/', '^src/renderer/(db|state|components|screens)/', ''),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|html|svg|png)$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types', 'svelte'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
