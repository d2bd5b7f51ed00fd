import type { ReleaseInsight } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { releaseTexts } from '../../texts/release.ts';
import { Card } from '../../ui/card.tsx';
import { CopyableId } from '../../ui/copyable-id.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Time } from '../../ui/time.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import type { ChannelTarget } from './release-target.ts';
import { SourceMapLink } from './source-map-link.tsx';

/** What a release is. */
export function AboutCard({ at, insight }: { at: ChannelTarget; insight: ReleaseInsight }): ReactNode {
  const t = useTexts(releaseTexts);
  const format = useFormat();
  const { release } = insight;
  const { originalChannel, originalLabel, method } = release;
  const origin = [originalChannel, originalLabel].filter((part) => part !== null).join(' ');
  return (
    <Card title={t.about}>
      <p className={`mb-3 whitespace-pre-line ${release.description ? '' : 'text-quiet'}`}>
        {release.description || t.noDescription}
      </p>
      <KeyValues
        items={[
          { label: t.range, value: <code className="ui-mono">{release.appVersion}</code> },
          { label: t.update, value: release.isMandatory ? t.mandatory : t.optional },
          { label: t.method, value: t.methods[method](origin) },
          { label: t.by, value: <PersonName name={release.releasedByName} account={release.releasedBy} /> },
          { label: t.at, value: <Time value={release.createdAt} withUtc /> },
          { label: t.size, value: format.bytes(release.sizeBytes) },
          { label: t.hash, value: <CopyableId value={release.packageHash} length={12} label={t.hash} /> },
          { label: t.signed, value: release.isSigned ? t.isSigned : t.isNotSigned },
          {
            label: t.commit,
            value: release.commit && <CopyableId value={release.commit} length={12} label={t.commit} />,
          },
          {
            label: t.sourceMap,
            value: release.hasSourceMap ? <SourceMapLink at={at} label={release.label} /> : null,
          },
          { label: t.id, value: <CopyableId value={release.id} length={12} label={t.id} /> },
        ]}
      />
    </Card>
  );
}
