import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './packages.mjs';

const PICTURES = join(ROOT, 'out', 'pictures');
const IMPORT_MS = 120_000;

/** @typedef {import('../../src/contract/index').ImportOutcome} ImportOutcome */

/** @param {number} count @param {string} word */
const counted = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** What was read, as lines: a file each, then the cards by kind. @param {ImportOutcome} outcomes */
function describeImport(outcomes) {
  /** @type {Map<string, number>} */
  const byKind = new Map();
  const lines = outcomes.map((outcome) => {
    if (outcome.status === 'failed') return `  ${outcome.relativePath}: not read. ${outcome.message}`;
    const { reading } = outcome;
    const taken = reading.notes.filter(({ proposal }) => proposal !== 'skip');
    let cards = 0;
    for (const { content, ordinals } of taken) {
      cards += ordinals.length;
      byKind.set(content.kind, (byKind.get(content.kind) ?? 0) + ordinals.length);
    }
    return `  ${reading.relativePath}: ${counted(reading.slides.length, 'slide')}, ${counted(cards, 'card')}`;
  });
  const kinds = [...byKind].sort(([, left], [, right]) => right - left).map(([kind, count]) => `${count} ${kind}`);
  const total = [...byKind.values()].reduce((sum, count) => sum + count, 0);
  return [`Imported ${counted(outcomes.length, 'file')}:`, ...lines, `Cards: ${total} (${kinds.join(', ')})`];
}

/**
 * Takes a picture in light and one in dark.
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function picture(page, name) {
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: join(PICTURES, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: null });
}

/** Why there is nothing to study, in a sentence; undefined when there is. @param {ImportOutcome} outcomes */
function whyNothing(outcomes) {
  const failures = outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome] : []));
  if (outcomes.length === 0) return 'No course was found.';
  if (failures.length === outcomes.length) {
    return `No course could be read. ${failures.map(({ relativePath, message }) => `${relativePath}: ${message}`).join(' ')}`;
  }
  const notes = outcomes.flatMap((outcome) => (outcome.status === 'read' ? outcome.reading.notes : []));
  return notes.some(({ proposal }) => proposal !== 'skip') ? undefined : 'The courses gave no cards.';
}

/**
 * Adds the cards of courses that were named; the bundled ones are added by the app itself.
 * @param {import('playwright-core').Page} page
 * @param {() => ImportOutcome} outcomes
 * @returns {Promise<string | undefined>} why there was nothing to add
 */
async function acceptImport(page, outcomes) {
  await page
    .locator('html[data-ready=import-choosing], html[data-ready=import-nothing]')
    .waitFor({ timeout: IMPORT_MS });
  const nothing = whyNothing(outcomes());
  if (nothing !== undefined) return nothing;
  await page.getByRole('button', { name: /^Add \d/ }).click();
  await page.locator('html[data-ready=import-done]').waitFor({ timeout: IMPORT_MS });
  await page.getByRole('button', { name: 'To Today' }).click();
  return undefined;
}

/**
 * Adds the course that a first start offers beside its small deck: nobody is here to press the button.
 * @param {import('playwright-core').Page} page
 */
async function addOfferedCourse(page) {
  console.log(
    'Importing all the courses that come with Deckhand; in a window the first start adds one and offers the rest.',
  );
  const add = page.getByRole('button', { name: 'Add the course' });
  await add.click({ timeout: IMPORT_MS });
  await page.getByText(/cards added/).waitFor({ timeout: IMPORT_MS });
}

/**
 * Shows that the app works where there is no display: imports on a throw-away profile, opens the first card, saves pictures
 * of Today and Study, and prints what was imported and what is due.
 * @param {{executablePath: string, files: readonly string[]}} options
 * @returns {Promise<string | undefined>} what went wrong, in a sentence; undefined when all went well
 */
export async function headlessTour({ executablePath, files }) {
  const profileFolder = mkdtempSync(join(tmpdir(), 'deckhand-'));
  /** @type {ImportOutcome} */
  let outcomes = [];
  const entry = pathToFileURL(join(ROOT, 'out', 'main', 'chromium.js')).href;
  /** @type {typeof import('../../src/main/chromium/index')} */
  const { startChromiumHost } = await import(entry);
  const started = await startChromiumHost({
    executablePath,
    files,
    profileFolder,
    headless: true,
    onRead: (read) => (outcomes = [...outcomes, ...read]),
  });
  if (!started.ok) {
    rmSync(profileFolder, { recursive: true, force: true });
    return started.error.message;
  }
  const { page, close } = started.value;
  try {
    mkdirSync(PICTURES, { recursive: true });
    const nothing = files.length > 0 ? await acceptImport(page, () => outcomes) : undefined;
    if (nothing !== undefined) return nothing;
    const study = page.getByRole('button', { name: 'Study now' });
    await study.waitFor({ timeout: IMPORT_MS });
    if (files.length === 0) await addOfferedCourse(page);
    await page.locator('html[data-ready=today]').waitFor();
    // What was just imported is said in passing, above the page.
    for (const dismiss of await page.getByRole('button', { name: 'Dismiss' }).all()) await dismiss.click();
    await picture(page, 'today');
    const due = (await page.locator('header:has(h1)').first().locator('h1, .lead').allInnerTexts()).join(': ');
    await study.click();
    await page.locator('html[data-ready=study]').waitFor();
    await picture(page, 'study');
    for (const line of describeImport(outcomes)) console.log(line);
    console.log(`Due today: ${due.replaceAll(/\s+/g, ' ')}`);
    console.log(`Pictures of Today and Study: ${relative(ROOT, PICTURES)}/`);
    return whyNothing(outcomes);
  } catch (error) {
    const heading = await page
      .locator('h1')
      .first()
      .innerText({ timeout: 1_000 })
      .catch(() => 'nothing');
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return `The app did not come as far as the first card; it shows “${heading}” (${reason}).`;
  } finally {
    await close();
    rmSync(profileFolder, { recursive: true, force: true, maxRetries: 5 });
  }
}
