import type { ReactNode } from 'react';
import { orgPath, projectPath } from '../../app/addresses.ts';
import { useCrumbs } from '../../app/crumbs.ts';
import { useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { supportTexts } from '../../texts/support.ts';
import { TabLinks } from '../../ui/tabs.tsx';

const PARTS = ['tickets', 'kept', 'premium', 'community'] as const;

/** Where support is looked at: an organisation, or one of its projects. */
export interface SupportPlace {
  org: string;
  project?: string | undefined;
}

/** The address of a part of support; requests alone are looked at by project. */
export function supportPath({ org, project }: SupportPlace, ...more: string[]): string {
  if (project && more.length === 0) return projectPath({ org, project }, 'support');
  return orgPath(org, 'support', ...more);
}

/** One part of support, with the way to the others. */
export function SupportFrame(props: {
  at: SupportPlace;
  part: (typeof PARTS)[number];
  description: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { at, part } = props;
  const t = useTexts(supportTexts);
  const links = PARTS.map((each) => ({
    href: each === 'tickets' ? supportPath(at) : supportPath(at, each),
    label: t.parts[each],
    isCurrent: each === part,
  }));
  return (
    <Page
      title={part === 'tickets' ? t.title : t.parts[part]}
      crumbs={useCrumbs(at)}
      description={props.description}
      actions={props.actions}
      tabs={<TabLinks label={t.nav} links={links} />}
    >
      {props.children}
    </Page>
  );
}
