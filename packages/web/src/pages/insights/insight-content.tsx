import type { ReactNode } from 'react';
import type { ChosenChannel } from '../../app/channel-choice.ts';
import { commandLine, shellWord } from '../../app/command-line.ts';
import { useTexts } from '../../app/language.ts';
import { insightTexts } from '../../texts/insights.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ActivityCard } from './activity-card.tsx';
import { ChannelsCard } from './channels-card.tsx';
import { DownloadsCard } from './downloads-card.tsx';
import { FailuresCard } from './failures-card.tsx';
import { InsightTiles } from './insight-tiles.tsx';
import { StackedCard } from './stacked-card.tsx';
import { isFlat } from './to-chart.ts';
import { useInsights } from './use-insights.ts';

/** The figures of a channel over the last days, and of its project's channels beside each other. */
export function InsightContent({ at, days }: { at: ChosenChannel; days: number }): ReactNode {
  const t = useTexts(insightTexts);
  const insights = useInsights(at, days);
  const { byRelease, byVersion, activity, failures, downloads } = insights;
  const isEmpty =
    byRelease.data &&
    isFlat(byRelease.data) &&
    activity.data?.channels.every(({ last30Days }) => last30Days === 0) &&
    isFlat(activity.data.perDay);
  return (
    <div className="flex flex-col gap-4">
      {isEmpty ? (
        <NoFigures at={at} />
      ) : (
        <>
          <InsightTiles insights={insights} channel={at.channel} />
          <StackedCard label={t.byRelease} query={byRelease} />
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-2">
            <StackedCard label={t.byVersion} query={byVersion} />
            <ActivityCard query={activity} />
          </div>
          <FailuresCard at={at} query={failures} />
          <DownloadsCard at={at} query={downloads} />
        </>
      )}
      <ChannelsCard at={at} />
    </div>
  );
}

function NoFigures({ at }: { at: ChosenChannel }): ReactNode {
  const t = useTexts(insightTexts);
  const target = shellWord(`${at.org}/${at.app}`);
  return (
    <EmptyState
      level={2}
      icon="chart"
      title={t.empty}
      command={{ label: t.emptyCommand, code: commandLine(`release-react ${target} ${at.os ?? 'ios'}`) }}
    >
      {t.emptyText}
    </EmptyState>
  );
}
