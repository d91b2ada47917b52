/** Longest part of a line that a pattern looks at, so that a line of megabytes costs no more than a short one. */
export const HEAD_CHARS = 400;

/** The head of a line: what patterns may look at. */
export function headOf(text: string): string {
  return text.length > HEAD_CHARS ? text.slice(0, HEAD_CHARS) : text;
}

const ANSWER_WORDS = [
  'answer\\s?key',
  'answers?',
  'ans',
  'solutions?',
  'key',
  'correct(?:\\s(?:option|choice|response|alternative)s?)?',
  'respuestas?(?:\\scorrectas?)?',
  'soluci[oó]n(?:es)?',
  'opci[oó]n\\scorrecta',
  'r[ée]ponses?(?:\\s(?:correctes?|exactes?|justes?))?',
  'bonnes?\\sr[ée]ponses?',
  'corrig[ée]s?',
  'antwort(?:en)?',
  'l[öo]sung(?:en)?',
  'rispost[ae](?:\\scorrett[ae])?',
  'soluzion[ei]',
  'respostas?(?:\\s(?:corretas?|certas?))?',
  'gabarito',
  'antwoord(?:en)?',
  'ответы?',
  'відповід[ьі]',
  'odpowied[źz]i?',
  'odpověď',
  'cevap(?:lar|ı)?',
  'yanıt',
  'đáp\\sán(?:\\sđúng)?',
  'trả\\slời',
  'jawaban(?:\\syang\\sbenar)?',
  'kunci(?:\\sjawaban)?',
  '(?:正确|正確|参考|參考|标准)?答案',
  '正解',
  '解答',
  '答え?',
  '정답',
  '답',
  'الإجابة(?:\\sالصحيحة)?',
  'الاجابة(?:\\sالصحيحة)?',
  'الجواب',
  'إجابة',
  'پاسخ(?:\\sصحیح)?',
  'جواب',
  'उत्तर',
  'সঠিক\\sউত্তর',
  'উত্তর',
  'คำตอบ',
  'เฉลย',
  'odgovor',
  'răspuns(?:ul)?',
  'válasz',
  'svar',
  'vastaus',
  'απάντηση',
  'תשובה',
  'javob',
  "to['‘ʻ]g['‘ʻ]ri\\sjavob",
  'përgjigj[ja]e?',
].join('|');

const QUALIFIERS = [
  'correct',
  'right',
  'suggested',
  'official',
  'expected',
  'final',
  'model',
  'best',
  'verified',
  'the',
  'show',
  'view',
  'see',
  'reveal',
  'click\\sfor',
  'check',
  'la',
  'le',
  'el',
  'die',
  'richtige',
  'korrekte',
  'juiste?',
  'correcte',
  'правильн\\S{1,3}',
  'верн\\S{1,3}',
  'poprawn\\S{1,2}',
  'prawidłow\\S{1,2}',
  'správná',
  'tačan',
  'točan',
  'doğru',
  'rätt',
  'riktig',
  'oikea',
  'सही',
].join('|');

const ANSWER_HEAD = new RegExp(`^(?:(?:${QUALIFIERS})\\s){0,3}(?:${ANSWER_WORDS})(?:\\(s\\))?(?![\\p{L}\\p{N}])`, 'iu');
const LINK_WORDS =
  /^\s{0,3}(?:(?:is|are|es|son|ist|sind|est|sont|è|é|là|adalah|هي|هو|to\s(?:the\s)?(?:question\s)?#?\d{1,4})(?=[\s:]))?\s{0,3}(?:->|=>|[:：=→>.\-–—])?\s{0,3}(?:[-–—:]\s{0,2})?(?:(?:option|choice|letter|opción|вариант)s?\s)?/iu;

/** A line that says what the answer is, with what follows its lead-in; null for any other line. Takes cleaned text. */
export function afterAnswerWord(text: string): { readonly rest: string; readonly separated: boolean } | null {
  const head = ANSWER_HEAD.exec(headOf(text));
  if (head === null) return null;
  const tail = text.slice(head[0].length);
  const link = LINK_WORDS.exec(headOf(tail));
  const joint = link?.[0] ?? '';
  return { rest: tail.slice(joint.length).trim(), separated: joint.trim() !== '' || tail.trim() === '' };
}

const EXPLANATION =
  /^(?:detailed\s|general\s|overall\s)?(?:explanations?|explaination|explain|rationale|reason(?:ing)?|why|justification|feedback|discussion|notes?|hint|references?|source|learn\smore|read\smore|distractors?|explicaci[oó]n|explication|erkl[äa]rung|begründung|spiegazione|explica[çc][ãa]o|toelichting|uitleg|пояснение|объяснение|пояснення|wyjaśnienie|açıklama|giải\sthích|penjelasan|解析|解释|解釋|説明|解説|해설|설명|شرح|التفسير|توضیح|พ?คำอธิบาย)(?:\s\S{1,20}){0,3}?\s?(?:[:：.\-–—]|$)/iu;

/** Whether a cleaned line opens an explanation, a hint or a reference. */
export function opensExplanation(text: string): boolean {
  return EXPLANATION.test(headOf(text));
}

const EXPLANATION_LABEL =
  /^[*_#\s]{0,8}(?:detailed\s|general\s|overall\s)?(?:explanations?|explaination|rationale|explicaci[oó]n|explication|erkl[äa]rung|spiegazione|explica[çc][ãa]o|uitleg|пояснение|объяснение|пояснення|wyjaśnienie|açıklama|giải\sthích|penjelasan|解析|解释|説明|解説|해설|설명)\s?[*_]{0,3}\s?[:：.]?[*_]{0,3}\s{0,3}/iu;

/** Takes the word "Explanation" and its decoration off the front of an explanation. */
export function withoutExplanationLabel(text: string): string {
  const label = EXPLANATION_LABEL.exec(headOf(text));
  if (label === null) return text;
  const rest = text.slice(label[0].length);
  return /[:：.*_\n]/u.test(label[0]) || rest === '' ? rest.trimStart() : text;
}

const OPTIONS_HEADING =
  /^(?:answer\s)?(?:options?|choices|alternatives|opciones|optionen|opções|scelte|варианты(?:\sответов?)?|选项)\s?[:：]?$/iu;

/** Whether a cleaned line only announces the options. */
export function announcesOptions(text: string): boolean {
  return OPTIONS_HEADING.test(headOf(text));
}

const NAVIGATION =
  /^\W{0,8}(?:back\sto\s(?:the\s)?(?:top|toc|table\sof\scontents|contents|questions|index|menu|main)|(?:go\s)?(?:to\s)?top|return\sto\stop|next|previous|home|volver\s(?:al\s)?(?:inicio|arriba)|nach\soben|retour\s(?:en\s)?haut|наверх|回到顶部|回到頂部)\W{0,8}$/iu;

/** Whether a cleaned line is a link within the document and nothing to learn. */
export function isNavigation(text: string): boolean {
  return NAVIGATION.test(headOf(text));
}

const KEY_TITLE =
  /(?:answer\s?(?:key|sheet|s\b)|\banswers?\b|\bkeys?\b|solutions?|correct\s(?:answers|options)|soluci[oó]n|respuestas|r[ée]ponses|corrig[ée]|antworten|l[öo]sung|risposte|soluzioni|gabarito|respostas|antwoorden|ответы|відповіді|odpowiedzi|cevap|đáp\sán|kunci|答案|正解|解答|정답|الإجابات)/iu;

/** Whether a heading or a line standing alone announces a list of answers. */
export function announcesKey(text: string): boolean {
  return text.length < 120 && KEY_TITLE.test(text);
}
