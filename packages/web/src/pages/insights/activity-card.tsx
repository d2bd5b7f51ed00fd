import type { Series } from '@codepushgo/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { insightTexts } from '../../texts/insights.ts';
import { Chart } from '../../ui/chart.tsx';
import { NoLines, QueryCard } from './query-card.tsx';
import { isFlat, timesOf } from './to-chart.ts';

/** How many devices were active on each day. */
export function ActivityCard({ query }: { query: UseQueryResult<{ perDay: Series }> }): ReactNode {
  const t = useTexts(insightTexts);
  return (
    <QueryCard query={query}>
      {({ perDay }) =>
        isFlat(perDay) ? (
          <NoLines label={t.perDay}>{t.noData}</NoLines>
        ) : (
          <Chart
            label={t.perDay}
            {...timesOf(perDay)}
            series={[{ label: t.devices, values: perDay.lines[0]?.values ?? [], kind: 'bars' }]}
          />
        )
      }
    </QueryCard>
  );
}
