import type { Evidence } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { deskEvidenceTexts } from '../../texts/desk-evidence.ts';
import { useFormat } from '../../ui/ui-context.tsx';
import { ReleaseStateBadge } from '../releases/release-state.tsx';
import { EvidencePart } from './evidence-part.tsx';

/** The newest release of each channel, and how it went when it was shared. */
export function EvidenceReleases({ releases }: { releases: NonNullable<Evidence['releases']> }): ReactNode {
  const t = useTexts(deskEvidenceTexts);
  const format = useFormat();
  const share = (value: number | null): string => (value === null ? '–' : format.percent(value, 1));
  return (
    <EvidencePart title={t.items.releases}>
      <ul className="flex flex-col gap-2">
        {releases.map((release) => (
          <li key={`${release.app} ${release.channel}`}>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-medium">
                {release.app} · {release.channel} · {release.label}
              </span>
              <ReleaseStateBadge state={release.state} rollout={release.rollout} />
            </p>
            {release.haltReason && <p>{release.haltReason}</p>}
            <p className="text-xs text-quiet">
              {t.crashes(share(release.health.failedShare))}
              {release.adoption !== null && ` · ${t.adoption(format.percent(release.adoption))}`}
            </p>
          </li>
        ))}
      </ul>
    </EvidencePart>
  );
}
