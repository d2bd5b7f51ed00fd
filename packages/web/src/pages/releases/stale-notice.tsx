import type { Release, StaleRelease } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releaseActTexts } from '../../texts/release-acts.ts';
import { Banner } from '../../ui/banner.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useChangeEvents } from './change-words.tsx';

/** What somebody else did to a release while one was at it. Histories keep no descriptions, so the new one is told. */
export function StaleNotice(props: { stale: StaleRelease; seen: Release; now: Release }): ReactNode {
  const { stale, seen, now } = props;
  const t = useTexts(releaseActTexts).stale;
  const events = useChangeEvents(stale.since);
  return (
    <Banner tone="warning" title={t.title} isLive>
      <p className="mb-3">{t.text}</p>
      <Timeline label={t.title} events={events} />
      {now.description !== seen.description && (
        <>
          <p className="mt-3 text-quiet">{t.description}</p>
          <p className="whitespace-pre-wrap">{now.description}</p>
        </>
      )}
    </Banner>
  );
}
