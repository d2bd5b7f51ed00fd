import type { ReactNode } from 'react';
import { Card } from '../src/ui/card.tsx';
import { Chart } from '../src/ui/chart.tsx';
import { useFormat } from '../src/ui/ui-context.tsx';
import { trend } from './samples.ts';

const HOUR = 3600;
const START = Date.UTC(2026, 10, 16) / 1000;
const hours = Array.from({ length: 168 }, (_, at) => START + at * HOUR);
const days = Array.from({ length: 30 }, (_, at) => START - (30 - at) * 24 * HOUR);
const rise = (from: number, length: number, most: number): number[] =>
  hours.map((_, at) => (at < from ? 0 : Math.min(most, ((at - from) / length) * most)));
const v12 = rise(40, 90, 0.72);
const v11 = rise(-60, 60, 0.8).map((share, at) => share * (1 - v12[at]!));
const marks = [{ at: START + 40 * HOUR, label: 'v12' }];
const adoption = [
  { label: 'v12', values: v12 },
  { label: 'v11', values: v11 },
  {
    label: 'older',
    values: v12.map((share, at) => Math.max(0, 1 - share - v11[at]!)),
    tone: 'neutral' as const,
  },
];
const reports = [
  { label: 'Installed', values: trend(168, 0.4, 40), tone: 'good' as const },
  { label: 'Failed', values: trend(168, 0.02, 9), tone: 'bad' as const },
];
const downloads = [
  { label: 'Downloaded', values: trend(30, 2, 30).map((each) => each * 1e9), kind: 'bars' as const },
];

/** Charts of each kind. */
export function ChartParts(): ReactNode {
  const format = useFormat();
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-xl font-semibold">Charts</h1>
      <Card>
        <Chart
          label="Devices by release"
          times={hours}
          series={adoption}
          isStacked
          max={1}
          marks={marks}
          formatValue={(share) => format.percent(share)}
        />
      </Card>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card>
          <Chart label="Reports per hour" times={hours} series={reports} height={180} />
        </Card>
        <Card>
          <Chart
            label="Downloads per day"
            times={days}
            series={downloads}
            height={180}
            formatValue={format.bytes}
          />
        </Card>
      </div>
    </div>
  );
}
