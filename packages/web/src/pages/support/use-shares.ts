import type { ConsentItem, Diagnostics, EvidenceWish } from '@codepushgo/contract';
import { useState } from 'react';

/** What is shared with a ticket: what is switched on, and what that is about. */
export interface ShareDraft {
  on: ConsentItem[];
  app: string;
  channel: string;
  device: string;
  release: string;
  reactNative: string;
  sdk: string;
  doctor: Diagnostics | null;
}

/** What is chosen to be shared. */
export interface Shares {
  draft: ShareDraft;
  change: (changes: Partial<ShareDraft>) => void;
}

/** Keeps what is chosen to be shared. Nothing is on at first; what the page came from is filled in. */
export function useShares(start: {
  app?: string | undefined;
  channel?: string | undefined;
  device?: string | undefined;
  release?: string | undefined;
}): Shares {
  const [draft, setDraft] = useState<ShareDraft>({
    on: [],
    app: start.app ?? '',
    channel: start.channel ?? '',
    device: start.device ?? '',
    release: start.release ?? '',
    reactNative: '',
    sdk: '',
    doctor: null,
  });
  return {
    draft,
    change: (changes) => setDraft((before) => ({ ...before, ...changes })),
  };
}

/** What an item needs before it can be shared. */
function isPossible(item: ConsentItem, draft: ShareDraft): boolean {
  const { app, channel, device, reactNative, sdk, doctor } = draft;
  switch (item) {
    case 'releases':
      return app !== '';
    case 'device':
      return app !== '' && device.trim() !== '';
    case 'diff':
      return app !== '' && channel !== '';
    case 'override':
      return app !== '' && channel !== '' && device.trim() !== '';
    case 'versions':
      return reactNative.trim() !== '' || sdk.trim() !== '';
    case 'doctor':
      return doctor !== null;
    default:
      return true;
  }
}

/** What the server is asked to attach. */
export function wishOf(draft: ShareDraft): EvidenceWish {
  const { app, channel, doctor } = draft;
  const share = draft.on.filter((item) => isPossible(item, draft));
  const [device, release] = [draft.device.trim(), draft.release.trim()];
  const named = { 'react-native': draft.reactNative.trim(), sdk: draft.sdk.trim() };
  const versions = Object.fromEntries(Object.entries(named).filter(([, version]) => version !== ''));
  return {
    share,
    ...(app && { app }),
    ...(channel && { channel }),
    ...(release && { release }),
    ...(device && { device }),
    ...(share.includes('versions') && { versions }),
    ...(share.includes('doctor') && doctor && { doctor }),
  };
}
