import type { ListedRelease } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { channelTexts } from '../../texts/channels.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { StatTile } from '../../ui/stat-tile.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { ReleaseStateBadge } from '../releases/release-state.tsx';
import { inChannel, type ChannelTarget } from '../releases/release-target.ts';

const ACTS = {
  live: ['promote', 'roll-back'],
  'rolling-out': ['raise', 'roll-back'],
  halted: ['resume', 'roll-back'],
  disabled: ['enable', 'roll-back'],
} as const;

/** The newest release of a channel, how it goes, and what is likely to be done with it. */
export function CurrentRelease(props: {
  at: ChannelTarget;
  newest: ListedRelease;
  /** What every device of its range is offered; the same one, or one before it. */
  live: ListedRelease | undefined;
}): ReactNode {
  const t = useTexts(channelTexts);
  const format = useFormat();
  const { at, newest, live } = props;
  const { org, app } = at;
  const role = useQuery(api.apps.get.queryOptions({ input: { org, app } })).data?.role;
  const counts = useQuery(api.metrics.channel.queryOptions({ input: inChannel(at) })).data;
  const { label, figures } = newest;
  const href = channelPath(at, 'releases', label);
  return (
    <Card
      title={t.current}
      actions={
        <>
          {may(role, 'release.update') &&
            ACTS[newest.state].map((act) => (
              <ButtonLink key={act} href={`${href}?do=${act}`}>
                {t.acts[act]}
              </ButtonLink>
            ))}
          <ButtonLink kind="primary" href={href}>
            {t.open(label)}
          </ButtonLink>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="text-xl font-semibold">{label}</span>
          <ReleaseStateBadge {...newest} />
          <code className="ui-mono">{newest.appVersion}</code>
          <span className="text-quiet">{newest.description.split('\n', 1)[0]}</span>
        </p>
        <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          <StatTile
            label={t.active}
            value={format.number(figures.active)}
            hint={counts && t.ofTotal(format.number(counts.totalActive))}
          />
          <StatTile label={t.installed} value={format.number(figures.installed)} />
          <StatTile label={t.failed} value={format.number(figures.failed)} />
          <StatTile label={t.rolledBack} value={format.number(figures.rolledBack)} />
        </dl>
        {live?.id !== newest.id && <p className="text-quiet">{live ? t.others(live.label) : t.othersNone}</p>}
      </div>
    </Card>
  );
}
