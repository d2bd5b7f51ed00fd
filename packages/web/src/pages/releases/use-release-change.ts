import type { Release, StaleRelease } from '@codepushgo/contract';
import { ApiProblem } from '@codepushgo/contract/client';
import { useState } from 'react';
import { api, queryClient } from '../../app/api.ts';
import { useForm, type FormState } from '../../ui/form.tsx';

/** A change of a release that never overwrites what somebody else did unseen. */
export interface ReleaseChangeForm {
  form: FormState;
  /** The release as it was when the change began. */
  seen: Release;
  /** The release as it is now. */
  now: Release;
  /** What others did since; null as long as nothing is known. */
  stale: StaleRelease | null;
}

/**
 * The form of a change. The first try names the revision that was seen; when somebody was quicker, what they did is
 * shown, and the next try names the revision that it led to.
 */
export function useReleaseChange(options: {
  release: Release;
  submit: (ifRevision: number) => Promise<Release>;
  onDone: (release: Release) => void;
  check?: () => Record<string, string>;
}): ReleaseChangeForm {
  const [seen] = useState(options.release);
  const [stale, setStale] = useState<StaleRelease | null>(null);
  const form = useForm({
    submit: async () => {
      try {
        return await options.submit(stale?.revision ?? seen.revision);
      } catch (error) {
        const found = staleOf(error);
        if (found) {
          setStale(found);
          await queryClient.invalidateQueries({ queryKey: api.insights.key() });
        }
        throw error;
      }
    },
    onDone: options.onDone,
    ...(options.check && { check: options.check }),
  });
  return { form, seen, now: options.release, stale };
}

/** What a refusal says of a change by somebody else; null for any other error. */
function staleOf(error: unknown): StaleRelease | null {
  if (!(error instanceof ApiProblem) || error.problem['reason'] !== 'stale-revision') return null;
  const { revision, since } = error.problem as unknown as StaleRelease;
  return { reason: 'stale-revision', revision, since };
}

/** Whether a form's fault is a change by somebody else, which has a view of its own. */
export function isStale(fault: unknown): boolean {
  return staleOf(fault) !== null;
}
