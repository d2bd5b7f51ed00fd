import { openS3, type S3Folder, type S3Settings } from '../../platform/storage-s3.ts';
import { isAsset, type PublishedFile } from './edition.ts';
import { LIST, planPublication, readList, writeList } from './plan-publication.ts';
import type { Target } from './target.ts';

const AT_ONCE = 8;
const LIST_HEADER = { contentType: 'application/json; charset=utf-8', cacheControl: 'no-store' };

/**
 * Files below a prefix of a bucket, each under the path at which it is served. What the bucket holds is read once from a
 * list beside them.
 */
export function s3Target(address: string, settings: S3Settings): Target {
  let opened: Promise<S3Folder> | undefined;
  let holding: Map<string, string> | undefined;
  return {
    name: address,
    async publish(site, signal) {
      // A bucket serves its first page under this name alone.
      const files = site.map((file) => ({ ...file, path: file.path || 'index.html' }));
      opened ??= openS3(address, settings);
      // A library that could not be loaded once may be there the next time.
      opened.catch(() => (opened = undefined));
      const folder = await opened;
      const known = holding ?? readList((await folder.get(LIST, signal))?.toString());
      holding = undefined;
      const { changed, stale, hasNewPaths } = planPublication(known, files);
      const keepList = (list: Map<string, string>): Promise<void> =>
        folder.put(LIST, Buffer.from(writeList(list)), LIST_HEADER, signal);
      // Files that were begun are known as ours, with a digest that no file has.
      const begun = new Map([...known, ...changed.map(({ path }) => [path, ''] as const)]);
      if (hasNewPaths) await keepList(begun);
      for (const turn of turnsOf(changed))
        await eachOf(turn, async (file) => {
          await folder.put(file.path, file.bytes, file, signal);
          known.set(file.path, file.sha256);
        });
      await eachOf(stale, async (path) => {
        await folder.remove(path, signal);
        known.delete(path);
      });
      if (hasNewPaths || stale.length > 0) await keepList(known);
      holding = known;
    },
    close: () => void opened?.then((folder) => folder.close()),
  };
}

// Within a turn the order does not matter.
function turnsOf(files: PublishedFile[]): PublishedFile[][] {
  const isLast = ({ path }: PublishedFile): boolean => path === 'state.json';
  return [
    files.filter(({ path }) => isAsset(path)),
    files.filter((file) => !isAsset(file.path) && !isLast(file)),
    files.filter(isLast),
  ];
}

async function eachOf<One>(all: One[], work: (one: One) => Promise<void>): Promise<void> {
  const rest = all.values();
  const worker = async (): Promise<void> => {
    for (const one of rest) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
