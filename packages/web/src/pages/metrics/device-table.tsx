import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { appPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import type { ChosenChannel } from '../../app/channel-choice.ts';
import { commandLine, shellWord } from '../../app/command-line.ts';
import { useTexts } from '../../app/language.ts';
import { useLiveChannel } from '../../app/live.ts';
import { rowsOf } from '../../app/rows-of.ts';
import { useUrlParams } from '../../app/search.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Table } from '../../ui/table.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { LiveMark } from '../releases/live-mark.tsx';
import { deviceListInput } from './device-list-input.ts';
import { listFilledDevices } from './list-filled-devices.ts';
import { useDeviceColumns } from './use-device-columns.tsx';
import { useDeviceFilters } from './use-device-filters.ts';

/** The devices of a channel, with what they run, page by page. */
export function DeviceTable({ at }: { at: ChosenChannel }): ReactNode {
  const t = useTexts(deviceTexts);
  const params = useUrlParams();
  const input = deviceListInput(at, params.values);
  const query = useQuery({
    queryKey: api.metrics.listDevices.queryKey({ input }),
    queryFn: ({ signal }) => listFilledDevices(input, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <Table
      label={t.list}
      columns={useDeviceColumns()}
      {...rowsOf(query)}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${appPath(at, 'devices', id)}?channel=${encodeURIComponent(at.channel)}`}
      rowActions={({ id }) => <CopyButton text={id} label={t.id} />}
      filters={useDeviceFilters(at, params.values)}
      tools={<ActiveNow at={at} />}
      params={params}
      skeletonRows={10}
      empty={<NoDevices at={at} />}
    />
  );
}

/** How many devices are active, as it changes. */
function ActiveNow({ at }: { at: ChosenChannel }): ReactNode {
  const { org, app, channel } = at;
  const t = useTexts(deviceTexts);
  const format = useFormat();
  const [live, setLive] = useState<number | null>(null);
  const isLive = useLiveChannel({ org, app, channel }, (event) => {
    if (event.type === 'figures') setLive(event.totalActive);
  });
  const { data } = useQuery(api.metrics.channel.queryOptions({ input: { org, app, channel } }));
  const total = live ?? data?.totalActive;
  return (
    <>
      {total !== undefined && (
        <span className="text-quiet tabular-nums">{t.activeNow(format.number(total))}</span>
      )}
      <LiveMark isLive={isLive} />
    </>
  );
}

function NoDevices({ at }: { at: ChosenChannel }): ReactNode {
  const t = useTexts(deviceTexts);
  const target = `${shellWord(`${at.org}/${at.app}`)} ${shellWord(at.channel)}`;
  return (
    <EmptyState
      level={2}
      icon="smartphone"
      title={t.empty}
      command={{ label: t.emptyCommand, code: commandLine(`channel keys ${target}`) }}
    >
      {t.emptyText}
    </EmptyState>
  );
}
