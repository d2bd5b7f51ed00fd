import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { orgPath, projectPath } from '../../app/addresses.ts';
import { useChannelChoice } from '../../app/channel-choice.ts';
import { ChannelPicker } from '../../app/channel-picker.tsx';
import { useCrumbs } from '../../app/crumbs.ts';
import { FaultView } from '../../app/fault-view.tsx';
import { useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { insightTexts } from '../../texts/insights.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Segmented } from '../../ui/radio-group.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { InsightContent } from './insight-content.tsx';
import { RANGES, useRange } from './range.ts';

/** `/o/{org}/insights` and `/o/{org}/p/{project}/insights`: the figures of a channel over time. */
export function InsightsPage(): ReactNode {
  const { org = '', project } = useParams({ strict: false });
  const t = useTexts(insightTexts);
  const choice = useChannelChoice({ org, project });
  const { range, days, choose } = useRange();
  const crumbs = useCrumbs({ org, project });
  const { chosen, error, retry } = choice;
  const overview = project ? projectPath({ org, project }) : orgPath(org);
  const ranges = RANGES.map((value) => ({ value, label: t.ranges[value] }));
  return (
    <Page
      title={t.title}
      crumbs={crumbs}
      description={t.intro}
      actions={
        chosen && (
          <>
            <ChannelPicker choice={choice} />
            <Segmented label={t.range} choices={ranges} value={range} onValue={choose} />
          </>
        )
      }
    >
      {chosen && <InsightContent key={`${chosen.app} ${chosen.channel}`} at={chosen} days={days} />}
      {chosen === undefined && (error ? <FaultView error={error} onRetry={retry} /> : <Skeleton lines={8} />)}
      {chosen === null && (
        <EmptyState
          level={2}
          icon="chart"
          title={t.noApps}
          actions={<ButtonLink href={overview}>{t.toOverview}</ButtonLink>}
        >
          {t.noAppsText}
        </EmptyState>
      )}
    </Page>
  );
}
