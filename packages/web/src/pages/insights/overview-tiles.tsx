import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { overviewTexts } from '../../texts/overview.ts';
import { StatTile, StatTiles } from '../../ui/stat-tile.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import type { OverviewState } from './use-overview.ts';

/** The figures of an overview in all. `isPart`: more apps than these follow. */
export function OverviewTiles(props: {
  state: OverviewState;
  isPart: boolean;
  releasesHref: string;
}): ReactNode {
  const { state, isPart } = props;
  const t = useTexts(overviewTexts);
  const format = useFormat();
  const channels = state.apps.flatMap((app) => app.channels);
  const active = channels.reduce((sum, { totalActive }) => sum + totalActive, 0);
  const rolling = channels.filter(({ newest }) => newest?.state === 'rolling-out').length;
  const write = (count: number): string => `${format.number(count)}${isPart ? '+' : ''}`;
  const urgent = state.attention.length;
  return (
    <StatTiles>
      <StatTile label={t.activeDevices} value={write(active)} hint={t.activeHint} />
      <StatTile label={t.apps} value={write(state.apps.length)} hint={t.channels(write(channels.length))} />
      <StatTile
        label={t.rollingOut}
        value={write(rolling)}
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
