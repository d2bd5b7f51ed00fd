import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where an unfinished upload is remembered, so that the same command goes on with it. */
export interface UploadState {
  read(): Promise<string | null>;
  write(upload: string): Promise<void>;
  forget(): Promise<void>;
}

/**
 * The memory of one upload.
 *
 * @param folder - the command line's own folder
 * @param about - what makes it this upload: server, organisation, app, purpose, hash of the bytes
 */
export function uploadState(folder: string, about: string[]): UploadState {
  const name = createHash('sha256').update(JSON.stringify(about)).digest('hex');
  const file = join(folder, 'uploads', `${name}.json`);
  return {
    read: async () => {
      const text = await readFile(file, 'utf8').catch(() => 'null');
      try {
        const state: unknown = JSON.parse(text);
        const upload = (state as { upload?: unknown } | null)?.upload;
        return typeof upload === 'string' ? upload : null;
      } catch {
        return null;
      }
    },
    write: async (upload) => {
      await mkdir(join(folder, 'uploads'), { recursive: true, mode: 0o700 });
      await writeFile(file, `${JSON.stringify({ upload, about })}\n`, { mode: 0o600 });
    },
    forget: () => rm(file, { force: true }),
  };
}
