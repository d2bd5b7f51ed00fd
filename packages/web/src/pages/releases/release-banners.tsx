import type { ReleaseInsight } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { channelPath } from '../../app/addresses.ts';
import { useTexts } from '../../app/language.ts';
import { releaseTexts } from '../../texts/release.ts';
import { Banner } from '../../ui/banner.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import type { ChannelTarget } from './release-target.ts';
import { useNewest } from './use-newest.ts';

/** What must be known before anything else: that nobody gets the release, or that a newer one is there. */
export function ReleaseBanners({ at, insight }: { at: ChannelTarget; insight: ReleaseInsight }): ReactNode {
  const t = useTexts(releaseTexts);
  const newest = useNewest(at);
  const { label, isHalted, isDisabled, haltReason } = insight.release;
  const isOlder = newest && newest.label !== label;
  return (
    <>
      {isHalted && (
        <Banner tone="warning" title={t.haltedTitle}>
          <p>{t.haltedText}</p>
          {haltReason && <p>{t.haltedBecause(haltReason)}</p>}
        </Banner>
      )}
      {isDisabled && (
        <Banner tone="warning" title={t.disabledTitle}>
          {t.disabledText}
        </Banner>
      )}
      {isOlder && (
        <Banner
          tone="info"
          title={t.newerTitle(newest.label)}
          actions={
            <ButtonLink href={channelPath(at, 'releases', newest.label)}>
              {t.newerLink(newest.label)}
            </ButtonLink>
          }
        >
          {t.newerText}
        </Banner>
      )}
    </>
  );
}
