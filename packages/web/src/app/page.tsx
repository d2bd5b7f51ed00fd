import { useMatch } from '@tanstack/react-router';
import { useEffect, type ComponentProps, type ReactNode } from 'react';
import { PageHeader } from '../ui/page-header.tsx';
import { arrive } from './arrival.ts';

/**
 * A page: its header, its content, and its title in the window. Every page has exactly one.
 *
 * @example <Page title={t.title} crumbs={[{ label: org, href: orgPath(org) }]}>…</Page>
 */
export function Page(
  props: Omit<ComponentProps<typeof PageHeader>, 'title'> & { title: string; children: ReactNode },
): ReactNode {
  const { children, ...header } = props;
  const { title } = props;
  // The router's own location is ahead of what is shown while the next page is on its way.
  const pathname = useMatch({ strict: false, select: (match) => match.pathname });
  useEffect(() => arrive(pathname, title), [pathname, title]);
  return (
    <>
      <PageHeader {...header} />
      {children}
    </>
  );
}
