import { PackageRefusal, type RefusalCode } from './package-refusal.ts';
import type { PickedFile, PreparedPackage } from './package-shapes.ts';
import { preparePackage } from './prepare-package.ts';

/** What the worker tells. */
export type PackageMessage =
  | { type: 'progress'; doneBytes: number; totalBytes: number }
  | { type: 'done'; prepared: PreparedPackage }
  | { type: 'refused'; code: RefusalCode; path: string }
  | { type: 'failed'; message: string };

const PAUSE_MS = 100;

let toldAt = 0;
const tell = (message: PackageMessage): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<PickedFile[]>) => void prepare(data));

async function prepare(picked: PickedFile[]): Promise<void> {
  try {
    const prepared = await preparePackage(picked, (progress) => {
      if (performance.now() - toldAt < PAUSE_MS) return;
      toldAt = performance.now();
      tell({ type: 'progress', ...progress });
    });
    tell({ type: 'done', prepared });
  } catch (error) {
    if (error instanceof PackageRefusal) tell({ type: 'refused', code: error.code, path: error.path });
    else tell({ type: 'failed', message: String(error) });
  }
}
