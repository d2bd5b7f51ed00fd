import type { ReleaseInsight } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { AboutCard } from './about-card.tsx';
import { AdoptionCard } from './adoption-card.tsx';
import { AudienceCard } from './audience-card.tsx';
import { FormsCard } from './forms-card.tsx';
import { HealthCard } from './health-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { ReleaseBanners } from './release-banners.tsx';
import type { ChannelTarget } from './release-target.ts';
import { ReleaseTiles } from './release-tiles.tsx';

/** A release's figures and charts, and beside them what it is and what was done to it. */
export function ReleaseContent({ at, insight }: { at: ChannelTarget; insight: ReleaseInsight }): ReactNode {
  return (
    <div className="flex flex-col gap-4">
      <ReleaseBanners at={at} insight={insight} />
      <ReleaseTiles insight={insight} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_18rem] min-[86rem]:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="flex flex-col gap-4">
          <AdoptionCard at={at} insight={insight} />
          <AudienceCard at={at} insight={insight} />
          <HealthCard insight={insight} />
          <FormsCard insight={insight} />
        </div>
        <div className="flex flex-col gap-4">
          <AboutCard at={at} insight={insight} />
          <HistoryCard at={at} label={insight.release.label} />
        </div>
      </div>
    </div>
  );
}
