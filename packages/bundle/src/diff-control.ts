import { checkPath } from './check-path.ts';
import { describeBytes } from './describe.ts';
import { PackageError } from './package-error.ts';

/** The file at the top of an archive by which devices tell a diff from a full package. */
export const DIFF_CONTROL_PATH = 'hotcodepush.json';

const MAX_CONTROL_BYTES = 64 * 1024 * 1024;

/**
 * Refuses a file that would make devices take a full package for a diff.
 *
 * @throws PackageError `reserved-path`
 */
export function checkReservedPath(path: string): void {
  if (path !== DIFF_CONTROL_PATH) return;
  throw new PackageError(
    'reserved-path',
    `The package holds "${DIFF_CONTROL_PATH}" at its top, so devices would take it for a file diff. Release the full package, not a diff, or rename that file.`,
  );
}

/** The control file's text; its keys are those that devices read. */
export function writeDiffControl(deletedFiles: readonly string[]): string {
  return JSON.stringify({ deletedFiles });
}

/**
 * The paths that a diff deletes, each checked to stay within the package.
 *
 * @throws PackageError `diff-invalid`, `unsafe-path`
 */
export async function readDiffControl(contents: AsyncIterable<Buffer>): Promise<string[]> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of contents) {
    size += chunk.length;
    if (size > MAX_CONTROL_BYTES) {
      throw invalid(`is larger than ${describeBytes(MAX_CONTROL_BYTES)}`);
    }
    chunks.push(chunk);
  }
  const deletedFiles = parseDeletedFiles(Buffer.concat(chunks).toString());
  deletedFiles.forEach(checkPath);
  return deletedFiles;
}

function parseDeletedFiles(text: string): string[] {
  let control: unknown;
  try {
    control = JSON.parse(text);
  } catch (cause) {
    throw invalid('is not JSON', cause);
  }
  const deletedFiles = (control as { deletedFiles?: unknown } | null)?.deletedFiles;
  if (!Array.isArray(deletedFiles) || !deletedFiles.every((path) => typeof path === 'string')) {
    throw invalid('has no list of paths called "deletedFiles"');
  }
  return deletedFiles;
}

function invalid(fault: string, cause?: unknown): PackageError {
  return new PackageError(
    'diff-invalid',
    `The file diff cannot be applied: its "${DIFF_CONTROL_PATH}" ${fault}. Fetch the full package instead.`,
    { cause },
  );
}
