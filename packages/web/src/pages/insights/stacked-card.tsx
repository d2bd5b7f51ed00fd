import type { Series } from '@codepushgo/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { insightTexts } from '../../texts/insights.ts';
import { Chart } from '../../ui/chart.tsx';
import { NoLines, QueryCard } from './query-card.tsx';
import { isFlat, toStackedChart } from './to-chart.ts';

/** Devices over time, divided by what they run or are. */
export function StackedCard({ label, query }: { label: string; query: UseQueryResult<Series> }): ReactNode {
  const t = useTexts(insightTexts);
  return (
    <QueryCard query={query}>
      {(series) =>
        isFlat(series) ? (
          <NoLines label={label}>{t.noData}</NoLines>
        ) : (
          <StackedChart label={label} series={series} />
        )
      }
    </QueryCard>
  );
}

function StackedChart({ label, series }: { label: string; series: Series }): ReactNode {
  const t = useTexts(insightTexts);
  const chart = useMemo(() => {
    const names: Record<string, string> = { other: t.other, unknown: t.unknown };
    return toStackedChart(series, (key) => names[key] ?? key);
  }, [series, t]);
  return <Chart label={label} {...chart} />;
}
