import type { ReleaseChange, ReleaseInsight } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releasePartTexts } from '../../texts/release-parts.ts';
import { releaseTexts } from '../../texts/release.ts';
import { Card } from '../../ui/card.tsx';
import type { ChartData, SeriesTone } from '../../ui/chart-types.ts';
import { Chart } from '../../ui/chart.tsx';
import type { ChannelTarget } from './release-target.ts';
import { useReleaseHistory } from './use-release-history.ts';

const BUCKET_S = { hour: 3600, day: 86_400 };
const SHOWN = [
  ['active', 'accent', 'area'],
  ['installed', 'info', 'line'],
  ['failed', 'bad', 'line'],
  ['rolledBack', 'warning', 'line'],
] as const satisfies [string, SeriesTone, 'area' | 'line'][];

/** How many devices took a release up over time, with the moments at which something was done to it. */
export function AdoptionCard({ at, insight }: { at: ChannelTarget; insight: ReleaseInsight }): ReactNode {
  const t = useTexts(releaseTexts);
  const words = useTexts(releasePartTexts);
  const { changes } = useReleaseHistory(at, insight.release.label);
  const { overTime } = insight;
  const first = overTime.at[0];
  // It began at nothing; a line needs that point to start from.
  const times = first ? [seconds(first) - BUCKET_S[overTime.bucket], ...overTime.at.map(seconds)] : [];
  const series = SHOWN.map(([key, tone, kind]) => ({
    label: t[key],
    values: [0, ...(overTime.lines.find((line) => line.key === key)?.values ?? [])],
    tone,
    kind,
  }));
  const marks: ChartData['marks'] = changes
    .filter((change) => isWorthAMark(change))
    .map(({ at: when, code, label }) => ({ at: seconds(when), label: words.changes[code](label) }));
  return (
    <Card>
      <Chart label={t.chart} times={times} series={series} marks={marks} />
    </Card>
  );
}

function seconds(instant: string): number {
  return Date.parse(instant) / 1000;
}

function isWorthAMark({ code, changes }: ReleaseChange): boolean {
  return code === 'halted' || code === 'resumed' || changes.some(({ field }) => field === 'rollout');
}
