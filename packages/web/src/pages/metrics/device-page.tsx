import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { DeviceOnChannel } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { projectPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Page } from '../../app/page.tsx';
import { useUrlParams, writeSearch } from '../../app/search.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { DeviceContent } from './device-content.tsx';

const RENEWED_MS = 10_000;

/** `/o/{org}/p/{project}/a/{app}/devices/{device}`: what a device runs, was told and did, and why. */
export function DevicePage(): ReactNode {
  const at = useParams({ from: '/o/$org/p/$project/a/$app/devices/$device' });
  const { org, project, app, device } = at;
  const t = useTexts(deviceTexts);
  const { values, set } = useUrlParams();
  const input = { org, app, device };
  const query = useQuery(api.insights.device.queryOptions({ input, refetchInterval: RENEWED_MS }));
  const crumbs = useCrumbs({ org, project, app });
  const list = { label: t.title, href: projectPath(at, 'devices') + writeSearch({ app }) };
  return (
    <Page title={device} crumbs={[...crumbs, list]} meta={<CopyButton text={device} label={t.id} />}>
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {({ channels }) => {
          const shown =
            channels.find(({ channel }) => channel.name === values['channel']) ?? latest(channels);
          const content = <DeviceContent at={{ ...at, channel: shown.channel.name }} known={shown} />;
          if (channels.length === 1) return content;
          return (
            <Tabs
              label={t.channel}
              value={shown.channel.id}
              onValue={(id) =>
                set({ channel: channels.find(({ channel }) => channel.id === id)?.channel.name })
              }
              tabs={channels.map(({ channel }) => ({ id: channel.id, label: channel.name, content }))}
            />
          );
        }}
      </Loaded>
    </Page>
  );
}

/** The channel on which it was seen last; at least one knows it. */
function latest(channels: DeviceOnChannel[]): DeviceOnChannel {
  const seen = ({ device }: DeviceOnChannel): string => device?.lastSeenAt ?? '';
  return channels.reduce((best, each) => (seen(each) > seen(best) ? each : best));
}
