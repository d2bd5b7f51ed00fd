import type { ListedRelease } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { useTexts } from '../../app/language.ts';
import { channelTexts } from '../../texts/channels.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useUi } from '../../ui/ui-context.tsx';
import { ReleaseStateBadge } from '../releases/release-state.tsx';
import type { ChannelTarget } from '../releases/release-target.ts';

const ICONS: Record<ListedRelease['method'], IconName> = {
  Upload: 'upload',
  Promote: 'rocket',
  Rollback: 'undo',
};

/** What was released on a channel, newest first. */
export function ReleaseTimeline(props: {
  at: ChannelTarget;
  releases: ListedRelease[];
  onOlder?: () => void;
  isBusy: boolean;
}): ReactNode {
  const t = useTexts(channelTexts);
  const { Link } = useUi();
  const { at, releases, onOlder } = props;
  const events = releases.map((release) => ({
    id: release.id,
    at: release.createdAt,
    icon: ICONS[release.method],
    tone: 'accent' as const,
    title: (
      <span className="flex flex-wrap items-center gap-2">
        <Link href={channelPath(at, 'releases', release.label)} className="text-text hover:underline">
          {t.events[release.method](release.label)}
        </Link>
        <ReleaseStateBadge {...release} />
      </span>
    ),
    by: <PersonName name={release.releasedByName} account={release.releasedBy} />,
    children: (
      <>
        {release.description && (
          <p className="line-clamp-3 whitespace-pre-line text-text">{release.description}</p>
        )}
        <p>{t.forRange(release.appVersion)}</p>
      </>
    ),
  }));
  return (
    <Card title={t.history}>
      <Timeline label={t.history} events={events} />
      {onOlder && (
        <Button size="small" className="mt-3" busy={props.isBusy} onClick={onOlder}>
          {t.historyOlder}
        </Button>
      )}
    </Card>
  );
}
