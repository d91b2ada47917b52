import type { BlockHash, CardId, DeckId, DeviceId, NoteId, PresetId, SourceKey } from '#core/cards';
import type { JsonValue } from '#core/log';
import { checkPreset } from '#core/scheduling';
import type { StudyDay } from '#core/time';
import * as v from 'valibot';

// A collection file may come from anywhere, so every line is checked before any of it is stored. Unknown members are dropped.

const named = <Name>(pattern: RegExp) =>
  v.pipe(
    v.string(),
    v.regex(pattern),
    v.transform((text) => text as Name),
  );
const whole = v.pipe(v.number(), v.safeInteger());
const natural = v.pipe(whole, v.minValue(0));
const upTo = (largest: number) => v.pipe(natural, v.maxValue(largest));
const finite = v.pipe(v.number(), v.finite());
const texts = v.array(v.string());
const ordinals = v.array(upTo(0xffff));

const noteId = named<NoteId>(/^[0-9a-f]{16}$/);
const cardId = named<CardId>(/^[0-9a-f]{16}-(?:0|[1-9]\d{0,4})$/);
const deckId = named<DeckId>(/^[0-9a-f]{16}$/);
const deviceId = named<DeviceId>(/^[0-9a-f]{1,16}$/);
const presetId = named<PresetId>(/^[^]{1,200}$/);
const sourceKey = named<SourceKey>(/^[^]{1,4096}$/);
const blockHash = named<BlockHash>(/^[0-9a-f]{16}$/);
const collectionId = named<string>(/^[0-9a-f]{1,16}$/);
const sha256 = named<string>(/^[0-9a-f]{64}$/);
const studyDay = v.pipe(
  whole,
  v.minValue(-0x8000_0000),
  v.maxValue(0x7fff_ffff),
  v.transform((day) => day as StudyDay),
);

const lines = v.object({ from: natural, to: natural });

const content = v.variant('kind', [
  v.object({
    kind: v.literal('choice'),
    stem: v.string(),
    options: texts,
    correct: v.array(natural),
    explanation: v.string(),
  }),
  v.object({ kind: v.picklist(['basic', 'definition', 'slide']), front: v.string(), back: v.string() }),
  v.object({ kind: v.literal('table'), front: v.string(), back: v.string(), row: v.string() }),
  v.object({ kind: v.literal('cloze'), text: v.string() }),
  v.object({ kind: v.literal('list'), prompt: v.string(), items: texts }),
  v.object({ kind: v.literal('steps'), prompt: v.string(), items: texts, ordinals: v.exactOptional(ordinals) }),
]);

const note = v.object({
  id: noteId,
  deckId,
  content,
  context: texts,
  tags: texts,
  ordinals,
  origin: v.exactOptional(v.object({ source: sourceKey, slide: natural, lines, blockHash })),
});

const due = v.variant('kind', [
  v.object({ kind: v.literal('time'), atMs: finite, day: studyDay }),
  v.object({ kind: v.literal('day'), day: studyDay }),
]);
const seen = {
  memory: v.object({
    stability: v.pipe(finite, v.gtValue(0)),
    difficulty: v.pipe(finite, v.minValue(1), v.maxValue(10)),
  }),
  due,
  lastDay: studyDay,
  reps: upTo(0xffff_ffff),
  lapses: upTo(0xffff),
};
const step = upTo(0xff);
const intervalDays = upTo(0xffff_ffff);
const state = v.variant('phase', [
  v.object({ phase: v.literal('new') }),
  v.object({ phase: v.literal('learning'), ...seen, step }),
  v.object({ phase: v.literal('review'), ...seen, intervalDays }),
  v.object({ phase: v.literal('relearning'), ...seen, step, intervalDays }),
]);

const easyDay = v.picklist(['normal', 'reduced', 'minimum']);
const preset = v.pipe(
  v.object({
    id: presetId,
    name: v.string(),
    revision: natural,
    desiredRetention: finite,
    weights: v.array(finite),
    learningStepsMinutes: v.array(finite),
    relearningStepsMinutes: v.array(finite),
    maximumIntervalDays: finite,
    newPerDay: finite,
    reviewsPerDay: finite,
    newIgnoresReviewLimit: v.boolean(),
    fuzz: v.boolean(),
    loadBalance: v.boolean(),
    easyDays: v.array(easyDay),
    leechThreshold: finite,
    leechAction: v.picklist(['tag', 'suspend']),
    buryNew: v.boolean(),
    buryReviews: v.boolean(),
    buryInterdayLearning: v.boolean(),
    newOrder: v.picklist(['added', 'random']),
    newMix: v.picklist(['mixed', 'first', 'last']),
    reviewOrder: v.picklist(['auto', 'due', 'retrievability']),
    learnAheadMinutes: finite,
  }),
  v.check((candidate) => checkPreset(candidate).ok, 'the preset makes no sense'),
);

