import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChromiumHost } from '../src/main/chromium/start';
import type { Piece } from '../src/renderer/rendering';
import { seedFiles } from './corpus';
import { askChromium, askElectron, startChromium, startElectron, type Places } from './hosts';
import { randomMessage } from './messages';
import { mutator, type Input } from './mutate';
import type { FuzzPage, RenderReport } from './page/main';
import { piecesOf } from './pieces';
import { randomOf } from './random';
import { Reader } from './reader';

/** How long and from which seed. */
export interface FuzzOptions extends Omit<Places, 'profileFolder'> {
  readonly seconds: number;
  readonly seed: number;
  /** Inputs that did harm are kept here. */
  readonly findingsFolder: string;
  readonly say: (line: string) => void;
}

/** What came of it: `inputs` are documents and messages together. */
export interface FuzzResult {
  readonly inputs: number;
  readonly crashes: number;
  readonly hangs: number;
  readonly escapes: number;
  readonly seed: number;
}

type Harm = 'crash' | 'hang' | 'escape';

const BATCH = 24;
const MESSAGES_PER_BATCH = 4;
/** A busy machine is no hang: what was slow once must be slow each time it is tried again, with pauses between. */
const TRIES = 4;
/** A batch that takes longer than this has stopped the page. */
const PAGE_LIMIT_MS = 45_000;

/** A hang is more than a second for each megabyte; less than a second is none, however small the input. */
const limitMs = ({ bytes }: Input) => Math.max(1_000, bytes.length / 1_000);

interface Batch {
  readonly inputs: readonly Input[];
  readonly pieces: readonly (readonly Piece[])[];
}

/** One run: its state, and what it found. */
class Run {
  readonly counts: Record<Harm, number> = { crash: 0, hang: 0, escape: 0 };
  documents = 0;
  messages = 0;
  readonly #options: FuzzOptions;
  readonly #places: Places;
  readonly #reader: Reader;
  #host: ChromiumHost | undefined;

  constructor(options: FuzzOptions, profileFolder: string) {
    this.#options = options;
    this.#places = { ...options, profileFolder };
    this.#reader = new Reader(options.workerFile);
  }

