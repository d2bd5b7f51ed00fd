import { useLocation } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { Page } from '../../app/page.tsx';
import { operationTexts } from '../../texts/operations.ts';
import { TabLinks } from '../../ui/tabs.tsx';

const PARTS = [
  { id: 'now', href: '/admin/status' },
  { id: 'history', href: '/admin/status/history' },
  { id: 'components', href: '/admin/status/components' },
  { id: 'exclusions', href: '/admin/status/exclusions' },
] as const;

/** What the pages about the status site share: their parts as tabs. */
export function OperationsFrame(
  props: Omit<ComponentProps<typeof Page>, 'title' | 'tabs' | 'crumbs'> & {
    part: (typeof PARTS)[number]['id'];
  },
): ReactNode {
  const { part, ...page } = props;
  const t = useTexts(operationTexts);
  const pathname = useLocation({ select: (location) => location.pathname });
  const links = PARTS.map(({ id, href }) => ({
    href,
    label: t.tabNames[id],
    isCurrent: href === pathname,
  }));
  return <Page {...page} title={t.partNames[part]} tabs={<TabLinks label={t.parts} links={links} />} />;
}
