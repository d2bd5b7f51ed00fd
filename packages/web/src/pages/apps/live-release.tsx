import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { appTexts } from '../../texts/apps.ts';
import { SkeletonLine } from '../../ui/skeleton.tsx';
import { ReleaseStateBadge, stateOf } from '../releases/release-state.tsx';

/** The newest release of a channel, and to whom it is offered. */
export function LiveRelease(props: { org: string; app: string; channel: string }): ReactNode {
  const t = useTexts(appTexts);
  const { data } = useQuery(api.releases.list.queryOptions({ input: { ...props, limit: 1 } }));
  if (!data) return <SkeletonLine className="w-8" />;
  const [newest] = data.items;
  if (!newest) return <span className="text-quiet">{t.nothingLive}</span>;
  const { label, rollout } = newest;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <span className="font-medium">{label}</span>
      <ReleaseStateBadge state={stateOf(newest)} rollout={rollout} />
    </span>
  );
}
