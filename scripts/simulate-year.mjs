import { createServer } from 'vite';

/** `node scripts/simulate-year.mjs`: runs bench/simulated-year.ts, which prints its figures and redraws its plot. */
const server = await createServer({
  configFile: false,
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false },
});
await server.ssrLoadModule('/bench/simulated-year.ts');
await server.close();
