import type { ReleaseInsight } from '@codepushgo/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { orgPath, projectPath } from '../../app/addresses.ts';
import { useAct } from '../../app/act-dialog.ts';
import { api } from '../../app/api.ts';
import { useTexts } from '../../app/language.ts';
import { may } from '../../app/may.ts';
import { writeSearch } from '../../app/search.ts';
import { releaseTexts } from '../../texts/release.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { ActDialog } from './act-dialogs.tsx';
import { ACT_ICONS, actsOf, type Act } from './acts.ts';
import { LiveMark } from './live-mark.tsx';
import { ReleaseStateBadge } from './release-state.tsx';
import type { ChannelTarget } from './release-target.ts';
import { useNewest } from './use-newest.ts';

interface Props {
  at: ChannelTarget;
  insight: ReleaseInsight;
}

/** What stands beside the label: its state, whether it is the current one, whether figures arrive. */
export function ReleaseMeta({ at, insight, isLive }: Props & { isLive: boolean }): ReactNode {
  const t = useTexts(releaseTexts);
  const { release } = insight;
  return (
    <>
      <ReleaseStateBadge {...release} />
      {useNewest(at)?.label === release.label && <Badge tone="accent">{t.current}</Badge>}
      <LiveMark isLive={isLive} />
    </>
  );
}

/** What can be done with a release: the likeliest as buttons, the rest in a menu. */
export function ReleaseActions({ at, insight }: Props): ReactNode {
  const t = useTexts(releaseTexts);
  const { act, start, close } = useAct();
  const { org, app, channel } = at;
  const { release, figures } = insight;
  const { label } = release;
  const role = useQuery(api.apps.get.queryOptions({ input: { org, app } })).data?.role;
  const isNewest = useNewest(at)?.label === label;
  const devices = projectPath(at, 'devices') + writeSearch({ app, channel, release: label });
  const toDevices = { label: t.devicesOnIt, icon: 'smartphone', href: devices } as const;
  const about = { project: at.project, app, channel, release: label };
  const toSupport = {
    label: t.askSupport,
    icon: 'life-buoy',
    href: orgPath(org, 'support', 'new') + writeSearch(about),
  } as const;
  const mayChange = may(role, 'release.update');
  const { first, rest } = actsOf(release);
  const wordOf = (name: Act): string =>
    name === 'roll-back' && !isNewest ? t.rollBackHere(label) : t.acts[name];
  return (
    <>
      {mayChange &&
        first.map((name, index) => (
          <Button
            key={name}
            kind={index === 0 ? 'primary' : 'secondary'}
            icon={ACT_ICONS[name]}
            onClick={() => start(name)}
          >
            {wordOf(name)}
          </Button>
        ))}
      <Menu
        label={t.more(label)}
        align="end"
        entries={
          mayChange
            ? [
                ...rest.map((name) => ({
                  label: wordOf(name),
                  icon: ACT_ICONS[name],
                  onSelect: () => start(name),
                })),
                { separator: true },
                toDevices,
                toSupport,
              ]
            : [{ heading: t.viewerOnly }, toDevices, toSupport]
        }
      />
      {mayChange && <ActDialog {...{ act, at, release, isNewest }} active={figures.active} onClose={close} />}
    </>
  );
}
