import { useEffect, useRef, useState } from 'react';
import type { PickedFile, PreparedPackage } from './package-shapes.ts';
import { prepareInWorker } from './prepare-in-worker.ts';

/** What became of the files that were picked. */
export type PackageState =
  | { step: 'none' }
  | { step: 'reading'; doneBytes: number; totalBytes: number }
  | { step: 'ready'; prepared: PreparedPackage }
  | { step: 'refused'; error: unknown };

/** Makes a package of what is picked, beside the page; another pick ends the one before. */
export function usePackage(): {
  state: PackageState;
  pick: (files: PickedFile[] | Promise<PickedFile[]>) => void;
  drop: () => void;
} {
  const [state, setState] = useState<PackageState>({ step: 'none' });
  const present = useRef<AbortController>(undefined);
  useEffect(() => () => present.current?.abort(), []);
  const begin = (): AbortSignal => {
    present.current?.abort();
    present.current = new AbortController();
    return present.current.signal;
  };
  const pick = (files: PickedFile[] | Promise<PickedFile[]>): void => {
    const signal = begin();
    const put = (next: PackageState): void => {
      if (!signal.aborted) setState(next);
    };
    put({ step: 'reading', doneBytes: 0, totalBytes: 0 });
    Promise.resolve(files)
      .then((picked) => prepareInWorker(picked, (progress) => put({ step: 'reading', ...progress }), signal))
      .then(
        (prepared) => put({ step: 'ready', prepared }),
        (error: unknown) => put({ step: 'refused', error }),
      );
  };
  return {
    state,
    pick,
    drop: () => {
      begin();
      setState({ step: 'none' });
    },
  };
}
