import { isImagePath, isLeftOutFolder, selectCourses } from '#contract';

/** A file the person dropped or chose, with its path below what was chosen. */
export interface OfferedFile {
  readonly file: File;
  readonly relativePath: string;
}

/** What was dropped, and how many files of dropped folders were left out because they are no courses. */
export interface Offered {
  readonly files: readonly OfferedFile[];
  readonly ignored: number;
  /** Images that lie beside them. */
  readonly images: readonly OfferedFile[];
}

const MAX_FILES = 5000;
const MAX_DEPTH = 32;

/** Reads a drop's files and folders; must be called within the drop event, since its items are gone afterwards. */
export function offeredByDrop(transfer: DataTransfer): Promise<Offered> {
  const entries: FileSystemEntry[] = [];
  const loose: OfferedFile[] = [];
  for (const item of transfer.items) {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    const file = item.kind === 'file' && entry === null ? item.getAsFile() : null;
    if (entry !== null) entries.push(entry);
    // What another page or program made up for the drag lies in no file system.
    if (file !== null) loose.push({ file, relativePath: labelOf(file.name) });
  }
  return collect(entries, loose);
}

/** Takes over the files of an `<input type=file>`, keeping the paths of a chosen folder. */
export function offeredByInput(list: FileList): Offered {
  const all = [...list].map((file) => ({ file, relativePath: labelOf(file.webkitRelativePath || file.name) }));
  return selected(all);
}

/** Leaves out what is no course, and what is beyond any course. */
function selected(all: readonly OfferedFile[]): Offered {
  const files = selectCourses(all).courses.slice(0, MAX_FILES);
  const images = all.filter(({ relativePath }) => isImagePath(relativePath));
  return { files, images, ignored: all.length - files.length };
}

async function collect(entries: readonly FileSystemEntry[], loose: readonly OfferedFile[]): Promise<Offered> {
  const files: OfferedFile[] = [...loose];
  const waiting = entries.map((entry) => ({ entry, depth: 0 }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { entry, depth } = next;
    if (isDirectory(entry)) {
      if (depth < MAX_DEPTH && (depth === 0 || !isLeftOutFolder(entry.name))) {
        waiting.push(...(await children(entry)).map((child) => ({ entry: child, depth: depth + 1 })));
      }
    } else if (isFile(entry)) {
      files.push({ file: await fileOf(entry), relativePath: labelOf(entry.fullPath.replace(/^\//, '')) });
    }
  }
  return selected(files);
}

/** The same path on every platform: macOS hands out decomposed letters. */
function labelOf(path: string): string {
  return path.normalize('NFC');
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
