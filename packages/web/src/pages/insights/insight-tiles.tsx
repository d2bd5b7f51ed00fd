import type { Series } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { insightTexts } from '../../texts/insights.ts';
import { StatTile, StatTiles } from '../../ui/stat-tile.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { LiveMark } from '../releases/live-mark.tsx';
import type { Insights } from './use-insights.ts';

const REASONS = ['failed-at-first-start', 'failed-after-install', 'reported-without-id'];

/** The figures of a channel in a row. */
export function InsightTiles({ insights, channel }: { insights: Insights; channel: string }): ReactNode {
  const t = useTexts(insightTexts);
  const format = useFormat();
  const { activity, failures, downloads, isLive } = insights;
  const active = activity.data?.channels.find(({ name }) => name === channel);
  const sum = (key: string): number => sumOf(downloads.data?.overTime, key);
  const transfers = sum('full-transfers') + sum('file-diff-transfers');
  const failed = REASONS.reduce((total, key) => total + sumOf(failures.data?.overTime, key), 0);
  const activeTile = (label: string, count: number | undefined, hint?: ReactNode): ReactNode => (
    <StatTile label={label} value={format.number(count ?? 0)} hint={hint} isLoading={activity.isPending} />
  );
  return (
    <StatTiles>
      {activeTile(t.activeToday, active?.today, <LiveMark isLive={isLive} />)}
      {activeTile(t.activeWeek, active?.last7Days, t.activeHint)}
      {activeTile(t.activeMonth, active?.last30Days, t.activeHint)}
      <StatTile
        label={t.failedShare}
        value={format.number(failed)}
        hint={t.wentBack(format.number(sumOf(failures.data?.overTime, 'went-back')))}
        isLoading={failures.isPending}
      />
      <StatTile
        label={t.sent}
        value={format.bytes(sum('full-bytes') + sum('file-diff-bytes'))}
        hint={
          transfers === 0
            ? t.sentNone
            : t.sentHint(format.number(transfers), format.percent(sum('file-diff-transfers') / transfers))
        }
        isLoading={downloads.isPending}
      />
    </StatTiles>
  );
}

function sumOf(series: Series | undefined, key: string): number {
  const line = series?.lines.find((one) => one.key === key);
  return line?.values.reduce((total, value) => total + value, 0) ?? 0;
}
