import type { ReactNode } from 'react';
import { FaultView } from '../../app/fault-view.tsx';
import { useTexts } from '../../app/language.ts';
import { releasePartTexts } from '../../texts/release-parts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useChangeEvents } from './change-words.tsx';
import type { ChannelTarget } from './release-target.ts';
import { useReleaseHistory } from './use-release-history.ts';

/** What was done to a release, newest first. */
export function HistoryCard({ at, label }: { at: ChannelTarget; label: string }): ReactNode {
  const t = useTexts(releasePartTexts);
  const { query, changes } = useReleaseHistory(at, label);
  const events = useChangeEvents(changes);
  return (
    <Card title={t.history}>
      {query.isPending && <Skeleton lines={4} />}
      {query.isError && <FaultView error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && events.length === 0 && <p className="text-quiet">{t.noHistory}</p>}
      <Timeline label={t.history} events={events} />
      {query.hasNextPage && (
        <Button
          size="small"
          className="mt-3"
          busy={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t.older}
        </Button>
      )}
    </Card>
  );
}
