/** Files with these endings are taken from a folder; a file that was chosen itself is taken whatever it is called. */
const COURSE_ENDINGS = /\.(?:md|markdown|mdown|mdx|qmd|rmd|txt|csv|tsv|gift|aiken)$/i;
/** Files that accompany a course and are none themselves. */
const COMPANIONS = /^(?:license|licence|changelog|contributing|code_of_conduct|security|authors)\b[^/]*$/i;
const READ_ME = /^readme\b[^/]*$/i;
const LEFT_OUT_FOLDERS = /^(?:\.|node_modules$|__MACOSX$)/;

/** Whether a folder below a chosen one is passed by: hidden ones and those that programs make. */
export function isLeftOutFolder(name: string): boolean {
  return LEFT_OUT_FOLDERS.test(name);
}

function isCoursePath(path: string): boolean {
  const below = path.split('/').slice(1);
  const name = below.pop();
  // Without a folder before it, the file was chosen itself.
  if (name === undefined) return true;
  return COURSE_ENDINGS.test(name) && !name.startsWith('.') && !COMPANIONS.test(name) && !below.some(isLeftOutFolder);
}

/**
 * Tells courses from what lies beside them in a chosen folder, the same for folders that a host walks and folders that are
 * dropped on the page. A read-me beside other courses speaks of them; one that stands alone is often the course itself.
 * `relativePath` is as in `CourseFileInfo`; `ignored` counts what is left out.
 */
export function selectCourses<File extends { readonly relativePath: string }>(
  files: readonly File[],
): { readonly courses: readonly File[]; readonly ignored: number } {
  const candidates = files.filter(({ relativePath }) => isCoursePath(relativePath));
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const isReadMe = (path: string) => path.includes('/') && READ_ME.test(nameOf(path));
  const withOthers = new Set(
    candidates.filter(({ relativePath }) => !isReadMe(relativePath)).map(({ relativePath }) => folderOf(relativePath)),
  );
  const courses = candidates.filter(
    ({ relativePath }) => !isReadMe(relativePath) || !withOthers.has(folderOf(relativePath)),
  );
  return { courses, ignored: files.length - courses.length };
}
