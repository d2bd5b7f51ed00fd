import type { Release } from '@codepushgo/contract';
import { useEffect, useRef, useState } from 'react';
import { localise } from '../../app/faults.ts';
import { publish, type Publication } from './publish.ts';
import { dropUpload, type UploadProgress } from './send-upload.ts';

/** How far a publication has come. */
export type PublicationState =
  | { step: 'idle' }
  | { step: 'cancelled' }
  | ({ step: 'sending' | 'releasing' } & UploadProgress)
  | { step: 'failed'; error: unknown }
  | { step: 'done'; release: Release };

type Start = Pick<Publication, 'at' | 'prepared' | 'sourceMap' | 'values'>;

/** Publishes once at a time; leaving the page ends it, and what was sent stays for another try. */
export function usePublication(): {
  state: PublicationState;
  start: (what: Start) => void;
  /** Ends it and drops what was sent. */
  cancel: () => void;
} {
  const [state, setState] = useState<PublicationState>({ step: 'idle' });
  const present = useRef<{ stop: AbortController; what: Start }>(undefined);
  useEffect(() => () => present.current?.stop.abort(), []);
  const start = (what: Start): void => {
    const stop = new AbortController();
    present.current = { stop, what };
    let step: 'sending' | 'releasing' = 'sending';
    const put = (next: PublicationState): void => {
      if (!stop.signal.aborted) setState(next);
    };
    const onProgress = (progress: UploadProgress): void => put({ step, ...progress });
    const onReleasing = (): void => {
      step = 'releasing';
      onProgress({ sentBytes: what.prepared.sizeBytes, isWaiting: false });
    };
    onProgress({ sentBytes: 0, isWaiting: false });
    publish({ ...what, signal: stop.signal, onProgress, onReleasing }).then(
      (release) => put({ step: 'done', release }),
      (error: unknown) => put({ step: 'failed', error: localise(error) }),
    );
  };
  const cancel = (): void => {
    const { stop, what } = present.current ?? {};
    stop?.abort();
    setState({ step: 'cancelled' });
    if (!what) return;
    void dropUpload({ ...what.at, purpose: 'package', file: what.prepared });
    if (what.sourceMap) void dropUpload({ ...what.at, purpose: 'source-map', file: what.sourceMap });
  };
  return { state, start, cancel };
}
