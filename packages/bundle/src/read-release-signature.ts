import { describeBytes } from './describe.ts';
import { PackageError } from './package-error.ts';
import { PACKAGE_LIMITS } from './package-limits.ts';
import { readZipDirectory } from './read-zip-directory.ts';
import { readEntryData } from './zip-entry-data.ts';
import { looksLikeZip, withFile } from './zip-source.ts';

// Devices look here and nowhere else, whatever the package's folder is called.
const SIGNATURE_PATH = 'CodePush/.codepushrelease';
const MAX_SIGNATURE_BYTES = 16 * 1024;

/**
 * The release signature in a package, not yet verified.
 *
 * @param file - path of a zip archive or of a single file
 * @returns the text of `CodePush/.codepushrelease`; null if the package has none or is a single file
 * @throws PackageError `signature-invalid` if it is larger than 16 KiB, and whatever `inspectPackage` throws
 * @example
 * ```ts
 * const signed = (await readReleaseSignature("CodePush.zip")) !== null;
 * ```
 */
export async function readReleaseSignature(file: string): Promise<string | null> {
  return await withFile(file, async (source) => {
    if (!(await looksLikeZip(source))) return null;
    const entries = await readZipDirectory(source, PACKAGE_LIMITS);
    const entry = entries.find(({ path }) => path === SIGNATURE_PATH);
    if (!entry) return null;
    // Inflating stops at the declared size, so this bounds what is held in memory.
    if (entry.sizeBytes > MAX_SIGNATURE_BYTES) {
      throw new PackageError(
        'signature-invalid',
        `The release signature "${SIGNATURE_PATH}" has ${describeBytes(entry.sizeBytes)}; at most ${describeBytes(MAX_SIGNATURE_BYTES)} are read. Sign the package again.`,
      );
    }
    const chunks = await Array.fromAsync(readEntryData(source, entry));
    return Buffer.concat(chunks).toString();
  });
}
