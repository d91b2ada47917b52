import { mount, unmount } from 'svelte';
import CardContent from '../../src/renderer/components/CardContent.svelte';
import { hasMaths, type Piece } from '../../src/renderer/rendering';
import { isAddress, strangeThings } from './inspect';

/** What came of one document: how long it took and what went wrong, in a line each. */
export interface RenderReport {
  readonly ms: number;
  readonly crashes: readonly string[];
  readonly escapes: readonly string[];
}

/** What the fuzzer and the hostile deck's test drive. */
export interface FuzzPage {
  /** Renders the pieces of each document one document after the other, clicks every link, and looks at what stands there. */
  render(documents: readonly (readonly Piece[])[]): Promise<readonly RenderReport[]>;
}

const stage = document.querySelector('#stage') ?? document.body;
let escapes: string[] = [];
let crashes: string[] = [];

Object.defineProperty(globalThis, 'canary', { value: () => void escapes.push('a script ran'), configurable: false });
document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
  escapes.push(`the policy had to stop ${effectiveDirective} ${blockedURI} ${sample}`);
});
globalThis.addEventListener('error', ({ message }) => crashes.push(message));
globalThis.addEventListener('unhandledrejection', ({ reason }) => crashes.push(String(reason)));

const channel = new MessageChannel();
const turn = () =>
  new Promise<void>((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(null);
  });

async function renderOne(pieces: readonly Piece[]): Promise<RenderReport> {
  escapes = [];
  crashes = [];
  const from = performance.now();
  const links: string[] = [];
  let mounted: Record<string, unknown>[] = [];
  try {
    mounted = pieces.map((piece) =>
      mount(CardContent, { target: stage, props: { ...piece, onlink: (url: string) => links.push(url) } }),
    );
    for (let turns = 0; turns < 2_000 && hasMaths(stage); turns += 1) await turn();
    stage.getBoundingClientRect();
  } catch (error) {
    crashes.push(String(error));
  }
  const ms = performance.now() - from;
  for (const content of stage.children) escapes.push(...strangeThings(content));
  for (const link of stage.querySelectorAll<HTMLElement>('a, summary')) link.click();
  escapes.push(...links.filter((link) => !isAddress(link)).map((link) => `a link leads to ${link}`));
  for (const one of mounted) await unmount(one);
  if (stage.childElementCount > 0) crashes.push('content stayed after its component was gone');
  stage.replaceChildren();
  await turn();
  return { ms, crashes, escapes };
}

const fuzzPage: FuzzPage = {
  async render(documents) {
    const reports: RenderReport[] = [];
    for (const pieces of documents) reports.push(await renderOne(pieces));
    return reports;
  },
};
Object.assign(globalThis, { fuzzPage });
document.documentElement.dataset.ready = 'fuzz';
