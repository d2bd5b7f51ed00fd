import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectPackage, PackageError } from '../../../../bundle/src/index.ts';
import type { PickedFile } from './package-shapes.ts';
import { preparePackage } from './prepare-package.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'web-package-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pick = (path: string, bytes: Uint8Array<ArrayBuffer> | string): PickedFile => ({
  path,
  file: new File([bytes], path.split('/').at(-1)!),
});
const asZip = (blob: Blob): PickedFile => ({ path: 'a.zip', file: new File([blob], 'a.zip') });
const prepare = (...picked: PickedFile[]) => preparePackage(picked, () => undefined);

async function inspect(blob: Blob) {
  const file = join(folder, 'package');
  await writeFile(file, new Uint8Array(await blob.arrayBuffer()));
  return await inspectPackage(file);
}

describe('a folder', () => {
  const name = fc.stringMatching(/^[a-zA-Z0-9é_ .-]{0,12}$/);
  // Folders and files begin with other letters, so that no file is where a folder must be.
  const path = fc
    .tuple(fc.array(name, { maxLength: 2 }), name)
    .map(([folders, file]) => ['CodePush', ...folders.map((one) => `d${one}`), `f${file}`].join('/'));
  const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Uint8Array.from(array));

  test('is packed as the server reads it, whatever is in it', async () => {
    const files = fc.uniqueArray(fc.tuple(path, bytes), {
      selector: ([at]) => at,
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(files, async (all) => {
        const picked = all.map(([at, contents]) => pick(at, contents));
        const ours = await prepare(...picked);
        const theirs = await inspect(ours.blob);
        expect(ours).toMatchObject({
          kind: theirs.kind,
          hash: theirs.hash,
          sizeBytes: theirs.sizeBytes,
          unpackedSizeBytes: theirs.unpackedSizeBytes,
          fileCount: theirs.fileCount,
        });
        const again = await prepare(asZip(ours.blob));
        expect(again).toMatchObject({ hash: ours.hash, sha256: ours.sha256, fileCount: ours.fileCount });
      }),
      { numRuns: 40 },
    );
  });

  test('gives the same bytes again, and no file whose size comes after it', async () => {
    const picked = [pick('CodePush/b.txt', ''), pick('CodePush/a/main.jsbundle', 'x'.repeat(5000))];
    const [one, other] = [await prepare(...picked), await prepare(...picked.toReversed())];
    expect(one.sha256).toBe(other.sha256);
    const view = new DataView(await one.blob.arrayBuffer());
    expect(view.getUint32(0, true)).toBe(0x04034b50);
    expect(view.getUint16(6, true) & 0x8).toBe(0);
  });
});

test('a signature is noticed, and is no part of what it vouches for', async () => {
  const bundle = pick('CodePush/main.jsbundle', 'the bundle');
  const { hash } = await prepare(bundle, pick('CodePush/a.png', 'a picture'));
  const claims = btoa(JSON.stringify({ claimVersion: '1.0.0', contentHash: hash }));
  const signature = pick('CodePush/.codepushrelease', `e30.${claims}.x`);
  const signed = await prepare(bundle, signature, pick('CodePush/a.png', 'a picture'));
  expect(signed).toMatchObject({ hash, isSigned: true, fileCount: 3 });
  expect((await inspect(signed.blob)).hash).toBe(hash);
  expect(await prepare(asZip(signed.blob))).toMatchObject({ hash, isSigned: true });
});

test('a single bundle goes as it is', async () => {
  const ready = await prepare(pick('main.jsbundle', 'the bundle'));
  const theirs = await inspect(ready.blob);
  expect(ready).toMatchObject({ kind: 'file', hash: theirs.hash, sha256: theirs.hash, fileCount: 1 });
});

describe('what the server would refuse is refused here, too', () => {
  const claims = btoa(JSON.stringify({ claimVersion: '1.0.0', contentHash: 'of something else' }));
  test.each([
    ['empty', [pick('main.jsbundle', '')]],
    ['empty', [pick('CodePush/.DS_Store', 'x')]],
    ['store-app', [pick('shop.apk', 'PK')]],
    ['source-map', [pick('main.jsbundle.map', '{}')]],
    ['unsafe-path', [pick('CodePush/../main.jsbundle', 'x'), pick('CodePush/a', 'x')]],
    ['duplicate-path', [pick('CodePush/a', 'x'), pick('CodePush/a/b', 'x')]],
    ['stale-signature', [pick('CodePush/.codepushrelease', `e30.${claims}.x`), pick('CodePush/a', 'x')]],
  ])('%s', async (code, picked) => {
    await expect(prepare(...picked)).rejects.toMatchObject({ code });
  });

  test('a zip that was cut off, and one in which a byte is another', async () => {
    const { blob } = await prepare(pick('CodePush/a', 'x'.repeat(2000)), pick('CodePush/b', 'y'));
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const data = 30 + 'CodePush/a'.length;
    const changed = bytes.with(data + 2, bytes[data + 2]! ^ 0x10);
    for (const broken of [blob.slice(0, blob.size - 30), new Blob([changed])]) {
      await expect(inspect(broken)).rejects.toBeInstanceOf(PackageError);
      await expect(prepare(asZip(broken))).rejects.toMatchObject({ code: 'broken' });
    }
  });
});
