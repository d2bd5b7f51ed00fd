import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { client } from '../../app/api.ts';
import type { ChosenChannel } from '../../app/channel-choice.ts';
import { useTexts } from '../../app/language.ts';
import { insightTexts } from '../../texts/insights.ts';
import { Chart } from '../../ui/chart.tsx';
import { Segmented } from '../../ui/radio-group.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { DownloadsTable } from './downloads-table.tsx';
import { NoLines, QueryCard } from './query-card.tsx';
import { isFlat, timesOf } from './to-chart.ts';

type Downloads = Awaited<ReturnType<typeof client.insights.downloads>>;

const UNITS = ['bytes', 'transfers'] as const;

/** What left the server over time, as bytes or as downloads, and of which releases. */
export function DownloadsCard(props: { at: ChosenChannel; query: UseQueryResult<Downloads> }): ReactNode {
  const t = useTexts(insightTexts);
  return (
    <QueryCard query={props.query}>
      {(data) =>
        isFlat(data.overTime) ? (
          <NoLines label={t.downloads}>{t.noDownloads}</NoLines>
        ) : (
          <div className="flex flex-col gap-4">
            <DownloadsChart series={data.overTime} />
            <DownloadsTable at={props.at} rows={data.byRelease} />
          </div>
        )
      }
    </QueryCard>
  );
}

function DownloadsChart({ series }: { series: Downloads['overTime'] }): ReactNode {
  const t = useTexts(insightTexts);
  const format = useFormat();
  const [unit, setUnit] = useState<string>('bytes');
  const line = (key: string) => series.lines.find((one) => one.key === `${key}-${unit}`)?.values ?? [];
  const isBytes = unit === 'bytes';
  return (
    <Chart
      key={unit}
      label={isBytes ? t.downloads : t.transfers}
      {...timesOf(series)}
      isStacked
      series={[
        { label: t.full, values: line('full') },
        { label: t.diff, values: line('file-diff'), tone: 'good' },
      ]}
      formatValue={isBytes ? format.bytes : undefined}
      actions={
        <Segmented
          label={t.unit}
          choices={UNITS.map((value) => ({ value, label: t.units[value] }))}
          value={unit}
          onValue={setUnit}
        />
      }
    />
  );
}
