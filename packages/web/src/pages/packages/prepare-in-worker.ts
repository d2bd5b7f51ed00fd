import { PackageRefusal } from './package-refusal.ts';
import type { PickedFile, PreparedPackage, Report } from './package-shapes.ts';
import type { PackageMessage } from './package-worker.ts';

/**
 * Makes a package beside the page, which stays responsive; `signal` ends the work at once.
 *
 * @throws PackageRefusal; what reading the files throws
 */
export function prepareInWorker(
  picked: PickedFile[],
  report: Report,
  signal: AbortSignal,
): Promise<PreparedPackage> {
  const worker = new Worker(new URL('./package-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<PreparedPackage>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    worker.addEventListener('message', ({ data }: MessageEvent<PackageMessage>) => {
      if (data.type === 'progress') report(data);
      else if (data.type === 'done') resolve(data.prepared);
      else if (data.type === 'refused') reject(new PackageRefusal(data.code, data.path));
      else reject(new Error(data.message));
    });
    worker.postMessage(picked);
  }).finally(() => worker.terminate());
}
