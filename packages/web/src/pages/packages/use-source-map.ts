import { useEffect, useRef, useState } from 'react';
import type { Sendable } from './package-shapes.ts';
import { readSourceMap } from './read-source-map.ts';

/** The source map that goes along with a release; most go without. */
export interface SourceMapDraft {
  file: File | null;
  ready: Sendable | undefined;
  /** It turned out to be something else. */
  isRefused: boolean;
  /** It is not settled yet what goes along. */
  isOpen: boolean;
  pick: (file: File) => void;
  drop: () => void;
}

type State = Pick<SourceMapDraft, 'file' | 'ready' | 'isRefused'>;
const NONE: State = { file: null, ready: undefined, isRefused: false };

/** Takes a source map and looks whether it is one; another pick ends the one before. */
export function useSourceMap(): SourceMapDraft {
  const [state, setState] = useState(NONE);
  const present = useRef<File | null>(null);
  useEffect(() => () => void (present.current = null), []);
  const put = (next: State): void => {
    if (next.file === present.current) setState(next);
  };
  const pick = (file: File): void => {
    present.current = file;
    put({ ...NONE, file });
    readSourceMap(file).then(
      (ready) => put({ ...NONE, file, ready }),
      () => put({ ...NONE, file, isRefused: true }),
    );
  };
  const drop = (): void => {
    present.current = null;
    put(NONE);
  };
  return { ...state, isOpen: state.file !== null && !state.ready, pick, drop };
}
