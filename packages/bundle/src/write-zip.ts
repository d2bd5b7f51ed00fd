import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file to put into an archive. */
export interface ZipInput {
  readonly path: string;
  /** Called once, when its turn comes. */
  readonly open: () => AsyncIterable<Buffer>;
}

// The earliest time that a zip can hold, written without a time zone: the same bytes on every machine.
// Noon, because a zone may skip its midnight.
const MODIFIED = new Date(1980, 0, 1, 12);

const ENTRY_OPTIONS = { mtime: MODIFIED, forceDosTimestamp: true, mode: 0o100644, compressionLevel: 9 };

/**
 * Writes an archive that every device can read: each entry, also an empty one, is deflated, because Android
 * cannot read stored entries whose sizes come after the data. Equal input gives equal bytes.
 *
 * @param files - in the order in which they shall stand
 * @returns the size of the archive in bytes
 * @throws what `open` or the file system throws; then `outFile` is gone
 */
export async function writeZip(outFile: string, files: readonly ZipInput[]): Promise<number> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const fail = (error: Error): void => void output.destroy(error);
  let input: Readable | undefined;
  zip.on('error', fail);
  try {
    for (const { path, open } of files) {
      zip.addReadStreamLazy(path, ENTRY_OPTIONS, (callback) => {
        // yazl does not listen to its inputs' errors and would wait for ever.
        input = Readable.from(open(), { objectMode: false }).on('error', fail);
        callback(null, input);
      });
    }
    zip.end();
    await pipeline(output, createWriteStream(outFile));
    return (await stat(outFile)).size;
  } catch (error) {
    input?.destroy();
    await rm(outFile, { force: true });
    throw error;
  }
}
