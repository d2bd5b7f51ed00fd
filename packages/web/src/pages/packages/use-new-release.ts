import { useState } from 'react';
import { useReleaseCheck } from '../releases/use-release-check.ts';
import type { ReleaseValues } from './publish.ts';
import { checksOf, type Check } from './release-checks.ts';
import type { PreparedPackage } from './package-shapes.ts';
import { usePackage } from './use-package.ts';
import { useSourceMap } from './use-source-map.ts';

/** What is filled in for a release, and what it would meet. */
export interface NewReleaseDraft {
  made: ReturnType<typeof usePackage>;
  prepared: PreparedPackage | undefined;
  map: ReturnType<typeof useSourceMap>;
  values: ReleaseValues;
  put: (some: Partial<ReleaseValues>) => void;
  checks: Check[];
  nextLabel: string | undefined;
  /** Nothing stands in the way. */
  isReady: boolean;
}

/** The draft of a release on a channel; the server is asked what it would meet as it is filled in. */
export function useNewRelease(
  target: { org: string; app: string; channel: string },
  firstRange: string,
): NewReleaseDraft {
  const made = usePackage();
  const map = useSourceMap();
  const [values, setValues] = useState<ReleaseValues>({
    appVersion: firstRange,
    description: '',
    isMandatory: false,
    isDisabled: false,
    rollout: 100,
    commit: '',
  });
  const prepared = made.state.step === 'ready' ? made.state.prepared : undefined;
  const { appVersion, rollout } = values;
  const ofPackage = prepared && {
    packageHash: prepared.hash,
    sizeBytes: prepared.sizeBytes,
    isSigned: prepared.isSigned,
  };
  const ofMap = map.ready && { sourceMapSizeBytes: map.ready.sizeBytes };
  const draft = { ...target, appVersion, ...(rollout < 100 && { rollout }), ...ofPackage, ...ofMap };
  const found = useReleaseCheck(draft, true);
  const isKnown = found.isSuccess && !found.isPlaceholderData && appVersion.trim() !== '';
  const checks = checksOf(made.state.step, isKnown ? found.data.problems : undefined);
  return {
    made,
    prepared,
    map,
    values,
    put: (some) => setValues((before) => ({ ...before, ...some })),
    checks,
    nextLabel: found.data?.nextLabel,
    isReady: prepared !== undefined && !map.isOpen && checks.every(({ state }) => state === 'good'),
  };
}
