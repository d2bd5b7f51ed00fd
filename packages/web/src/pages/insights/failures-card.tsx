import type { client } from '../../app/api.ts';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ChosenChannel } from '../../app/channel-choice.ts';
import { useTexts } from '../../app/language.ts';
import { insightTexts } from '../../texts/insights.ts';
import { Chart } from '../../ui/chart.tsx';
import type { SeriesTone } from '../../ui/chart-types.ts';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { RunningLink } from '../metrics/running-link.tsx';
import { NoLines, QueryCard } from './query-card.tsx';
import { timesOf } from './to-chart.ts';

type Failures = Awaited<ReturnType<typeof client.insights.failures>>;
type Row = Failures['byRelease'][number];

const REASONS = [
  ['failed-at-first-start', 'failedAtFirstStart', 'bad'],
  ['failed-after-install', 'failedAfterInstall', 'partial'],
  ['reported-without-id', 'reportedWithoutId', 'warning'],
  ['went-back', 'wentBack', 'neutral'],
] as const satisfies [string, keyof Row, SeriesTone][];

/** Failures and roll-backs over time by reason, and of which releases. */
export function FailuresCard(props: { at: ChosenChannel; query: UseQueryResult<Failures> }): ReactNode {
  const { at, query } = props;
  const t = useTexts(insightTexts);
  const format = useFormat();
  const columns: Column<Row>[] = [
    {
      id: 'label',
      header: t.release,
      isMain: true,
      cell: ({ label }) => <RunningLink at={at} label={label} />,
    },
    { id: 'installed', header: t.installed, align: 'end', cell: (row) => format.number(row.installed) },
    ...REASONS.map(([key, field]): Column<Row> => ({
      id: key,
      header: t.shortReasons[key],
      align: 'end',
      cell: (row) => format.number(row[field]),
    })),
  ];
  return (
    <QueryCard query={query} footer={t.failuresText}>
      {({ overTime, byRelease }) => {
        if (byRelease.length === 0) return <NoLines label={t.failures}>{t.noFailures}</NoLines>;
        const series = REASONS.map(([key, , tone]) => ({
          label: t.reasons[key],
          values: overTime.lines.find((line) => line.key === key)?.values ?? [],
          tone,
        }));
        return (
          <div className="flex flex-col gap-4">
            <Chart label={t.failures} {...timesOf(overTime)} series={series} isStacked />
            <Table
              label={t.failuresByRelease}
              columns={columns}
              rows={byRelease}
              rowKey={({ label }) => label}
              empty={null}
            />
          </div>
        );
      }}
    </QueryCard>
  );
}
