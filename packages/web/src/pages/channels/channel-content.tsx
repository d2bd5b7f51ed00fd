import type { ListedRelease } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { commandLine, shellWord } from '../../app/command-line.ts';
import { useTexts } from '../../app/language.ts';
import { channelTexts } from '../../texts/channels.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { ChannelTarget } from '../releases/release-target.ts';
import { ChannelAbout } from './channel-about.tsx';
import { CurrentRelease } from './current-release.tsx';
import { KeysCard } from './keys-card.tsx';
import { ReleaseTimeline } from './release-timeline.tsx';

/** What is current on a channel and what was before, with its keys at the side. */
export function ChannelContent(props: {
  at: ChannelTarget;
  releases: ListedRelease[];
  onOlder?: () => void;
  isBusy: boolean;
}): ReactNode {
  const { at, releases } = props;
  const [newest] = releases;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex flex-col gap-4">
        {newest ? (
          <>
            <CurrentRelease at={at} newest={newest} live={releases.find(({ state }) => state === 'live')} />
            <ReleaseTimeline {...props} />
          </>
        ) : (
          <NothingYet at={at} />
        )}
      </div>
      <div className="flex flex-col gap-4">
        <KeysCard at={at} />
        <ChannelAbout at={at} />
      </div>
    </div>
  );
}

function NothingYet({ at }: { at: ChannelTarget }): ReactNode {
  const t = useTexts(channelTexts);
  const { org, app, channel } = at;
  const command = `release ${shellWord(`${org}/${app}`)} ./CodePush 1.0.0 --deploymentName ${shellWord(channel)}`;
  return (
    <Card>
      <EmptyState
        level={2}
        icon="rocket"
        title={t.empty}
        actions={
          <ButtonLink kind="primary" icon="upload" href={channelPath(at, 'releases', 'new')}>
            {t.newRelease}
          </ButtonLink>
        }
        command={{ label: t.emptyCommand, code: commandLine(command) }}
      >
        {t.emptyText}
      </EmptyState>
    </Card>
  );
}
