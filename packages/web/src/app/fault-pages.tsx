import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { shellTexts } from '../texts/shell.ts';
import { ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FaultView } from './fault-view.tsx';
import { useTexts } from './language.ts';
import { Page } from './page.tsx';

/** An address that leads nowhere. */
export function NotFoundPage(): ReactNode {
  const t = useTexts(shellTexts).notFound;
  return (
    <Page title={t.title}>
      <EmptyState icon="search" title={t.text} actions={<ButtonLink href="/o">{t.home}</ButtonLink>} />
    </Page>
  );
}

/** A page that broke; trying again draws it anew. */
export function FaultPage({ error, reset }: ErrorComponentProps): ReactNode {
  const router = useRouter();
  useEffect(() => router.subscribe('onBeforeNavigate', reset), [router, reset]);
  return <FaultView level={1} error={error} onRetry={() => void router.invalidate().then(reset)} />;
}
