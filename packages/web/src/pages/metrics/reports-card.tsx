import type { DeviceReleaseState } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deviceTexts } from '../../texts/devices.ts';
import { Card } from '../../ui/card.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { RelativeTime } from '../../ui/time.tsx';
import { byLabel } from './by-label.ts';
import type { DeviceOnChannelTarget } from './device-target.ts';
import { RunningLink } from './running-link.tsx';

type Moment = 'downloadedAt' | 'installedAt' | 'failedAt' | 'rolledBackAt' | 'leftAt';

/** What a device reported, by release and native version, the newest first. */
export function ReportsCard(props: { at: DeviceOnChannelTarget; reports: DeviceReleaseState[] }): ReactNode {
  const { at, reports } = props;
  const t = useTexts(deviceTexts);
  const moment = (id: Moment, header: string): Column<DeviceReleaseState> => ({
    id,
    header,
    cell: ({ [id]: when }) => (when ? <RelativeTime value={when} /> : <span className="text-quiet">–</span>),
  });
  const columns: Column<DeviceReleaseState>[] = [
    {
      id: 'label',
      header: t.release,
      isMain: true,
      cell: ({ label }) => <RunningLink at={at} label={label} />,
    },
    moment('downloadedAt', t.downloaded),
    moment('installedAt', t.installed),
    moment('failedAt', t.failed),
    moment('rolledBackAt', t.rolledBack),
    moment('leftAt', t.left),
  ];
  return (
    <Card title={t.reports} description={t.reportsText} isFlush>
      <Table
        label={t.reportsText}
        columns={columns}
        rows={reports.toSorted((one, other) => byLabel(one.label, other.label))}
        rowKey={({ label }) => label}
        empty={<p className="px-4 py-3 text-quiet">{t.noReports}</p>}
      />
    </Card>
  );
}
