import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipFolder } from '../packages/bundle/src/index.ts';

const PICTURES = 500;
const PICTURE_BYTES = 54_000;
const BUNDLE_LINES = 140_000;

/** Bytes that do not shrink, the same for the same seed. */
function noise(seed: string, sizeBytes: number): Buffer {
  const blocks = Array.from({ length: Math.ceil(sizeBytes / 32) }, (_, at) =>
    createHash('sha256').update(`${seed} ${at}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, sizeBytes);
}

/** Writes the folder of an app with many pictures: 500 files of 27 MB and a bundle that a zip shrinks to 3 MB. */
export async function writeSampleFolder(parent: string): Promise<string> {
  const folder = join(parent, 'CodePush');
  for (let at = 0; at < PICTURES; at++) {
    const assets = join(folder, 'assets', `screen-${at % 25}`);
    await mkdir(assets, { recursive: true });
    await writeFile(join(assets, `picture-${at}.png`), noise(`picture ${at}`, PICTURE_BYTES));
  }
  return folder;
}

/** Makes the package of a version: every version has a bundle of its own, and the same pictures. */
export async function zipSample(folder: string, version: number): Promise<string> {
  const lines = Array.from({ length: BUNDLE_LINES }, (_, at) => {
    const text = createHash('md5').update(`${version} ${at}`).digest('base64url');
    return `__d(function(g,r,i,a,m,e,d){m.exports="${text}"},${at},[]);`;
  });
  await writeFile(join(folder, 'main.jsbundle'), lines.join('\n'));
  const file = `${folder}-${version}.zip`;
  await zipFolder(folder, file, { rootName: 'CodePush' });
  return file;
}
