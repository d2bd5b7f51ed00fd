import type { ChannelStanding, ReleaseStanding } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { useTexts } from '../../app/language.ts';
import { overviewTexts } from '../../texts/overview.ts';
import { Progress } from '../../ui/progress.tsx';
import { useFormat, useUi } from '../../ui/ui-context.tsx';
import { ReleaseStateBadge } from '../releases/release-state.tsx';

// As what needs attention is judged.
const MANY = { share: 0.05, attempts: 20 };

/** The newest release of a channel, and what those devices get that it is not offered to. */
export function NewestCell(props: {
  at: { org: string; project: string; app: string };
  channel: ChannelStanding;
}): ReactNode {
  const t = useTexts(overviewTexts);
  const { Link } = useUi();
  const { newest, live, name } = props.channel;
  if (!newest) return <span className="text-quiet">{t.nothing}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <Link
        href={channelPath({ ...props.at, channel: name }, 'releases', newest.label)}
        className="font-medium text-accent"
      >
        {newest.label}
      </Link>
      <ReleaseStateBadge state={newest.state} rollout={newest.rollout} />
      {live && live.label !== newest.label && (
        <span className="text-quiet">{t.everyoneElse(live.label)}</span>
      )}
    </span>
  );
}

/** How many of a channel's active devices run the newest release. */
export function AdoptionCell({ newest }: { newest: ReleaseStanding | null }): ReactNode {
  const t = useTexts(overviewTexts);
  const format = useFormat();
  if (!newest || newest.adoption === null) return <span className="text-quiet">–</span>;
  return (
    <span className="flex items-center gap-2">
      <Progress
        isLabelHidden
        label={t.adoptionOf(newest.label)}
        value={newest.adoption}
        max={1}
        className="w-24"
      />
      <span className="tabular-nums">{format.percent(newest.adoption, 1)}</span>
    </span>
  );
}

/** On how many devices the newest release failed; many are told apart by more than a colour. */
export function FailedCell({ newest }: { newest: ReleaseStanding | null }): ReactNode {
  const format = useFormat();
  if (!newest) return <span className="text-quiet">–</span>;
  const { failed, installed } = newest.figures;
  const attempts = failed + installed;
  const share = failed === 0 ? 0 : failed / attempts;
  const isMany = share >= MANY.share && attempts >= MANY.attempts;
  return (
    <span className={isMany ? 'font-semibold text-bad' : ''}>
      {format.number(failed)}
      {failed > 0 && <span className="ml-1 font-normal text-quiet">({format.percent(share)})</span>}
    </span>
  );
}