  #found(harm: Harm, what: string, input?: Input): void {
    this.counts[harm] += 1;
    const number = this.counts.crash + this.counts.hang + this.counts.escape;
    this.#options.say(
      `${harm}: ${what.slice(0, 500)}${input === undefined ? '' : ` (${input.name}, kept as ${number})`}`,
    );
    if (input === undefined || number > 100) return;
    mkdirSync(this.#options.findingsFolder, { recursive: true });
    writeFileSync(join(this.#options.findingsFolder, `${number}-${harm}-${input.name}`), input.bytes);
  }

  /** The host that renders; what it says, asks for or opens on the way is harm. */
  async #page(): Promise<ChromiumHost> {
    if (this.#host !== undefined) return this.#host;
    const host = await startChromium(this.#places);
    const { page, context } = host;
    context.on('request', (request) => {
      const { origin, pathname } = new URL(request.url());
      const isOwn = origin === 'https://deckhand.localhost';
      if (!isOwn || this.#isForeignPath(pathname)) this.#found('escape', `asked for ${request.url()}`);
    });
    context.on('page', () => this.#found('escape', 'opened a window'));
    page.on('dialog', (dialog) => {
      this.#found('escape', 'opened a dialog');
      void dialog.dismiss().catch(() => undefined);
    });
    page.on('frameattached', () => this.#found('escape', 'made a frame'));
    page.on('framenavigated', (frame) => this.#found('escape', `went to ${frame.url()}`));
    page.on('crash', () => this.#found('crash', 'the page crashed'));
    page.on('download', () => this.#found('escape', 'started a download'));
    this.#host = host;
    return host;
  }

  /** Content may ask for media; the fuzzer's own messages ask for the rest while they run. */
  #asking = false;
  #isForeignPath(path: string): boolean {
    return !this.#asking && !/^\/(?:assets\/|media\/[0-9a-f]{64}$)/.test(path);
  }

  async start(): Promise<void> {
    await startElectron(this.#places);
    await this.#page();
  }

  async close(): Promise<void> {
    this.#reader.close();
    await this.#host?.close();
  }

  /** Reads inputs in the import worker until there are enough of them for the page. */
  async read(next: () => Input, random: ReturnType<typeof randomOf>, untilMs: number): Promise<Batch> {
    const inputs: Input[] = [];
    const pieces: (readonly Piece[])[] = [];
    while (inputs.length < BATCH && performance.now() < untilMs) {
      const input = next();
      let reading = await this.#reader.read(input);
      // A busy machine is no hang: what is slow must be slow three times.
      for (let again = 0; again < 2 && reading.ms > limitMs(input); again += 1)
        reading = await this.#reader.read(input);
      if (reading.ms > limitMs(input)) this.#found('hang', `reading took ${Math.round(reading.ms)} ms`, input);
      else if (reading.outcome === undefined) this.#found('crash', 'the worker died', input);
      else if (reading.outcome.status === 'failed' && reading.outcome.kind === 'crashed') {
        this.#found('crash', 'the parser threw', input);
      }
      this.documents += 1;
      inputs.push(input);
      pieces.push(reading.outcome === undefined ? [] : piecesOf(reading.outcome, random));
    }
    return { inputs, pieces };
  }

  /** Renders what was read; a page that stops is ended and started anew. */
  async render({ inputs, pieces }: Batch): Promise<void> {
    const reports = await this.#renderInPage(pieces);
    if (reports === undefined) {
      for (const input of inputs) this.#found('hang', 'one of these stopped the page', input);
      return;
    }
    for (const [index, report] of reports.entries()) {
      const input = inputs[index];
      if (input === undefined) continue;
      for (const what of report.escapes) this.#found('escape', what, input);
      for (const what of report.crashes) this.#found('crash', what, input);
      let { ms } = report;
      for (let again = 1; again <= TRIES && ms > limitMs(input); again += 1) {
        await pause(again * 500);
        ms = (await this.#renderInPage([pieces[index] ?? []]))?.[0]?.ms ?? ms;
      }
      if (ms > limitMs(input)) this.#found('hang', `rendering took ${Math.round(ms)} ms`, input);
    }
  }

  async #renderInPage(pieces: readonly (readonly Piece[])[]): Promise<readonly RenderReport[] | undefined> {
    const { page, close } = await this.#page();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), PAGE_LIMIT_MS);
    });
    const rendered = page
      .evaluate((given) => (window as unknown as { readonly fuzzPage: FuzzPage }).fuzzPage.render(given), pieces)
      .catch((error: unknown) => {
        this.#found('crash', `the page was lost: ${String(error)}`);
        return [];
      });
    const reports = await Promise.race([rendered, late]);
    clearTimeout(timer);
    if (reports === undefined) {
      this.#host = undefined;
      await close();
    }
    return reports;
  }

  /** Sends random messages through both hosts. */
  async ask(random: ReturnType<typeof randomOf>): Promise<void> {
    const batch = () => Array.from({ length: MESSAGES_PER_BATCH }, () => randomMessage(random));
    const { page } = await this.#page();
    this.#asking = true;
    const wrong = [...(await askElectron(batch())), ...(await askChromium(page, batch()))];
    this.#asking = false;
    this.messages += 2 * MESSAGES_PER_BATCH;
    for (const what of wrong) this.#found('crash', what);
  }
}

/**
 * Mutates decks of every format and sends each through the import worker, the cards, the sanitiser and the app's own
 * component in real Chromium; and random messages through both hosts. The same seed makes the same inputs.
 */
export async function fuzz(options: FuzzOptions): Promise<FuzzResult> {
  const profileFolder = mkdtempSync(join(tmpdir(), 'deckhand-fuzz-'));
  const run = new Run(options, profileFolder);
  const error = console.error;
  const log = console.log;
  // A host that stumbles says so here; the answer to the page tells nothing.
  let stumbles = 0;
  console.error = (...said: readonly unknown[]) => {
    stumbles += 1;
    options.say(`crash: a host stumbled: ${said.map(String).join(' ').slice(0, 500)}`);
  };
  console.log = () => undefined;
  try {
    await run.start();
    const untilMs = performance.now() + options.seconds * 1_000;
    const next = mutator(seedFiles(), randomOf(options.seed));
    const choices = randomOf(options.seed + 1);
    const messages = randomOf(options.seed + 2);
    let batch = await run.read(next, choices, untilMs);
    while (batch.inputs.length > 0) {
      // The worker reads the next batch while the page renders this one.
      const [following] = await Promise.all([
        run.read(next, choices, untilMs),
        run.render(batch).then(() => run.ask(messages)),
      ]);
      batch = following;
    }
  } finally {
    console.error = error;
    console.log = log;
    await run.close();
    rmSync(profileFolder, { recursive: true, force: true, maxRetries: 5 });
  }
  options.say(`${run.documents} documents, ${run.messages} messages in ${options.seconds} s`);
  const { crash, hang, escape } = run.counts;
  return {
    inputs: run.documents + run.messages,
    crashes: crash + stumbles,
    hangs: hang,
    escapes: escape,
    seed: options.seed,
  };
}
