import type { ReactNode } from 'react';
import type { client } from '../../app/api.ts';
import type { ChosenChannel } from '../../app/channel-choice.ts';
import { useTexts } from '../../app/language.ts';
import { insightTexts } from '../../texts/insights.ts';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { RunningLink } from '../metrics/running-link.tsx';

type Row = Awaited<ReturnType<typeof client.insights.downloads>>['byRelease'][number];

/** What was sent of each release, most bytes first. */
export function DownloadsTable({ at, rows }: { at: ChosenChannel; rows: Row[] }): ReactNode {
  const t = useTexts(insightTexts);
  const { number, bytes } = useFormat();
  const columns: Column<Row>[] = [
    {
      id: 'label',
      header: t.release,
      isMain: true,
      cell: ({ label }) => <RunningLink at={at} label={label} />,
    },
    { id: 'full', header: t.fullTransfers, align: 'end', cell: ({ full }) => number(full.transfers) },
    { id: 'full-bytes', header: t.fullBytes, align: 'end', cell: ({ full }) => bytes(full.bytes) },
    {
      id: 'diffs',
      header: t.diffTransfers,
      align: 'end',
      cell: ({ fileDiff }) => number(fileDiff.transfers),
    },
    { id: 'diff-bytes', header: t.diffBytes, align: 'end', cell: ({ fileDiff }) => bytes(fileDiff.bytes) },
  ];
  return (
    <Table
      label={t.downloadsByRelease}
      columns={columns}
      rows={rows}
      rowKey={({ label }) => label}
      empty={<p className="px-4 py-3 text-quiet">{t.noDownloads}</p>}
    />
  );
}
