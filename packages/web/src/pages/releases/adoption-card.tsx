import type { ReleaseChange, ReleaseInsight } from '@codepushgo/contract';
import { useMemo, type ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releasePartTexts } from '../../texts/release-parts.ts';
import { releaseTexts } from '../../texts/release.ts';
import { Card } from '../../ui/card.tsx';
import type { SeriesTone } from '../../ui/chart-types.ts';
import { Chart } from '../../ui/chart.tsx';
import { useNow } from '../../ui/now.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { chartMarks } from './chart-marks.ts';
import type { ChannelTarget } from './release-target.ts';
import { useReleaseHistory } from './use-release-history.ts';

const MINUTE_S = 60;
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
  const format = useFormat();
  const { changes } = useReleaseHistory(at, insight.release.label);
  const { overTime } = insight;
  // Values are those at the end of each bucket, the running one's those of now; it all began at nothing.
  const began = seconds(insight.release.createdAt);
  const times = [began, ...overTime.at.slice(1).map(seconds), Math.max(began + 1, useNow() / 1000)];
  const series = SHOWN.map(([key, tone, kind]) => ({
    label: t[key],
    values: [0, ...(overTime.lines.find((line) => line.key === key)?.values ?? [])],
    tone,
    kind,
  }));
  const span = Math.round((times.at(-1)! - began) / MINUTE_S) * MINUTE_S;
  // The drawing is made anew for other marks, so they stay the same ones.
  const marks = useMemo(() => {
    const write = ({ code, changes: fields }: ReleaseChange): string | undefined => {
      if (code === 'halted' || code === 'resumed') return words.marks[code];
      const raised = fields.find(({ field }) => field === 'rollout');
      return raised && format.percent(Number(raised.to ?? 100) / 100);
    };
    return chartMarks(changes, write, span);
  }, [changes, words, format, span]);
  return (
    <Card>
      <Chart label={t.chart} times={times} series={series} marks={marks} />
    </Card>
  );
}

function seconds(instant: string): number {
  return Date.parse(instant) / 1000;
}
