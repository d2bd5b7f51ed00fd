import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { projectPath } from '../../app/addresses.ts';
import { api, type client } from '../../app/api.ts';
import type { ChosenChannel } from '../../app/channel-choice.ts';
import { faultOf } from '../../app/faults.ts';
import { useTexts } from '../../app/language.ts';
import { writeSearch } from '../../app/search.ts';
import { insightTexts } from '../../texts/insights.ts';
import { Card } from '../../ui/card.tsx';
import { Table } from '../../ui/table.tsx';
import type { Column } from '../../ui/table-types.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { useRange } from './range.ts';

type Row = Awaited<ReturnType<typeof client.insights.activity>>['channels'][number];

/** How many devices were active lately on each channel of the project; each leads to its figures. */
export function ChannelsCard({ at }: { at: ChosenChannel }): ReactNode {
  const { org, project } = at;
  const t = useTexts(insightTexts);
  const { number } = useFormat();
  const { range } = useRange();
  const query = useQuery(api.insights.activity.queryOptions({ input: { org, project, days: 1 } }));
  const columns: Column<Row>[] = [
    { id: 'channel', header: t.channel, isMain: true, cell: ({ app, name }) => t.where(app.name, name) },
    { id: 'today', header: t.today, align: 'end', cell: ({ today }) => number(today) },
    { id: 'week', header: t.week, align: 'end', cell: ({ last7Days }) => number(last7Days) },
    { id: 'month', header: t.month, align: 'end', cell: ({ last30Days }) => number(last30Days) },
  ];
  return (
    <Card title={t.channels} description={t.inUtc} isFlush>
      <Table
        label={t.channels}
        columns={columns}
        rows={query.data?.channels}
        rowKey={({ id }) => id}
        rowHref={({ app, name }) =>
          projectPath(at, 'insights') + writeSearch({ app: app.name, channel: name, range })
        }
        error={faultOf(query)}
        onRetry={() => void query.refetch()}
        empty={null}
      />
    </Card>
  );
}
