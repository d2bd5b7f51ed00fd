import type { AppStanding } from '@codepushgo/contract';
import { ApiProblem } from '@codepushgo/contract/client';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { FaultView } from '../../app/fault-view.tsx';
import { useTexts } from '../../app/language.ts';
import { overviewTexts } from '../../texts/overview.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AttentionCard } from './attention-card.tsx';
import { OverviewTiles } from './overview-tiles.tsx';
import type { useOverview } from './use-overview.ts';

/** An overview: figures, what needs attention, and what is live where, which `children` draws from the apps. */
export function OverviewView(props: {
  org: string;
  overview: ReturnType<typeof useOverview>;
  releasesHref: string;
  children: (apps: AppStanding[]) => ReactNode;
}): ReactNode {
  const t = useTexts(overviewTexts);
  const { query, state } = props.overview;
  if (query.isPending) return <Skeleton lines={8} />;
  if (isForbidden(query.error)) return <Closed org={props.org} />;
  if (!query.data) return <FaultView error={query.error} onRetry={() => void query.refetch()} />;
  const hasSomething = state.apps.length + state.attention.length > 0;
  return (
    <div className="flex flex-col gap-4">
      {hasSomething && (
        <>
          <OverviewTiles state={state} isPart={query.hasNextPage} releasesHref={props.releasesHref} />
          <AttentionCard org={props.org} items={state.attention} />
        </>
      )}
      {props.children(state.apps)}
      {query.hasNextPage && (
        <Button
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
          className="self-center"
        >
          {t.moreApps}
        </Button>
      )}
    </div>
  );
}

function isForbidden(error: unknown): boolean {
  return error instanceof ApiProblem && error.problem.code === 'forbidden';
}

/** For those whose role leaves out what apps do. */
function Closed({ org }: { org: string }): ReactNode {
  const t = useTexts(overviewTexts);
  return (
    <EmptyState
      level={2}
      icon="lock"
      title={t.closed}
      actions={<ButtonLink href={orgPath(org, 'settings')}>{t.toSettings}</ButtonLink>}
    >
      {t.closedText}
    </EmptyState>
  );
}
