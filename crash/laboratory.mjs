import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FAULTS, killAll, strike } from './faults.mjs';

const APP = fileURLToPath(new URL('app-process.mjs', import.meta.url));
const COURSE = fileURLToPath(new URL('../e2e/fixtures/lighthouses.md', import.meta.url));
/** A study day gives so many new cards only: every few rounds another learner begins. */
const ROUNDS_A_PROFILE = 7;
const LIFE_MS = 90_000;
const DEEDS = ['study', 'study', 'study', 'backUp', 'restore', 'import'];

/**
 * @typedef {object} Outcome
 * @property {number} rounds
 * @property {Record<string, number>} faults
 * @property {number} acknowledged events that were in database and journal before a fault
 * @property {number} lost of those, missing or different afterwards
 * @property {number} duplicated answers that stand in the log twice
 * @property {number} unrecoverable starts that led neither to the app nor to a recovery that worked
 * @property {number} unflushed acknowledged events that a lying flush took out of the journal
 */

/** @param {number} seed @returns {() => number} */
function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One life of the app as a child process. @param {string} profile @param {boolean} isNew */
function begin(profile, isNew) {
  const child = fork(APP, [profile, COURSE, isNew ? 'new' : ''], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  /** @type {any[]} */
  const messages = [];
  /** @type {(() => void)[]} */
  let waiting = [];
  child.on('message', (message) => {
    messages.push(message);
    for (const wake of waiting.splice(0)) wake();
  });
  child.on('exit', () => {
    messages.push({ type: 'ended' });
    for (const wake of waiting.splice(0)) wake();
  });
  /** @param {string[]} types @param {number} timeout */
  const hear = async (types, timeout) => {
    const end = Date.now() + timeout;
    for (;;) {
      const found = messages.find(({ type }) => types.includes(type));
      if (found !== undefined) return found;
      const left = end - Date.now();
      if (left <= 0) return { type: 'silent' };
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, left);
        waiting.push(() => {
          clearTimeout(timer);
          resolve(undefined);
        });
      });
    }
  };
  return { child, messages, hear };
}

/** What one learner was promised, and what the log held after each fault. */
class Witness {
  /** @type {Map<string, string>} */
  record = new Map();

  /** @param {any[]} messages */
  listen(messages) {
    let fresh = 0;
    for (const { type, events } of messages) {
      if (type !== 'acknowledged') continue;
      for (const [id, json] of events) {
        if (!this.record.has(id)) fresh += 1;
        this.record.set(id, json);
      }
    }
    return fresh;
  }

  /** @param {[string, string][]} log */
  judge(log) {
    const present = new Map(log);
    const missing = [...this.record].filter(([id, json]) => present.get(id) !== json).map(([id]) => id);
    const answers = log.map(([, json]) => JSON.parse(json)).filter(({ type }) => type === 'answer');
    const duplicated = answers.length - new Set(answers.map(({ cardId, at }) => `${cardId} ${at}`)).size;
    for (const id of missing) this.record.delete(id);
    return { missing, duplicated };
  }
}

/**
 * Runs rounds: the app works, one fault strikes, the app starts again and must hold all that it acknowledged.
 * @param {{ rounds: number, seed: number, say: (line: string) => void }} options
 * @returns {Promise<Outcome>}
 */
export async function runLaboratory({ rounds, seed, say }) {
  const random = randomFrom(seed);
  /** @type {Outcome} */
  const outcome = { rounds, faults: {}, acknowledged: 0, lost: 0, duplicated: 0, unrecoverable: 0, unflushed: 0 };
  const kinds = Object.keys(FAULTS);
  let profile = '';
  let witness = new Witness();
  /** @type {ReturnType<typeof begin> | undefined} */
  let life;

  const newProfile = () => {
    if (profile !== '') rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    profile = mkdtempSync(join(tmpdir(), 'deckhand-crash-'));
    mkdirSync(join(profile, 'chromium'), { recursive: true });
    witness = new Witness();
  };
  const victim = () => ({ profile, hostPid: life?.child.pid ?? 0, random });

  /** @param {boolean} isNew @param {string} after */
  const start = async (isNew, after) => {
    life = begin(profile, isNew);
    let up = await life.hear(['up', 'unrecoverable', 'start-again', 'ended'], LIFE_MS);
    if (up.type === 'start-again') {
      killAll(victim());
      await strike('kill-all', victim());
      life = begin(profile, false);
      up = await life.hear(['up', 'unrecoverable', 'start-again', 'ended'], LIFE_MS);
    }
    if (up.type !== 'up') {
      outcome.unrecoverable += 1;
      say(`  after ${after}: did not come up: ${up.type} ${up.why ?? ''}`);
      return false;
    }
    const { missing, duplicated } = witness.judge(up.log);
    outcome.lost += missing.length;
    outcome.duplicated += duplicated;
    if (missing.length + duplicated > 0) say(`  after ${after}: lost ${missing.join(' ')}, duplicated ${duplicated}`);
    if (up.recovered) say(`  after ${after}: recovered ${up.log.length} events`);
    return true;
  };

  try {
    for (let round = 0; round < rounds; round += 1) {
      if (round % ROUNDS_A_PROFILE === 0 || life === undefined) {
        if (life !== undefined) await strike('kill-all', victim());
        newProfile();
        if (!(await start(true, 'a new profile'))) {
          life = undefined;
          continue;
        }
      }
      const fault = kinds[round % kinds.length] ?? 'kill-all';
      outcome.faults[fault] = (outcome.faults[fault] ?? 0) + 1;
      const now = /** @type {ReturnType<typeof begin>} */ (life);
      const deeds = [DEEDS[Math.floor(random() * DEEDS.length)], 'study'];
      now.child.send({ deeds, fault: FAULTS[fault]?.duringWork === true ? fault : 'none' });
      await now.hear(['finished', 'ended'], 300 + random() * 3_500);
      for (const { deed, why } of now.messages.filter(({ type }) => type === 'stuck'))
        say(`  ${fault}, ${deed}: ${why}`);
      outcome.unflushed += await strike(fault, victim());
      outcome.acknowledged += witness.listen(now.messages);
      say(`${round + 1}/${rounds} ${fault} (${deeds[0]}): ${witness.record.size} acknowledged`);
      if (!(await start(false, fault))) {
        await strike('kill-all', victim());
        life = undefined;
      }
    }
  } finally {
    if (life !== undefined) await strike('kill-all', victim());
    if (profile !== '') rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  return outcome;
}
