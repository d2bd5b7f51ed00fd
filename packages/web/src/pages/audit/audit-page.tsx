import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTexts } from '../../app/language.ts';
import { auditTexts } from '../../texts/audit.ts';
import { SettingsFrame } from '../organisations/settings-frame.tsx';
import { AuditTable } from './audit-table.tsx';

/** `/o/{org}/settings/audit`: who changed what, and when. */
export function AuditPage(): ReactNode {
  const { org } = useParams({ from: '/o/$org/settings/audit' });
  const t = useTexts(auditTexts);
  return (
    <SettingsFrame org={org} part="audit" description={t.intro}>
      {() => <AuditTable org={org} />}
    </SettingsFrame>
  );
}
