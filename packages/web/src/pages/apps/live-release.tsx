import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { appTexts } from '../../texts/apps.ts';
import { Badge } from '../../ui/badge.tsx';
import { SkeletonLine } from '../../ui/skeleton.tsx';
import { useFormat } from '../../ui/ui-context.tsx';

/** The newest release of a channel, with what is special about it. */
export function LiveRelease(props: { org: string; app: string; channel: string }): ReactNode {
  const t = useTexts(appTexts);
  const format = useFormat();
  const { data } = useQuery(api.releases.list.queryOptions({ input: { ...props, limit: 1 } }));
  if (!data) return <SkeletonLine className="w-8" />;
  const [newest] = data.items;
  if (!newest) return <span className="text-quiet">{t.nothingLive}</span>;
  const { label, rollout, isHalted, isDisabled } = newest;
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <span className="font-medium">{label}</span>
      {rollout !== null && rollout < 100 && (
        <Badge tone="info">{t.rolledOut(format.percent(rollout / 100))}</Badge>
      )}
      {isHalted && (
        <Badge tone="warning" icon="pause">
          {t.halted}
        </Badge>
      )}
      {isDisabled && <Badge icon="minus">{t.disabled}</Badge>}
    </span>
  );
}
