/** What the columns of a table of cards hold, as indexes from 0. The person may change it before importing. */
export interface ColumnMapping {
  /** Whether the first record names the columns. */
  readonly header: boolean;
  readonly front: number;
  /** Shown in order below each other. Empty for a question with options. */
  readonly back: readonly number[];
  readonly tags?: number | undefined;
  readonly deck?: number | undefined;
  readonly id?: number | undefined;
  /** Options of a question. */
  readonly options?: readonly number[] | undefined;
  /** Letter, number or text of the right option. */
  readonly key?: number | undefined;
  readonly explanation?: number | undefined;
}

const NAMES = {
  front:
    /^(?:front|question|q|term|word|prompt|stem|cue|name|text|vorderseite|frage|begriff|wort|pregunta|término|termino|anverso|palabra|question text|recto|mot|terme|вопрос|слово|термин|pergunta|frente|domanda|fronte|问题|正面|質問|表|질문|앞면|expression)$/iu,
  back: /^(?:back|answer|a|definition|meaning|translation|response|description|reply|rückseite|ruckseite|antwort|bedeutung|übersetzung|respuesta|definición|definicion|reverso|réponse|reponse|définition|verso|traduction|traducción|ответ|перевод|определение|resposta|definição|risposta|retro|significato|答案|背面|回答|裏|답|뒷면)$/iu,
  extra:
    /^(?:extra|notes?|comment|example|examples|hint|context|back extra|remarks?|ejemplo|beispiel|exemple|пример|reading|pronunciation)$/iu,
  tags: /^(?:tags?|labels?|categor(?:y|ies)|topics?|subjects?|etiquetas?|schlagwörter|теги|标签|タグ)$/iu,
  deck: /^(?:deck|deck name|set|mazo|stapel|колода)$/iu,
  id: /^(?:id|guid|uid|uuid|#|no\.?|number|nr\.?|index)$/iu,
  option:
    /^(?:(?:option|choice|answer|opt|distractor|opción|opcion|antwort|réponse|вариант|alternative|resposta|选项)[\s_-]?\(?(?:[a-h1-8])\)?|[a-h])$/iu,
  key: /^(?:correct(?:[\s_-]?(?:answers?|options?|choice|response|index|letter))?|right[\s_-]?answer|answer[\s_-]?key|key|solution|correcta|respuesta[\s_-]?correcta|richtig(?:e antwort)?|lösung|bonne réponse|правильный ответ|resposta correta|gabarito|正确答案)$/iu,
  explanation:
    /^(?:explanations?|rationale|feedback|reason|why|explicación|erklärung|explication|объяснение|explicação|解析)$/iu,
} as const;

/** A record with more fields than this names no columns. */
const MOST_COLUMNS = 100;

function normal(name: string): string {
  return name
    .trim()
    .replace(/^["'*_]+|["'*_:]{1,40}$/gu, '')
    .trim()
    .slice(0, 60);
}

/** Reads a record of column names; null when it does not name a front and something to learn. */
export function mappingFromNames(names: readonly string[]): ColumnMapping | null {
  if (names.length > MOST_COLUMNS) return null;
  const cells = names.map(normal);
  const indexOf = (pattern: RegExp, except: readonly number[] = []): number =>
    cells.findIndex((cell, index) => pattern.test(cell) && !except.includes(index));
  const optional = (index: number): number | undefined => (index < 0 ? undefined : index);
  const front = indexOf(NAMES.front);
  const options = cells.flatMap((cell, index) => (NAMES.option.test(cell) && index !== front ? [index] : []));
  const shared = {
    header: true,
    tags: optional(indexOf(NAMES.tags)),
    deck: optional(indexOf(NAMES.deck)),
    id: optional(indexOf(NAMES.id)),
  };
  const isQuiz = options.length > 1;
  const key = isQuiz ? firstOf([indexOf(NAMES.key, options), indexOf(NAMES.back, options)]) : -1;
  if (front >= 0 && isQuiz && key >= 0) {
    return { ...shared, front, back: [], options, key, explanation: optional(indexOf(NAMES.explanation)) };
  }
  const back = firstOf([
    indexOf(NAMES.back, [front]),
    indexOf(NAMES.key, [front]),
    indexOf(NAMES.explanation, [front]),
  ]);
  if (front < 0 || back < 0) return null;
  const extras = cells.flatMap((cell, index) =>
    (NAMES.extra.test(cell) || NAMES.explanation.test(cell)) && index !== back && index !== front ? [index] : [],
  );
  return { ...shared, front, back: [back, ...extras] };
}

function firstOf(indexes: readonly number[]): number {
  return indexes.find((index) => index >= 0) ?? -1;
}

/** The mapping for a table without column names: first column in front, all others behind it. */
export function plainMapping(columns: number): ColumnMapping {
  return { header: false, front: 0, back: Array.from({ length: Math.max(1, columns - 1) }, (_, index) => index + 1) };
}
