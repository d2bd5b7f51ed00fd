import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCrumbs } from '../../app/crumbs.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Page } from '../../app/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ReleaseContent } from './release-content.tsx';
import { ReleaseActions, ReleaseMeta } from './release-header.tsx';
import { useReleaseInsight } from './use-release-insight.ts';

/** `…/c/{channel}/releases/{label}`: what a release is, who gets it, how it goes, and what can be done with it. */
export function ReleasePage(): ReactNode {
  const { label, ...at } = useParams({ from: '/o/$org/p/$project/a/$app/c/$channel/releases/$label' });
  const { query, isLive } = useReleaseInsight(at, label);
  const { data } = query;
  return (
    <Page
      title={label}
      crumbs={useCrumbs(at)}
      {...(data && {
        meta: <ReleaseMeta at={at} insight={data} isLive={isLive} />,
        description: data.release.description.split('\n', 1)[0],
        actions: <ReleaseActions at={at} insight={data} />,
      })}
    >
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {(insight) => <ReleaseContent at={at} insight={insight} />}
      </Loaded>
    </Page>
  );
}
