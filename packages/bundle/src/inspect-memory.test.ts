import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inspectPackage } from './inspect-package.ts';
import { buildZip, packedZeros } from './testing/hostile-zip.ts';
import { makeTemporaryFolder } from './testing/temporary-folder.ts';

// In a file of its own, for the peak is that of the whole process.
test('memory does not grow with the unpacked size', { timeout: 60_000 }, async () => {
  const file = join(await makeTemporaryFolder(), 'zeros.zip');
  await writeFile(file, buildZip([{ name: 'zeros', ...packedZeros(512) }]));
  const before = process.resourceUsage().maxRSS;
  const { unpackedSizeBytes } = await inspectPackage(file);
  const grownMiB = (process.resourceUsage().maxRSS - before) / 1024;
  expect(unpackedSizeBytes).toBe(512 * 2 ** 20);
  expect(grownMiB).toBeLessThan(200);
});