const deck = v.object({
  id: deckId,
  name: v.string(),
  parentId: v.exactOptional(deckId),
  presetId,
  order: finite,
});

const json: v.GenericSchema<JsonValue> = v.lazy(() =>
  v.union([v.null(), v.boolean(), finite, v.string(), v.array(json), v.record(v.string(), json)]),
);

const eventId = { deviceId, seq: v.pipe(whole, v.minValue(1)) };
const head = { ...eventId, at: finite, offsetMinutes: finite, studyDay };
const schedules = v.pipe(
  v.object({
    cards: v.array(cardId),
    reps: v.array(upTo(0xffff_ffff)),
    stability: v.array(v.pipe(finite, v.gtValue(0))),
    difficulty: v.array(v.pipe(finite, v.minValue(1), v.maxValue(10))),
    due: v.exactOptional(v.object({ day: v.array(studyDay), intervalDays: v.array(intervalDays) })),
  }),
  v.check(
    ({ cards, due: moved, ...columns }) =>
      [...Object.values(columns), ...Object.values(moved ?? {})].every(({ length }) => length === cards.length),
    'the columns differ in length',
  ),
);
const presetOutcome = v.object({
  presets: v.array(preset),
  removed: v.array(presetId),
  decks: v.array(v.object({ deckId, presetId })),
  schedules: v.exactOptional(schedules),
});
const turn = {
  ...head,
  target: v.object(eventId),
  outcomes: v.array(v.object({ cardId, state, suspended: v.exactOptional(v.boolean()) })),
  presets: v.exactOptional(presetOutcome),
};
const event = v.variant('type', [
  v.object({
    type: v.literal('answer'),
    ...head,
    cardId,
    before: state,
    state,
    grade: v.picklist([1, 2, 3, 4]),
    kind: v.picklist(['learn', 'review', 'relearn', 'cram', 'manual']),
    chosen: v.exactOptional(v.array(natural)),
    guessed: v.exactOptional(v.literal(true)),
    answerMs: finite,
    suspended: v.exactOptional(v.literal(true)),
    presetRevision: natural,
  }),
  v.object({ type: v.literal('void'), ...turn }),
  v.object({ type: v.literal('unvoid'), ...turn }),
  v.object({
    type: v.literal('import'),
    ...head,
    sources: v.array(sourceKey),
    notesAdded: natural,
    cardsAdded: natural,
    pages: v.array(natural),
  }),
  v.object({ type: v.literal('setting'), ...head, key: v.string(), value: json }),
  v.object({
    type: v.literal('presets'),
    ...head,
    what: v.picklist(['made', 'changed', 'deleted', 'assigned']),
    name: v.string(),
    before: presetOutcome,
    after: presetOutcome,
  }),
  v.object({ type: v.literal('suspend'), ...head, cards: v.array(cardId), suspended: v.boolean() }),
]);

/** First line of a collection file. */
export const headerSchema = v.object({
  type: v.literal('header'),
  format: v.literal('deckhand-collection'),
  version: natural,
  collectionId,
  deviceId,
  epoch: natural,
  exportedAt: finite,
});

/** Any line between header and footer. */
export const recordSchema = v.variant('type', [
  v.object({ type: v.literal('preset'), preset }),
  v.object({ type: v.literal('deck'), deck }),
  v.object({
    type: v.literal('source'),
    source: v.object({
      key: sourceKey,
      name: v.string(),
      relativePath: v.string(),
      sha256,
      format: v.string(),
      importedAt: finite,
      slideCount: natural,
      noteCount: natural,
      cardCount: natural,
    }),
  }),
  v.object({ type: v.literal('setting'), key: v.string(), value: json }),
  v.object({ type: v.literal('note'), note, archived: ordinals, changedAt: finite }),
  v.object({
    type: v.literal('slide'),
    slide: v.object({
      source: sourceKey,
      number: natural,
      title: v.string(),
      section: texts,
      lines,
      body: v.string(),
      notes: v.string(),
    }),
  }),
  v.object({ type: v.literal('event'), event }),
]);

/** Last line of a collection file. */
export const footerSchema = v.object({
  type: v.literal('footer'),
  counts: v.object({
    preset: natural,
    deck: natural,
    source: natural,
    setting: natural,
    note: natural,
    slide: natural,
    event: natural,
  }),
  sha256,
});
