import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { accountTexts } from '../../texts/account.ts';
import { TabLinks } from '../../ui/tabs.tsx';

const paths = {
  profile: '/account',
  sessions: '/account/sessions',
  'access-keys': '/account/access-keys',
  alerts: '/account/alerts',
  'support-data': '/account/support-data',
} as const;

/** One part of one's account, with the way to the others. */
export function AccountFrame(props: {
  part: keyof typeof paths;
  description: string;
  actions?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { part } = props;
  const t = useTexts(accountTexts);
  const links = (Object.keys(paths) as (keyof typeof paths)[]).map((each) => ({
    href: paths[each],
    label: t.parts[each],
    isCurrent: each === part,
  }));
  return (
    <Page
      title={t.parts[part]}
      crumbs={[{ label: t.title, href: '/account' }]}
      description={props.description}
      actions={props.actions}
      tabs={<TabLinks label={t.nav} links={links} />}
    >
      {props.children}
    </Page>
  );
}
