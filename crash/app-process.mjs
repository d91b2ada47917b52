import { DISK_DOUBLE } from './disk-double.mjs';

/**
 * One life of the real app: brings the collection back when it must, says what the log holds, then works as a learner does
 * until it is killed. Speaks to the laboratory over the channel of `fork`.
 */
const [profileFolder = '', course = '', isNew = ''] = process.argv.slice(2);
const { startChromiumHost } = await import(new URL('../out/main/chromium.js', import.meta.url).href);
const { disk, setFault } = DISK_DOUBLE;

/** @param {object} message */
const tell = (message) => process.send?.(message);

/** Reads the log past the app. @returns {Promise<[string, string][]>} id and content of every event */
const readLog = async () => {
  const names = (await indexedDB.databases())
    .map(({ name }) => name ?? '')
    .filter((name) => /^deckhand(-\d+)?$/.test(name));
  const [name = 'deckhand'] = names.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('log').objectStore('log').getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result.map((event) => [`${event.deviceId}:${event.seq}`, JSON.stringify(event)]));
      };
    };
  });
};

const started = await startChromiumHost({
  executablePath: process.env['DECKHAND_CHROMIUM'] ?? '/usr/bin/chromium',
  profileFolder,
  headless: true,
  files: isNew === 'new' ? [course] : [],
  durableFiles: disk,
});
if (!started.ok) {
  tell({ type: 'unrecoverable', why: started.error.message });
  process.exit(1);
}
const { page } = started.value;

/** @param {string[]} names @param {number} [timeout] */
const ready = async (names, timeout = 30_000) => {
  await page
    .locator(names.map((name) => `html[data-ready="${name}"]`).join(', '))
    .waitFor({ timeout, state: 'attached' });
  return page.evaluate(() => document.documentElement.dataset.ready);
};
const acknowledged = () => page.evaluate(() => document.documentElement.dataset.acknowledged ?? '');

async function settle() {
  const known = await page.evaluate(readLog);
  if (known.length === 0) return;
  await page.locator('html[data-acknowledged]').waitFor({ timeout: 20_000, state: 'attached' });
}

/** Tells which events are safe by now, with what the database holds of them. @param {number} timeout */
async function report(timeout) {
  const before = reported;
  const end = Date.now() + timeout;
  while (Date.now() < end) {
    const upTo = await acknowledged();
    if (upTo !== before && upTo !== '') {
      reported = upTo;
      const [device, seq] = upTo.split(':');
      const log = await page.evaluate(readLog);
      const safe = log.filter(([id]) => id.startsWith(`${device}:`) && Number(id.split(':')[1]) <= Number(seq));
      tell({ type: 'acknowledged', events: safe });
      return;
    }
    await page.waitForTimeout(15);
  }
}
let reported = '';

async function answer() {
  if ((await page.locator('.option').count()) > 0) {
    await page.keyboard.press('a');
    await page.keyboard.press('Enter');
  } else {
    await page.keyboard.press('Space');
  }
  await page.getByRole('button', { name: /^Good/ }).waitFor({ timeout: 1_000 });
  await page.keyboard.press(Math.random() < 0.3 ? '1' : '3');
  await report(700);
  if (Math.random() < 0.8) {
    await page.keyboard.press('Control+z');
    await report(700);
  }
}

async function study(count) {
  await page.getByRole('button', { name: 'Study now' }).click({ timeout: 3_000 });
  await ready(['study'], 5_000);
  for (let card = 0; card < count; card += 1) await answer();
  await page.keyboard.press('Escape');
  await ready(['today'], 5_000);
}

async function settings() {
  await page.keyboard.press('Control+,');
  await ready(['settings'], 5_000);
}

async function backUp() {
  await settings();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await page.getByText('found whole').waitFor({ timeout: 15_000 });
}

/** Goes back to the backup that was just made: nothing that was acknowledged may be missing afterwards. */
async function restore() {
  await backUp();
  await page
    .getByRole('button', { name: /^Restore/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Back up and restore' }).click();
  await ready(['today'], 30_000);
}

async function importCourse() {
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles(course);
  await addCards();
}

async function addCards() {
  await ready(['import-choosing'], 20_000);
  await page
    .getByRole('button', { name: /^(Add|Apply|Update|Import|Store)\b/ })
    .last()
    .click();
  await ready(['import-done'], 20_000);
  await page.getByRole('button', { name: 'To Today' }).click();
  await ready(['today'], 5_000);
  await report(3_000);
}

const DEEDS = { study: () => study(20), backUp, restore, import: importCourse };

async function comeUp() {
  const first = await ready(['today', 'import-choosing', 'recovery-choosing', 'failure', 'study']);
  if (first === 'failure') return tell({ type: 'unrecoverable', why: await page.locator('main').innerText() });
  if (first === 'recovery-choosing') {
    await page.getByRole('button', { name: 'Bring everything back' }).click();
    if ((await ready(['recovery-done', 'recovery-failed'])) === 'recovery-failed') {
      const why = await page.locator('main').innerText();
      return tell({ type: /start it once more/.test(why) ? 'start-again' : 'unrecoverable', why });
    }
    await page.getByRole('button', { name: 'Open the collection' }).click();
    await ready(['today']);
  }
  if (first === 'import-choosing') await addCards();
  await settle();
  tell({ type: 'up', recovered: first === 'recovery-choosing', log: await page.evaluate(readLog) });
}

process.on('message', async (/** @type {{deeds: (keyof typeof DEEDS)[], fault: string}} */ { deeds, fault }) => {
  setFault(fault);
  for (const deed of deeds) {
    try {
      await DEEDS[deed]();
    } catch (error) {
      tell({ type: 'stuck', deed, why: String(error).split('\n')[0] });
      await page.reload().catch(() => undefined);
      await ready(['today', 'failure', 'recovery-choosing'], 10_000).catch(() => undefined);
    }
  }
  tell({ type: 'finished' });
});
await comeUp().catch((error) => tell({ type: 'unrecoverable', why: String(error) }));
