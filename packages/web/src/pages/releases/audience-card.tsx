import type { ReleaseInsight } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releasePartTexts } from '../../texts/release-parts.ts';
import { Card } from '../../ui/card.tsx';
import { AudiencePreview } from './audience-preview.tsx';
import { shareOf } from './release-state.tsx';
import type { ChannelTarget } from './release-target.ts';

/** Whom a release is for, and how many of them it is offered to. */
export function AudienceCard({ at, insight }: { at: ChannelTarget; insight: ReleaseInsight }): ReactNode {
  const t = useTexts(releasePartTexts);
  const { release } = insight;
  return (
    <Card title={t.whoGetsIt} actions={<code className="ui-mono">{release.appVersion}</code>}>
      <AudiencePreview at={at} appVersion={release.appVersion} share={shareOf(release)} />
    </Card>
  );
}
