import { useQuery } from '@tanstack/react-query';
import type { Organisation } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { orgPath } from '../../app/addresses.ts';
import { api } from '../../app/api.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { Loaded } from '../../app/loaded.tsx';
import { may } from '../../app/may.ts';
import { Page } from '../../app/page.tsx';
import { settingsTexts } from '../../texts/settings.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TabLinks } from '../../ui/tabs.tsx';
import { settingsParts, type SettingsPart } from '../../app/settings-parts.ts';

/** One part of an organisation's settings, with the way to the others that the role opens. */
export function SettingsFrame(props: {
  org: string;
  part: SettingsPart;
  description?: string;
  actions?: (organisation: Organisation) => ReactNode;
  children: (organisation: Organisation) => ReactNode;
}): ReactNode {
  const { org, part } = props;
  const t = useTexts(settingsTexts);
  const query = useQuery(api.organisations.get.queryOptions({ input: { org } }));
  const found = query.data;
  const isOpen = found && isOpenTo(found, part);
  const crumbs = useCrumbs({ org });
  return (
    <Page
      title={t.parts[part]}
      crumbs={[...crumbs, { label: t.title, href: orgPath(org, 'settings') }]}
      description={props.description}
      actions={isOpen && props.actions?.(found)}
      tabs={<SettingsTabs {...{ org, part, organisation: found }} />}
    >
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {(organisation) => (isOpen ? props.children(organisation) : <Closed org={org} />)}
      </Loaded>
    </Page>
  );
}

function isOpenTo({ role }: Organisation, part: SettingsPart): boolean {
  const { needs } = settingsParts[part];
  return needs === null || may(role, needs);
}

function SettingsTabs(props: {
  org: string;
  part: SettingsPart;
  organisation: Organisation | undefined;
}): ReactNode {
  const { org, organisation } = props;
  const t = useTexts(settingsTexts);
  const parts = (Object.keys(settingsParts) as SettingsPart[]).filter(
    (part) => part === props.part || (organisation && isOpenTo(organisation, part)),
  );
  const links = parts.map((part) => ({
    href: orgPath(org, 'settings', ...settingsParts[part].path),
    label: t.parts[part],
    isCurrent: part === props.part,
  }));
  return <TabLinks label={t.nav} links={links} />;
}

function Closed({ org }: { org: string }): ReactNode {
  const t = useTexts(settingsTexts);
  return (
    <EmptyState
      level={2}
      icon="lock"
      title={t.closed}
      actions={<ButtonLink href={orgPath(org, 'settings', 'members')}>{t.parts.members}</ButtonLink>}
    >
      {t.closedText}
    </EmptyState>
  );
}
