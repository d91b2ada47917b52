/** A file the person dropped or chose, with its path below what was chosen. */
export interface OfferedFile {
  readonly file: File;
  readonly relativePath: string;
}

/** What was dropped, and how many files of dropped folders were left out because they are no courses. */
export interface Offered {
  readonly files: readonly OfferedFile[];
  readonly ignored: number;
}

const COURSE_ENDINGS = /\.(?:md|markdown|mdx|qmd|rmd|txt|csv|tsv|gift|aiken|deckhand)$/i;
const LEFT_OUT_FOLDERS = /^(?:\.|node_modules$)/;
const MAX_FILES = 5000;
const MAX_DEPTH = 32;

/** Reads a drop's files and folders; must be called within the drop event, since its items are gone afterwards. */
export function offeredByDrop(transfer: DataTransfer): Promise<Offered> {
  const entries = [...transfer.items].filter((item) => item.kind === 'file').map((item) => item.webkitGetAsEntry());
  return collect(entries.filter((entry) => entry !== null));
}

/** Takes over the files of an `<input type=file>`, keeping the paths of a chosen folder. */
export function offeredByInput(list: FileList): Offered {
  const all = [...list].map((file) => ({ file, relativePath: file.webkitRelativePath || file.name }));
  const files = all.filter(({ file, relativePath }) => file.webkitRelativePath === '' || isCoursePath(relativePath));
  return { files: files.slice(0, MAX_FILES), ignored: all.length - Math.min(files.length, MAX_FILES) };
}

function isCoursePath(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return COURSE_ENDINGS.test(path) && !folders.some((name) => LEFT_OUT_FOLDERS.test(name));
}

async function collect(entries: readonly FileSystemEntry[]): Promise<Offered> {
  const files: OfferedFile[] = [];
  let ignored = 0;
  const waiting = entries.map((entry) => ({ entry, depth: 0 }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { entry, depth } = next;
    if (isDirectory(entry)) {
      if (depth < MAX_DEPTH && !LEFT_OUT_FOLDERS.test(entry.name)) {
        waiting.push(...(await children(entry)).map((child) => ({ entry: child, depth: depth + 1 })));
      }
    } else if (isFile(entry)) {
      if (files.length >= MAX_FILES || (depth > 0 && !COURSE_ENDINGS.test(entry.name))) ignored += 1;
      else files.push({ file: await fileOf(entry), relativePath: entry.fullPath.replace(/^\//, '') });
    }
  }
  return { files, ignored };
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function children(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return all.sort((a, b) => a.name.localeCompare(b.name));
    all.push(...batch);
  }
}
