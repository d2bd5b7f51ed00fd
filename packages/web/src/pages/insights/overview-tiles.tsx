import type { AppStanding } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { overviewTexts } from '../../texts/overview.ts';
import { StatTile, StatTiles } from '../../ui/stat-tile.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import type { OverviewState } from './use-overview.ts';

/** The figures of an overview in all. `isPart`: more apps than these follow, so that only the server knows all. */
export function OverviewTiles(props: {
  state: OverviewState;
  isPart: boolean;
  releasesHref: string;
}): ReactNode {
  const { state, isPart } = props;
  const t = useTexts(overviewTexts);
  const format = useFormat();
  const { apps, channels, activeDevices, rollingOut } = (isPart && state.totals) || totalsOf(state.apps);
  const urgent = state.attention.length;
  return (
    <StatTiles>
      <StatTile label={t.activeDevices} value={format.number(activeDevices)} hint={t.activeHint} />
      <StatTile label={t.apps} value={format.number(apps)} hint={t.channels(format.number(channels))} />
      <StatTile
        label={t.rollingOut}
        value={format.number(rollingOut)}
        hint={t.rollingOutHint}
        href={`${props.releasesHref}?state=rolling-out`}
      />
      <StatTile
        label={t.attentionCount}
        value={format.number(urgent)}
        hint={urgent === 0 ? t.attentionNone : t.attentionSome}
      />
    </StatTiles>
  );
}

// While all apps are here their figures arrive live.
function totalsOf(apps: AppStanding[]): NonNullable<OverviewState['totals']> {
  const channels = apps.flatMap((app) => app.channels);
  return {
    apps: apps.length,
    channels: channels.length,
    activeDevices: channels.reduce((sum, { totalActive }) => sum + totalActive, 0),
    rollingOut: channels.filter(({ newest }) => newest?.state === 'rolling-out').length,
  };
}
