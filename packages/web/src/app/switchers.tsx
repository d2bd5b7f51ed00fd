import type { ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import type { IconName } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { orgPath, projectPath } from './addresses.ts';
import { api, client } from './api.ts';
import { useTexts } from './language.ts';
import { useWholeList } from './whole-list.ts';

/** Which organisation one looks at, and the way to the others. */
export function OrganisationSwitcher({ org }: { org: string | undefined }): ReactNode {
  const t = useTexts(shellTexts);
  const { data: items = [] } = useWholeList(api.organisations.list.key(), client.organisations.list, {});
  const present = items.find(({ id, slug }) => slug === org || id === org);
  const name = present?.name ?? org;
  const entries = items.map(({ name: label, slug }) => ({
    label,
    href: orgPath(slug),
    isCurrent: slug === present?.slug,
  }));
  return (
    <Switcher
      label={name ? t.switchOrganisation(name) : t.chooseOrganisation}
      icon="building"
      name={name ?? t.chooseOrganisation}
      entries={[
        { heading: t.organisations },
        ...entries,
        { separator: true },
        { label: t.allOrganisations, href: '/o', icon: 'building' },
        { label: t.newOrganisation, href: '/o?new=organisation', icon: 'plus' },
      ]}
    />
  );
}

/** Which project one looks at, and the way to the others. */
export function ProjectSwitcher(props: { org: string; project: string | undefined }): ReactNode {
  const t = useTexts(shellTexts);
  const { org, project } = props;
  const { data: items = [] } = useWholeList(api.projects.list.key(), client.projects.list, { org });
  const present = items.find(({ id, slug }) => slug === project || id === project);
  const name = present?.name ?? project ?? t.allProjects;
  const entries = items.map(({ name: label, slug }) => ({
    label,
    href: projectPath({ org, project: slug }),
    isCurrent: slug === present?.slug,
  }));
  return (
    <Switcher
      label={t.switchProject(name)}
      icon="folder"
      name={name}
      entries={[
        { label: t.allProjects, href: orgPath(org), isCurrent: !project },
        ...entries,
        { separator: true },
        { label: t.newProject, href: `${orgPath(org)}?new=project`, icon: 'plus' },
      ]}
    />
  );
}

function Switcher(props: {
  label: string;
  name: string;
  icon: IconName;
  entries: Parameters<typeof Menu>[0]['entries'];
}): ReactNode {
  return (
    <Menu label={props.label} entries={props.entries} align="start" icon={props.icon} className="w-full">
      <span className="sr-only">{props.label}</span>
      <span aria-hidden className="min-w-0 flex-1 truncate text-left">
        {props.name}
      </span>
    </Menu>
  );
}
