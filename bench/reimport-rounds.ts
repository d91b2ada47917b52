import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { courseOf, playRound } from '../src/core/matching/testing/round';

/**
 * Plays rounds of editing a course and importing it again: a fifth of its blocks changes each time, and the truth about every
 * card is known from the edits. Prints how many cards whose meaning survived kept their schedule, and every card that took
 * another's. Run by `node scripts/reimport-rounds.mjs [rounds [first seed [part of a path]]]`; the rounds are per course.
 */
const SHARED = join(process.cwd(), '..', 'shared');
const COURSES = [
  'course/computing-instances.md',
  'corpus/slides/elephantscale+es-training-new/STORAGE-1-Cloud-storage-and-databases.EXCERPT.md',
  'corpus/slides/elephantscale+Apache-Kafka-for-Developers/slides/inter-2-consumer-internals.md',
  'corpus/slides/elephantscale+Apache-Kafka-for-Developers/slides/intro-2-core-concepts.md',
  'corpus/slides/heig-vd-mvp-course+heig-vd-mvp-course/02-projet-libre/PRESENTATION.md',
  'corpus/quiz/kananinirav+AWS-Certified-Cloud-Practitioner-Notes/practice-exam/practice-exam-12.md',
  'corpus/quiz/Ebazhanov+linkedin-skill-assessments-quizzes/aws-quiz.md',
];
const EXAMPLES = 5;

const [rounds = 250, first = 1, part = ''] = process.argv
  .slice(2)
  .map((argument) => (/^\d+$/.test(argument) ? Number(argument) : argument));

if (!existsSync(SHARED)) console.log('The courses to edit are not there (../shared).');
else
  COURSES.forEach((path, index) => {
    if (path.includes(String(part))) play(path, COURSES[index === 3 ? 2 : (index + 1) % COURSES.length] ?? path);
  });

function play(path: string, lender: string): void {
  const donor = readFileSync(join(SHARED, lender), 'utf8');
  const course = courseOf(basename(path), readFileSync(join(SHARED, path), 'utf8'));
  let [survived, kept, reworded, rewordedKept, bound, natural] = [0, 0, 0, 0, 0, 0];
  const wrong: string[] = [];
  const lost: string[] = [];
  const done: Record<string, number> = {};
  for (let seed = Number(first); seed < Number(first) + Number(rounds); seed++) {
    const round = playRound(course, seed, donor);
    survived += round.survived;
    kept += round.kept;
    reworded += round.reworded;
    rewordedKept += round.rewordedKept;
    bound += round.bound;
    if (round.isNatural) natural++;
    wrong.push(...round.wrong);
    lost.push(...round.lost);
    for (const [edit, count] of round.done) done[edit] = (done[edit] ?? 0) + count;
  }
  const share = ((100 * kept) / survived).toFixed(2);
  console.log(
    `${course.name}: ${rounds} rounds, ${natural} of them in the course's own words, ${course.before.notes.length} notes, edits ${JSON.stringify(done)}`,
  );
  console.log(
    `  ${kept} of ${survived} surviving cards kept their schedule (${share} %); of the reworded ${rewordedKept} of ${reworded}; ${bound} edited notes recognised`,
  );
  console.log(`  ${wrong.length} cards took another's schedule`);
  for (const line of wrong.slice(0, EXAMPLES)) console.log(`  WRONG ${line}`);
  for (const line of lost.slice(0, EXAMPLES)) console.log(`  LOST ${line}`);
}
