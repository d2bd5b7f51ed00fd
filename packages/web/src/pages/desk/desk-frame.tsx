import { useLocation } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { deskTexts } from '../../texts/desk.ts';
import { TabLinks } from '../../ui/tabs.tsx';
import { deskParts } from './desk-parts.ts';

/** What the pages of the desk share: their parts as tabs, and the whole width of a large window. */
export function DeskFrame(props: Omit<ComponentProps<typeof Page>, 'tabs' | 'crumbs'>): ReactNode {
  const t = useTexts(deskTexts);
  const pathname = useLocation({ select: (location) => location.pathname });
  const links = deskParts.map(({ id, href }) => ({
    href,
    label: t.partNames[id],
    isCurrent: href === pathname,
  }));
  return (
    <Page {...props} tabs={<TabLinks label={t.parts} links={links} />}>
      <div data-whole-width>{props.children}</div>
    </Page>
  );
}
