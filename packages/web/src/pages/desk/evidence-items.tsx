import type { Evidence } from '@codepushgo/contract';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { deskEvidenceTexts } from '../../texts/desk-evidence.ts';
import { KeyValues } from '../../ui/key-values.tsx';
import { useFormat } from '../../ui/ui-context.tsx';
import { EvidenceDevice } from './evidence-device.tsx';
import { EvidencePart } from './evidence-part.tsx';
import { EvidenceReleases } from './evidence-releases.tsx';

/** What is shared, each item under its name. What is not shared is not here. */
export function EvidenceItems({ evidence }: { evidence: Evidence }): ReactNode {
  const t = useTexts(deskEvidenceTexts);
  const language = useLanguage();
  const { project, releases, device, diff, versions, doctor, incidents } = evidence;
  return (
    <>
      {project && (
        <EvidencePart title={t.items.project}>
          <p>{project.name}</p>
          <p className="text-xs text-quiet">{project.apps.map(({ name }) => name).join(', ')}</p>
        </EvidencePart>
      )}
      {releases && <EvidenceReleases releases={releases} />}
      {device && <EvidenceDevice device={device} />}
      {diff && <Diff diff={diff} />}
      {versions && (
        <EvidencePart title={t.items.versions}>
          <KeyValues
            items={Object.entries(versions).map(([label, value]) => ({
              label,
              value: <code className="ui-mono break-all">{value}</code>,
            }))}
          />
        </EvidencePart>
      )}
      {doctor && (
        <EvidencePart title={t.items.doctor}>
          <ul className="flex flex-col gap-1">
            {doctor.checks.map(({ id, state, detail }) => (
              <li key={id}>
                <span className="font-medium">{state}</span> {detail}
              </li>
            ))}
          </ul>
        </EvidencePart>
      )}
      {incidents && incidents.length > 0 && (
        <EvidencePart title={t.items.incidents}>
          <ul className="flex flex-col gap-1">
            {incidents.map(({ id, title }) => (
              <li key={id}>{title[language]}</li>
            ))}
          </ul>
        </EvidencePart>
      )}
    </>
  );
}

function Diff({ diff }: { diff: NonNullable<Evidence['diff']> }): ReactNode {
  const t = useTexts(deskEvidenceTexts);
  const format = useFormat();
  const { added, changed, removed, comparedWith, files } = diff;
  return (
    <EvidencePart title={t.items.diff}>
      <p>
        {diff.label} · {comparedWith === null ? t.firstRelease : t.comparedWith(comparedWith)}
      </p>
      <p className="text-quiet">
        {t.changes(format.number(added), format.number(changed), format.number(removed))} ·{' '}
        {format.bytes(diff.sizeBytes)}
      </p>
      <ul className="mt-1 flex flex-col">
        {files.slice(0, 20).map(({ path, change }) => (
          <li key={path} className="ui-mono text-xs break-all">
            {{ added: '+', changed: '~', removed: '−' }[change]} {path}
          </li>
        ))}
      </ul>
    </EvidencePart>
  );
}
