import type { App, Channel } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { api, client } from '../../app/api.ts';
import { faultOf } from '../../app/faults.ts';
import { useGo } from '../../app/go.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { useAtOnce } from '../../app/use-at-once.ts';
import { appTexts } from '../../texts/apps.ts';
import { channelTexts } from '../../texts/channels.ts';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { SkeletonLine } from '../../ui/skeleton.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { LiveRelease } from './live-release.tsx';

interface Place {
  org: string;
  project: string;
  app: string;
}

/** The channels of an app in their order, with what is current on each. */
export function ChannelTable(props: { at: Place; role: App['role'] | undefined }): ReactNode {
  const t = useTexts(appTexts);
  const { at, role } = props;
  const { org, app } = at;
  const channels = useQuery(api.apps.listChannels.queryOptions({ input: { org, app } }));
  const rows = channels.data?.items;
  const columns: Column<Channel>[] = [
    { id: 'name', header: t.channel, cell: (channel) => channel.name, isMain: true },
    { id: 'live', header: t.live, cell: ({ name }) => <LiveRelease org={org} app={app} channel={name} /> },
    {
      id: 'devices',
      header: t.devices,
      align: 'end',
      cell: ({ name }) => <Devices at={{ org, app, channel: name }} />,
    },
    {
      id: 'key',
      header: t.key,
      cell: ({ name, deploymentKey }) => <CopyableId value={deploymentKey} label={t.keyOf(name)} />,
    },
  ];
  const actionsOf = useChannelActions(at, rows ?? [], role);
  return (
    <Table
      label={t.channels}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ name }) => channelPath({ ...at, channel: name })}
      {...(may(role, 'release.create') && {
        rowActions: (channel: Channel) => (
          <Menu label={t.more(channel.name)} size="small" align="end" entries={actionsOf(channel)} />
        ),
      })}
      error={faultOf(channels)}
      onRetry={() => void channels.refetch()}
      empty={<p className="px-4 py-3 text-quiet">{t.noChannels}</p>}
    />
  );
}

function useChannelActions(
  at: Place,
  rows: Channel[],
  role: App['role'] | undefined,
): (channel: Channel) => MenuEntry[] {
  const t = useTexts(appTexts);
  const words = useTexts(channelTexts);
  const go = useGo();
  const { org, app } = at;
  const move = useAtOnce(client.apps.updateChannel, ({ name }) => words.moved(name));
  return ({ id, name }) => {
    const index = rows.findIndex((row) => row.id === id);
    const to = (position: number) => () => move({ org, app, channel: id, position });
    const open = (act: string) => () => go(`${channelPath({ ...at, channel: name })}?do=${act}`);
    const release = channelPath({ ...at, channel: name }, 'releases', 'new');
    const first: MenuEntry[] = [{ label: t.newRelease, icon: 'upload', href: release }];
    if (!may(role, 'channel.manage')) return first;
    return [
      ...first,
      { separator: true },
      { label: words.moveUp, icon: 'arrow-up', isDisabled: index === 0, onSelect: to(index - 1) },
      {
        label: words.moveDown,
        icon: 'arrow-down',
        isDisabled: index === rows.length - 1,
        onSelect: to(index + 1),
      },
      { label: words.rename, icon: 'pencil', onSelect: open('rename') },
      { label: words.rotate, icon: 'key', onSelect: open('rotate') },
    ];
  };
}

function Devices({ at }: { at: { org: string; app: string; channel: string } }): ReactNode {
  const format = useFormat();
  const { data } = useQuery(api.metrics.channel.queryOptions({ input: at }));
  return data ? format.number(data.totalActive) : <SkeletonLine className="w-8" />;
}
