import type { AppStanding, ChannelStanding } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { appPath, channelPath } from '../../app/addresses.ts';
import { useTexts } from '../../app/language.ts';
import { appTexts } from '../../texts/apps.ts';
import { overviewTexts } from '../../texts/overview.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useUi } from '../../ui/ui-context.tsx';
import { osName } from '../apps/os-name.ts';
import { AdoptionCell, FailedCell, NewestCell } from './standing-cells.tsx';

/** An app, and what is live on each of its channels. */
export function AppStandingCard({ org, app }: { org: string; app: AppStanding }): ReactNode {
  const t = useTexts(overviewTexts);
  const { oses } = useTexts(appTexts);
  const { Link, format } = useUi();
  const at = { org, project: app.project.slug, app: app.name };
  const columns: Column<ChannelStanding>[] = [
    { id: 'channel', header: t.channel, isMain: true, className: 'lg:w-40', cell: ({ name }) => name },
    { id: 'newest', header: t.newest, cell: (channel) => <NewestCell at={at} channel={channel} /> },
    {
      id: 'adoption',
      header: t.adoption,
      className: 'lg:w-48',
      cell: ({ newest }) => <AdoptionCell newest={newest} />,
    },
    {
      id: 'devices',
      header: t.devices,
      align: 'end',
      className: 'lg:w-24',
      cell: ({ totalActive }) => format.number(totalActive),
    },
    {
      id: 'failed',
      header: t.failed,
      align: 'end',
      className: 'lg:w-24',
      cell: ({ newest }) => <FailedCell newest={newest} />,
    },
  ];
  const title = (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Link href={appPath(at)} className="text-text no-underline hover:underline">
        {app.name}
      </Link>
      {app.os && <Badge>{osName(app.os, oses)}</Badge>}
    </span>
  );
  return (
    <Card title={title} isFlush>
      <Table
        label={app.name}
        columns={columns}
        rows={app.channels}
        rowKey={({ id }) => id}
        rowHref={({ name }) => channelPath({ ...at, channel: name })}
        empty={<p className="px-4 py-3 text-quiet">{t.noChannels}</p>}
      />
    </Card>
  );
}
