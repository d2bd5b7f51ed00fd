import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { orgPath, projectPath } from '../../app/addresses.ts';
import { useChannelChoice } from '../../app/channel-choice.ts';
import { ChannelPicker } from '../../app/channel-picker.tsx';
import { useCrumbs } from '../../app/crumbs.ts';
import { FaultView } from '../../app/fault-view.tsx';
import { useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { deviceTexts } from '../../texts/devices.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { DeviceTable } from './device-table.tsx';

const FILTERS = ['search', 'release', 'state', 'version', 'seen', 'key', 'after'];

/** `/o/{org}/devices` and `/o/{org}/p/{project}/devices`: the devices of a channel, a million and more. */
export function DevicesPage(): ReactNode {
  const { org = '', project } = useParams({ strict: false });
  const t = useTexts(deviceTexts);
  const choice = useChannelChoice({ org, project });
  const crumbs = useCrumbs({ org, project });
  const { chosen, error, retry } = choice;
  const overview = project ? projectPath({ org, project }) : orgPath(org);
  return (
    <Page
      title={t.title}
      crumbs={crumbs}
      description={t.intro}
      actions={<ChannelPicker choice={choice} clears={FILTERS} />}
    >
      {chosen && <DeviceTable key={`${chosen.app} ${chosen.channel}`} at={chosen} />}
      {chosen === undefined && (error ? <FaultView error={error} onRetry={retry} /> : <Skeleton lines={8} />)}
      {chosen === null && (
        <EmptyState
          level={2}
          icon="smartphone"
          title={t.noApps}
          actions={<ButtonLink href={overview}>{t.toOverview}</ButtonLink>}
        >
          {t.noAppsText}
        </EmptyState>
      )}
    </Page>
  );
}
