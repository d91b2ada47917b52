import { createServer } from 'vite';

/** `node scripts/reimport-rounds.mjs [rounds [first seed [path part]]]`: runs bench/reimport-rounds.ts, which prints its figures. */
const server = await createServer({
  configFile: false,
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false },
});
await server.ssrLoadModule('/bench/reimport-rounds.ts');
await server.close();
