import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { appTexts } from '../../texts/apps.ts';
import { SkeletonLine } from '../../ui/skeleton.tsx';
import { LiveRelease } from './live-release.tsx';

/** What is live on each channel of an app, in a line. */
export function LiveReleases({ org, app }: { org: string; app: string }): ReactNode {
  const t = useTexts(appTexts);
  const { data } = useQuery(api.apps.listChannels.queryOptions({ input: { org, app } }));
  if (!data) return <SkeletonLine className="w-24" />;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {data.items.map(({ id, name }) => (
        <li key={id} className="flex items-center gap-1.5">
          <span className="text-quiet">{t.on(name)}</span>
          <LiveRelease org={org} app={app} channel={name} />
        </li>
      ))}
    </ul>
  );
}
