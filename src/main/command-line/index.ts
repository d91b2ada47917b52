import { writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './check';

const USAGE = `Usage: npm run -s deckhand -- check FILE… [--json]

Reads course files, quizzes and flashcards as the app would and says what becomes of every line.
A folder stands for the courses in it.

  --json   print one JSON document instead of text

Exit code 0: all is well. 1: a file cannot be read, or a question has no usable answer. 2: wrong usage.
`;

/** Writes all of it, also into a pipe that is read slowly. */
function write(text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
    }
  }
}

const [command, ...rest] = process.argv.slice(2);
const paths = rest.filter((argument) => !argument.startsWith('--'));
const flags = rest.filter((argument) => argument.startsWith('--'));
const unknown = flags.find((flag) => flag !== '--json');
if (command === '--help' || command === 'help' || flags.includes('--help')) {
  write(USAGE);
} else if (command !== 'check' || paths.length === 0 || unknown !== undefined) {
  process.stderr.write(USAGE);
  process.exitCode = 2;
} else {
  const workerFile = join(dirname(fileURLToPath(import.meta.url)), 'import-worker.js');
  process.exitCode = await check({ paths, json: flags.includes('--json'), workerFile, write });
}
