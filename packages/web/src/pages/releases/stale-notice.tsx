import type { StaleRelease } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releaseActTexts } from '../../texts/release-acts.ts';
import { Banner } from '../../ui/banner.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useChangeEvents } from './change-words.tsx';

/** What somebody else did to a release while one was at it. */
export function StaleNotice({ stale }: { stale: StaleRelease }): ReactNode {
  const t = useTexts(releaseActTexts).stale;
  const events = useChangeEvents(stale.since);
  return (
    <Banner tone="warning" title={t.title} isLive>
      <p className="mb-3">{t.text}</p>
      <Timeline label={t.title} events={events} />
    </Banner>
  );
}
